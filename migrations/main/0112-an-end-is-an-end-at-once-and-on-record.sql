-- S9, S13: with the agreement, and with the role that made him a doctor, a responsibility is over. That is on record before anything
-- that could bring it back, or that rests on its being over: whoever does that ends it, in the same transaction and as the job
-- would have. What comes later, an agreement or a role, finds nothing left to bring back.

-- The role ended or ran out, all of them that made him a doctor; a suspended account, a lapsed registration and a training that is
-- over only rest (0020).
CREATE FUNCTION access.no_doctor_since(doctor uuid, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM access.role h
      WHERE h.account_id = doctor AND h.circle = 'doctor' AND h.ended_at IS NULL AND access.role_in_force(h))
    OR access.ran_out_since(doctor, 'doctor', since) $$;
-- Why a responsibility that nobody ended is over; null while it goes on.
CREATE FUNCTION access.over_because(held access.responsibility) RETURNS text
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
    WHEN NOT access.agreed_since(held.employee_id, coalesce(held.effective_from, held.given_at)) THEN 'agreement-ended'
    WHEN access.no_doctor_since(held.doctor_id, coalesce(held.effective_from, held.given_at)) THEN 'role-ended' END $$;
-- Whoever ends the role ends what rests on it; an agreement ends it in nobody's name, and so does a role that ran out.
CREATE FUNCTION access.over_by(held access.responsibility) RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN access.over_because(held) = 'role-ended' AND access.ends_role_now(held.doctor_id, 'doctor')
    THEN access.acting_account() END $$;

-- Ends those of these that are over, withdraws what was delegated under them (S5), and tells the employee, the doctor and the
-- assistants (S9); whose doctor is one no longer, the core-expert doctors hear that another is wanted.
CREATE FUNCTION access.end_what_is_over(these uuid[]) RETURNS SETOF access.responsibility
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  ended access.responsibility;
  derived access.delegation;
BEGIN
  -- In one order, so that two who end the same wait for each other.
  PERFORM 1 FROM access.responsibility r WHERE r.id = ANY (these) AND r.ended_at IS NULL ORDER BY r.employee_id, r.id FOR UPDATE;
  FOR ended IN
    UPDATE access.responsibility r SET ended_at = greatest(r.effective_from, platform.clock()),
      ended_because = access.over_because(r), ended_by = access.over_by(r)
    WHERE r.id = ANY (these) AND r.ended_at IS NULL AND access.over_because(r) IS NOT NULL RETURNING r.*
  LOOP
    RETURN NEXT ended;
    CONTINUE WHEN ended.effective_from IS NULL;
    INSERT INTO desk.notice (id, account_id, code, about)
    VALUES (gen_random_uuid(), ended.doctor_id, 'responsibility-ended', ended.id);
    INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), e.person_account_id, 'your-doctor-ended', ended.id
    FROM access.employee e WHERE e.id = ended.employee_id AND e.person_account_id IS NOT NULL;
    FOR derived IN
      UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = NULL
      WHERE d.doctor_id = ended.doctor_id AND d.employee_id = ended.employee_id AND d.withdrawn_at IS NULL
        AND d.valid_until > platform.clock() RETURNING d.*
    LOOP
      INSERT INTO desk.notice (id, account_id, code, about)
      VALUES (gen_random_uuid(), derived.assistant_id, 'delegation-withdrawn', derived.id);
    END LOOP;
    IF ended.ended_because = 'role-ended' THEN
      INSERT INTO desk.notice (id, account_id, code, about)
      SELECT gen_random_uuid(), k.account_id, 'doctor-wanted', ended.employee_id
      FROM (SELECT DISTINCT h.account_id FROM access.role h
        WHERE h.circle = 'secrecy-supervision' AND access.role_in_force(h) AND access.account_active(h.account_id)) k;
    END IF;
  END LOOP;
END $$;
-- The same by an act on something else: each end has its line in the trail, the one that the job writes (A6).
CREATE FUNCTION access.end_at_once(these uuid[]) RETURNS void
  LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT trail.add(coalesce(jsonb_agg(jsonb_build_object('request_id', gen_random_uuid(), 'acting_role',
      'responsibility-ending', 'purpose', 'statutory-duty', 'action', 'withdraw', 'kind', 'Responsibility', 'record_id', r.id,
      'employee_id', r.employee_id, 'rule', 'S13', 'outcome', 'allowed', 'status', 200, 'source', 'job',
      'route', 'job responsibility-ending')), '[]'))
    FROM access.end_what_is_over(these) r $$;

