-- S13: where an employee has no responsible doctor, the core-expert doctor is the dossier doctor, and opens the dossier for a
-- duty that he states. Of several, the one who stated it: one at a time, while there is no responsible doctor, for a term.
CREATE TABLE access.stated_duty (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  doctor_id   uuid NOT NULL REFERENCES access.account,
  -- A code of policies/vocabulary.yaml, never words (D5).
  duty        text NOT NULL CHECK (duty ~ '^[a-z]+(-[a-z]+)*$'),
  stated_at   timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until timestamptz NOT NULL CHECK (valid_until > stated_at),
  ended_at    timestamptz CHECK (ended_at BETWEEN stated_at AND valid_until),
  -- Nobody where it ran out or a responsible doctor came.
  ended_by    uuid CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX stated_duty_one_at_a_time ON access.stated_duty (employee_id) WHERE ended_at IS NULL;
CREATE INDEX ON access.stated_duty (doctor_id);

ALTER TABLE access.stated_duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.stated_duty FORCE ROW LEVEL SECURITY;
CREATE POLICY facts_are_looked_up ON access.stated_duty FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);
GRANT SELECT ON access.stated_duty
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- S13: somebody is responsible and may open. One of whom the employee wasn't told yet opens nothing (S9), so he is no dossier
-- doctor yet.
CREATE FUNCTION access.has_responsible_doctor(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.employee_id = employee AND access.responsible(r.doctor_id, employee)) $$;

-- S13, S10, S15: the acting core-expert doctor is the dossier doctor, for the duty that he stated.
CREATE FUNCTION access.holds_duty(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
      SELECT 1 FROM access.stated_duty d
      WHERE d.employee_id = employee AND d.doctor_id = access.acting_account()
        AND d.stated_at <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.ended_at IS NULL OR d.ended_at > platform.clock()))
    AND access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND NOT access.has_responsible_doctor(employee) $$;

-- Whoever changes who the dossier doctor is does so one after the other.
CREATE FUNCTION access.lock_dossier_doctor(employee uuid) RETURNS void LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT pg_advisory_xact_lock(hashtextextended(employee::text, 0)) $$;

GRANT INSERT (id, employee_id, doctor_id, duty, valid_until), UPDATE (ended_at, ended_by) ON access.stated_duty TO kluis_desk;
CREATE POLICY the_core_expert_states_a_duty ON access.stated_duty FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'secrecy-supervision' AND doctor_id = (SELECT access.acting_account())
    AND access.registered(doctor_id) AND stated_at = platform.clock() AND ended_at IS NULL
    AND valid_until <= platform.clock() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'stated-duty-validity')
    AND NOT access.on_the_employers_side(doctor_id, employee_id)
    AND NOT access.has_responsible_doctor(employee_id));
CREATE POLICY a_duty_ends ON access.stated_duty FOR UPDATE TO kluis_desk
  USING ((SELECT access.supervises()) AND ended_at IS NULL) WITH CHECK ((SELECT access.supervises()) AND ended_at IS NOT NULL);

-- Ended by whoever stated it or by the medical direction; or it ran out; or a responsible doctor came.
CREATE FUNCTION access.is_an_end_of_duty(before access.stated_duty, after access.stated_duty) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_by IS NOT NULL THEN
        after.ended_by = access.acting_account() AND after.ended_at = platform.clock()
        AND (access.circle() = 'medical-direction' OR before.doctor_id = access.acting_account())
      WHEN before.valid_until <= platform.clock() THEN after.ended_at = before.valid_until
      ELSE after.ended_at = platform.clock() AND access.has_responsible_doctor(before.employee_id)
    END $$;
