-- S6, S10: of a delegation to somebody and a role that puts him on another side, made at once, one stands. Both have the roles of that
-- account to themselves, and then look again: at what was stored since they began, whatever its moment.
CREATE FUNCTION access.is_on_another_side(account uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.in_force_since IS NOT NULL AND h.ended_at IS NULL
      AND (h.valid_until IS NULL OR h.valid_until > platform.clock())
      AND (h.circle = 'casework' OR (h.circle = 'employer'
        AND h.employer_id = (SELECT e.employer_id FROM access.employee e WHERE e.id = employee)))) $$;
CREATE FUNCTION access.refuse_who_is_on_another_side() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.rely_on_roles_of(NEW.assistant_id);
  IF access.is_on_another_side(NEW.assistant_id, NEW.employee_id) THEN
    RAISE EXCEPTION 'derived secrecy is of who is on no other side' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER an_assistant_is_given_it AFTER INSERT ON access.delegation FOR EACH ROW
  WHEN (row_security_active('access.delegation')) EXECUTE FUNCTION access.refuse_who_is_on_another_side();
CREATE FUNCTION access.refuse_both_sides() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.lock_roles_of(NEW.account_id);
  IF access.takes_sides(NEW) THEN
    RAISE EXCEPTION 'nobody is on both sides' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_role_is_on_one_side AFTER INSERT OR UPDATE OF approved_by, confirmed_by, in_force_since ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND NEW.ended_at IS NULL AND NEW.circle IN ('casework', 'employer'))
  EXECUTE FUNCTION access.refuse_both_sides();

-- S5: a role that ran out by its own day ended as one that was ended. What was granted under it doesn't come back with another one; one
-- that was given before the other ran out goes on.
CREATE FUNCTION access.ran_out_since(account uuid, of_circle text, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.circle = of_circle AND h.in_force_since IS NOT NULL AND h.ended_at IS NULL
      AND h.valid_until > since AND h.valid_until <= platform.clock()
      AND NOT EXISTS (SELECT 1 FROM access.role n
        WHERE n.account_id = account AND n.circle = of_circle AND n.id <> h.id
          AND n.in_force_since <= h.valid_until AND n.valid_from <= h.valid_until
          AND (n.valid_until IS NULL OR n.valid_until > h.valid_until) AND (n.ended_at IS NULL OR n.ended_at > h.valid_until))) $$;

-- As before (0070), and: nor is what was granted before a role ran out, the doctor's or the assistant's.
CREATE OR REPLACE FUNCTION access.delegated(employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.declaration_in_force(access.acting_account(), 'derived-secrecy')
    AND access.instruction_in_force(access.acting_account())
    AND NOT access.does_casework(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND EXISTS (SELECT 1 FROM access.delegation d
      WHERE d.employee_id = employee AND d.assistant_id = access.acting_account() AND wanted = ANY (d.actions)
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.withdrawn_at IS NULL OR d.withdrawn_at > platform.clock())
        AND access.responsible_since(d.doctor_id, employee, d.valid_from)
        AND NOT access.left_since(d.doctor_id, d.valid_from)
        AND NOT access.ran_out_since(d.doctor_id, 'doctor', d.granted_at)
        AND NOT access.ran_out_since(d.assistant_id, 'derived-secrecy', d.granted_at)
        AND access.responsible(d.doctor_id, employee)) $$;
-- The moment of granting is the application's to judge by, too; and the row's own.
CREATE POLICY granted_now ON access.delegation AS RESTRICTIVE FOR INSERT TO kluis_desk WITH CHECK (granted_at = platform.clock());
CREATE OR REPLACE FUNCTION access.delegations_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('doctorId', d.doctor_id, 'assistantId', d.assistant_id,
      'actions', d.actions, 'grantedAt', d.granted_at, 'validFrom', d.valid_from, 'validUntil', d.valid_until,
      'withdrawnAt', d.withdrawn_at)), '[]')
    FROM access.delegation d WHERE d.employee_id = employee AND d.assistant_id = access.acting_account() $$;

-- S15, S11: in training under one doctor at a time, whoever that is: each act names one.
DROP FUNCTION access.training_overlaps(uuid, uuid, timestamptz, timestamptz, uuid);
CREATE FUNCTION access.training_overlaps(trainee uuid, since timestamptz, until timestamptz, beside uuid)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.training t
    WHERE t.trainee_id = trainee AND t.id <> beside AND t.ended_at IS NULL
      AND t.valid_from < until AND t.valid_until > since) $$;
CREATE OR REPLACE FUNCTION access.refuse_second_training() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.one_pair_at_a_time('training', NEW.trainee_id, NEW.trainee_id);
  IF access.training_overlaps(NEW.trainee_id, NEW.valid_from, NEW.valid_until, NEW.id) THEN
    RAISE EXCEPTION 'in training under one doctor at a time' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NULL;
END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