-- Before an agreement that would bring it back, and with the one that ends.
CREATE FUNCTION access.end_what_agreements_left() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_at_once(ARRAY(SELECT r.id FROM access.employee e JOIN access.responsibility r ON r.employee_id = e.id
    WHERE e.employer_id = NEW.employer_id AND r.ended_at IS NULL));
  RETURN NEW;
END $$;
CREATE TRIGGER before_it_counts_what_is_over_ends BEFORE INSERT OR UPDATE OF ends_on, starts_on ON access.agreement FOR EACH ROW
  WHEN (row_security_active('access.agreement')) EXECUTE FUNCTION access.end_what_agreements_left();
CREATE TRIGGER with_it_ends_what_rested_on_it AFTER UPDATE OF ends_on, starts_on ON access.agreement FOR EACH ROW
  WHEN (row_security_active('access.agreement')) EXECUTE FUNCTION access.end_what_agreements_left();

-- Before a duty is stated because nobody is responsible.
CREATE FUNCTION access.end_what_a_duty_follows() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_at_once(ARRAY(SELECT r.id FROM access.responsibility r
    WHERE r.employee_id = NEW.employee_id AND r.ended_at IS NULL));
  RETURN NEW;
END $$;
CREATE TRIGGER before_it_begins_what_is_over_ends BEFORE INSERT ON access.stated_duty FOR EACH ROW
  WHEN (row_security_active('access.stated_duty')) EXECUTE FUNCTION access.end_what_a_duty_follows();

-- Of a doctor who leaves, who loses the last role that makes him one, or is given one again.
CREATE FUNCTION access.end_what_rests_on(doctor uuid) RETURNS void LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.end_at_once(ARRAY(SELECT r.id FROM access.responsibility r
    WHERE r.doctor_id = doctor AND r.ended_at IS NULL)) $$;
CREATE FUNCTION access.end_what_a_departure_finds() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_what_rests_on(NEW.doctor_id);
  RETURN NEW;
END $$;
CREATE TRIGGER before_he_leaves_what_is_over_ends BEFORE INSERT ON access.departure FOR EACH ROW
  WHEN (row_security_active('access.departure')) EXECUTE FUNCTION access.end_what_a_departure_finds();
CREATE FUNCTION access.end_what_a_role_left() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_what_rests_on(NEW.account_id);
  RETURN NEW;
END $$;
CREATE TRIGGER a_role_ends_what_rested_on_it AFTER UPDATE OF ended_at ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND NEW.circle = 'doctor' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL)
  EXECUTE FUNCTION access.end_what_a_role_left();
CREATE TRIGGER before_it_is_given_what_is_over_ends BEFORE INSERT OR UPDATE OF in_force_since ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND NEW.circle = 'doctor' AND NEW.ended_at IS NULL)
  EXECUTE FUNCTION access.end_what_a_role_left();

-- As before (0081), and: whoever held it hears.
CREATE OR REPLACE FUNCTION access.withdraw_derived_secrecy(doctor uuid, assistant uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ WITH withdrawn AS (
      UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()
      WHERE (d.doctor_id = doctor OR d.assistant_id = assistant) AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()
      RETURNING d.id, d.assistant_id)
    INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), w.assistant_id, 'delegation-withdrawn', w.id FROM withdrawn w $$;

-- Any login that does one of these ends what is over, says why, and nothing else.
ALTER TABLE access.responsibility DROP CONSTRAINT responsibility_ended_because_check, DROP CONSTRAINT responsibility_check1,
  ADD CHECK (ended_because IN ('agreement-ended', 'role-ended')),
  ADD CHECK (ended_because IS NULL OR (ended_at IS NOT NULL AND (ended_by IS NULL OR ended_because = 'role-ended')));