CREATE TRIGGER duties_end_once BEFORE UPDATE ON access.stated_duty FOR EACH ROW
  WHEN (row_security_active('access.stated_duty') AND access.is_an_end_of_duty(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();

-- The moment the employee was told of a responsible doctor, a stated duty is over, and doesn't come back when he goes.
CREATE FUNCTION access.end_duty_with_a_doctor() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.lock_dossier_doctor(NEW.employee_id);
  UPDATE access.stated_duty d SET ended_at = platform.clock()
  WHERE d.employee_id = NEW.employee_id AND d.ended_at IS NULL AND d.valid_until > platform.clock()
    AND access.has_responsible_doctor(NEW.employee_id);
  RETURN NULL;
END $$;
CREATE TRIGGER a_responsible_doctor_ends_the_duty AFTER UPDATE OF told_at ON access.responsibility FOR EACH ROW
  WHEN (NEW.told_at IS NOT NULL) EXECUTE FUNCTION access.end_duty_with_a_doctor();

-- S1: the core-expert doctor reads while deputising; for a stated duty he keeps the dossier too (I1, I4). No verdict: that takes
-- a doctor who guides the employee (V3, S11), and there is none.
CREATE OR REPLACE FUNCTION access.opens_medical(acting_circle text, employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'doctor' THEN access.responsible(access.acting_account(), employee)
      WHEN 'derived-secrecy' THEN access.delegated(employee, wanted)
      WHEN 'secrecy-supervision' THEN (wanted = 'read' AND access.deputises(employee))
        OR (wanted IN ('read', 'record', 'amend', 'withhold') AND access.holds_duty(employee))
      WHEN 'self' THEN wanted = 'read' AND access.own(employee)
    END, false) $$;

-- S11: the doctor who answers for what is written: the responsible one, or who stated the duty and writes himself.
CREATE FUNCTION access.answers_for(doctor uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.responsible(doctor, employee) OR coalesce(doctor = access.acting_account()
    AND access.circle() = 'secrecy-supervision' AND access.holds_duty(employee), false) $$;

ALTER POLICY who_records ON medical.entry
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record') AND author_id = (SELECT access.acting_account())
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision')
              AND access.answers_for(responsible_doctor_id, employee_id) AND recorded_at = platform.clock()
              AND entry_on <= platform.today());
ALTER POLICY who_records ON medical.piece
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record') AND version = 1
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision'));
ALTER POLICY who_amends ON medical.piece
  USING (access.opens_medical((SELECT access.circle()), employee_id, 'amend')
         AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision'));
ALTER POLICY who_records_or_amends ON medical.piece_version
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, CASE WHEN version = 1 THEN 'record' ELSE 'amend' END)
              AND author_id = (SELECT access.acting_account())
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision')
              AND access.answers_for(responsible_doctor_id, employee_id) AND recorded_at = platform.clock()
              AND (version = 1 OR EXISTS (SELECT 1 FROM medical.piece p WHERE p.id = piece_id AND p.version = piece_version.version)));
ALTER POLICY the_dossier_doctor_withholds ON medical.withholding
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
              AND access.opens_medical((SELECT access.circle()), employee_id, 'withhold')
              AND withheld_by = (SELECT access.acting_account()));
ALTER POLICY the_dossier_doctor_lifts ON medical.withholding
  USING ((SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
         AND access.opens_medical((SELECT access.circle()), employee_id, 'withhold') AND lifted_at IS NULL);

-- S4, S13: the core-expert doctor sees whose dossier he opens.
CREATE FUNCTION access.core_expert_opens(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.deputises(employee) OR access.holds_duty(employee) $$;
ALTER POLICY who_may_know_of_it ON employee.identity
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.absence_running(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'secrecy-supervision' THEN access.core_expert_opens(employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);

-- The application's lock judges the rows themselves.
CREATE FUNCTION access.duties_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('doctorId', d.doctor_id, 'from', d.stated_at,
      'validUntil', d.valid_until, 'endedAt', d.ended_at))
    FROM access.stated_duty d WHERE d.employee_id = employee AND d.doctor_id = access.acting_account()), '[]') $$;
CREATE OR REPLACE FUNCTION access.facts_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'at', platform.clock(), 'employeeId', e.id, 'employerId', e.employer_id, 'personAccountId', e.person_account_id,
    'responsibilities', coalesce((SELECT jsonb_agg(jsonb_build_object('doctorId', r.doctor_id, 'effectiveFrom', r.effective_from,
        'endedAt', r.ended_at, 'toldAt', r.told_at, 'doctor', access.person_facts(r.doctor_id)))
      FROM access.responsibility r WHERE r.employee_id = e.id AND r.effective_from IS NOT NULL AND r.ended_at IS NULL), '[]'),
    'delegations', coalesce((SELECT jsonb_agg(jsonb_build_object('doctorId', d.doctor_id, 'assistantId', d.assistant_id,
        'actions', d.actions, 'validFrom', d.valid_from, 'validUntil', d.valid_until, 'withdrawnAt', d.withdrawn_at))
      FROM access.delegation d WHERE d.employee_id = e.id AND d.assistant_id = access.acting_account()), '[]'),
    'deputisings', coalesce((SELECT jsonb_agg(jsonb_build_object('absentDoctorId', p.absent_doctor_id, 'deputyId', p.deputy_id,
        'validFrom', p.valid_from, 'validUntil', p.valid_until, 'endedAt', p.ended_at))
      FROM access.deputising p WHERE p.deputy_id = access.acting_account()), '[]'),
    'statedDuties', access.duties_of(e.id),
    'absences', coalesce((SELECT jsonb_agg(jsonb_build_object('firstDay', b.first_day, 'recoveredOn', b.recovered_on))
      FROM access.absence b WHERE b.employee_id = e.id), '[]'))
  FROM access.employee e WHERE e.id = employee
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