DROP POLICY the_job_ends_it_with_the_agreement ON access.responsibility;
CREATE POLICY what_is_over_ends ON access.responsibility FOR UPDATE TO kluis_jobs, kluis_employer, kluis_desk
  USING (ended_at IS NULL AND access.over_because(responsibility.*) IS NOT NULL)
  WITH CHECK (ended_because IS NOT NULL AND ended_at = greatest(effective_from, platform.clock()));
DROP POLICY the_job_withdraws_with_it ON access.delegation;
CREATE POLICY what_is_over_withdraws ON access.delegation FOR UPDATE TO kluis_jobs, kluis_employer, kluis_desk
  USING (withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.doctor_id = delegation.doctor_id AND r.employee_id = delegation.employee_id
      AND r.ended_because IS NOT NULL AND r.ended_at >= platform.clock()))
  WITH CHECK (withdrawn_at = platform.clock() AND withdrawn_by IS NULL);
DROP POLICY an_end_with_the_agreement_is_told ON desk.notice;
CREATE POLICY the_end_of_what_is_over_is_told ON desk.notice FOR INSERT TO kluis_jobs, kluis_employer
  WITH CHECK (read_at IS NULL AND CASE
    WHEN code IN ('responsibility-ended', 'your-doctor-ended') THEN EXISTS (SELECT 1 FROM access.responsibility r
      WHERE r.id = about AND r.ended_because IS NOT NULL AND r.ended_at >= platform.clock()
        AND CASE code WHEN 'responsibility-ended' THEN r.doctor_id = account_id
          ELSE EXISTS (SELECT 1 FROM access.employee e WHERE e.id = r.employee_id AND e.person_account_id = account_id) END)
    WHEN code = 'doctor-wanted' THEN EXISTS (SELECT 1 FROM access.responsibility r
        WHERE r.employee_id = about AND r.ended_because = 'role-ended' AND r.ended_at >= platform.clock())
      AND EXISTS (SELECT 1 FROM access.role h
        WHERE h.account_id = notice.account_id AND h.circle = 'secrecy-supervision' AND access.role_in_force(h))
    WHEN code = 'delegation-withdrawn' THEN EXISTS (SELECT 1 FROM access.delegation d
      WHERE d.id = about AND d.assistant_id = account_id AND d.withdrawn_at = platform.clock())
    ELSE false END);
GRANT UPDATE (ended_at, ended_by, ended_because) ON access.responsibility TO kluis_jobs, kluis_employer, kluis_desk;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON access.delegation TO kluis_employer;
GRANT INSERT ON desk.notice TO kluis_employer;

-- As before (0090), and: over with the role, too; and of what is over nobody is told as of something that goes on.
CREATE OR REPLACE FUNCTION access.is_a_step_of_responsibility(before access.responsibility, after access.responsibility)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS NOT NULL THEN
        after.ended_at = greatest(before.effective_from, platform.clock())
        AND CASE WHEN after.ended_because IS NULL THEN after.ended_by = access.acting_account()
          ELSE after.ended_because = access.over_because(before) AND after.ended_by IS NOT DISTINCT FROM access.over_by(before) END
        AND (after.effective_from, after.confirmed_by, after.told_at, after.told_how)
          IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by, before.told_at, before.told_how)
      WHEN before.effective_from IS NULL THEN
        after.effective_from = platform.clock() AND after.told_at IS NULL AND after.told_how IS NULL
        AND access.acts_as_doctor(before.doctor_id) AND access.agreed_since(before.employee_id, platform.clock())
        AND access.gives_since(before.given_by, before.given_at)
        AND CASE WHEN before.given_by = before.doctor_id
          THEN after.confirmed_by = access.acting_account() AND after.confirmed_by <> before.doctor_id
          ELSE after.confirmed_by IS NULL AND before.given_by = access.acting_account() END
      ELSE before.told_at IS NULL AND after.told_at BETWEEN before.effective_from AND platform.clock()
        AND access.over_because(before) IS NULL
        AND (after.effective_from, after.confirmed_by) IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by)
        AND CASE after.told_how WHEN 'posted' THEN true
          WHEN 'in-app' THEN EXISTS (SELECT 1 FROM access.employee e
                                     WHERE e.id = before.employee_id AND e.person_account_id IS NOT NULL)
          ELSE false END
    END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
