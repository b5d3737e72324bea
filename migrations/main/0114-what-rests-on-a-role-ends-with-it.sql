-- S5, S8, S9, S13, S14, S15: what somebody was given, entered for, stated, opened or asked in a role ends with that role. One given
-- again is another one, and brings nothing of before back: that is read off the roles themselves, by both locks and at any moment,
-- and is on record, with its line and its notices, before anything could rest on it (0020).

-- In which roles somebody does what rests on them; else a circle. Who is in training is no doctor in his own right.
CREATE FUNCTION access.is_such(held access.role, what text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT CASE what
    WHEN 'in-training' THEN held.circle = 'doctor'
    WHEN 'own-right' THEN held.circle = 'doctor' AND NOT access.asks_training(held.role)
    WHEN 'any-doctor' THEN access.is_of_doctors(held.circle)
    ELSE held.circle = what END $$;
-- The first moment since then at which no such role was held; null: one was all the time, whether or not it was the same. Only
-- at the beginning and where a role ended or ran out can that be. A supervising doctor is named also for who is about to be in training.
CREATE FUNCTION access.gap_since(account uuid, what text, since timestamptz) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT min(c.moment) FROM (
      SELECT least(since, platform.clock()) WHERE what <> 'in-training'
      UNION ALL
      SELECT least(h.ended_at, h.valid_until) FROM access.role h WHERE h.account_id = account AND access.is_such(h, what)
    ) AS c (moment)
    WHERE c.moment BETWEEN least(since, platform.clock()) AND platform.clock()
      AND NOT EXISTS (SELECT 1 FROM access.role n
        WHERE n.account_id = account AND access.is_such(n, what) AND n.in_force_since <= c.moment AND n.valid_from <= c.moment
          AND (n.valid_until IS NULL OR n.valid_until > c.moment) AND (n.ended_at IS NULL OR n.ended_at > c.moment)) $$;
-- Held since then without a gap; and what a doctor in training does as a doctor goes on as long as the supervising one's role does.
CREATE FUNCTION access.held_since(account uuid, what text, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.gap_since(account, what, since) IS NULL AND NOT (what = 'doctor' AND EXISTS (
    SELECT 1 FROM access.training t, access.gap_since(t.supervisor_id, 'own-right', greatest(t.valid_from, since)) AS left_at
    WHERE t.trainee_id = account AND left_at >= t.valid_from AND left_at < t.valid_until
      AND (t.ended_at IS NULL OR left_at <= t.ended_at)
      AND access.gap_since(account, 'own-right', left_at) = left_at)) $$;

-- The one list of what rests on somebody's role, while it is open: since when, and who is told of its end with which code, if anybody. What a
-- doctor is responsible for rests on an agreement, too (over_because); what an employee asked of him lies in the medical store alone.
CREATE FUNCTION access.resting()
  RETURNS TABLE (kind text, id uuid, employee_id uuid, account_id uuid, what text, since timestamptz, code text, told uuid[])
  LANGUAGE sql STABLE SECURITY INVOKER
  AS $$
    SELECT 'Training', t.id, NULL::uuid, on_role.account_id, on_role.what, t.given_at,
      'training-ended', ARRAY[t.trainee_id, t.supervisor_id]
    FROM access.training t, LATERAL (VALUES (t.supervisor_id, 'own-right'), (t.trainee_id, 'in-training')) AS on_role (account_id, what)
    WHERE t.ended_at IS NULL AND t.valid_until > platform.clock()
    UNION ALL
    SELECT 'Deputising', p.id, NULL, on_role.account_id, on_role.what, p.entered_at,
      'deputising-ended', ARRAY[p.absent_doctor_id, p.deputy_id]
    FROM access.deputising p,
      LATERAL (VALUES (p.absent_doctor_id, 'doctor'), (p.deputy_id, 'secrecy-supervision')) AS on_role (account_id, what)
    WHERE p.ended_at IS NULL AND p.valid_until > platform.clock()
    UNION ALL
    SELECT 'Delegation', d.id, d.employee_id, on_role.account_id, on_role.what, d.granted_at,
      'delegation-withdrawn', ARRAY[d.assistant_id]
    FROM access.delegation d,
      LATERAL (VALUES (d.doctor_id, 'doctor'), (d.assistant_id, 'derived-secrecy')) AS on_role (account_id, what)
    WHERE d.withdrawn_at IS NULL AND d.valid_until > platform.clock()
    UNION ALL
    SELECT 'StatedDuty', s.id, s.employee_id, s.doctor_id, 'secrecy-supervision', s.stated_at, NULL, NULL
    FROM access.stated_duty s WHERE s.ended_at IS NULL AND s.valid_until > platform.clock()
    UNION ALL
    SELECT 'Emergency', e.id, e.employee_id, e.opened_by, 'any-doctor', e.opened_at, NULL, NULL
    FROM access.emergency e WHERE e.ended_at IS NULL AND e.valid_until > platform.clock() $$;
CREATE FUNCTION access.is_over(kind text, id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.resting() r
    WHERE r.kind = is_over.kind AND r.id = is_over.id AND NOT access.held_since(r.account_id, r.what, r.since)) $$;

-- Why a responsibility that nobody ended is over; null while it goes on.
CREATE OR REPLACE FUNCTION access.over_because(held access.responsibility) RETURNS text
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
    WHEN NOT access.agreed_since(held.employee_id, coalesce(held.effective_from, held.given_at)) THEN 'agreement-ended'
    WHEN NOT access.held_since(held.doctor_id, 'doctor', coalesce(held.effective_from, held.given_at)) THEN 'role-ended' END $$;
-- Whoever ends the role, or that of the supervising doctor, ends what rests on it; what ran out ends in nobody's name.
CREATE FUNCTION access.ends_role_now(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
    WHERE (h.account_id = account OR h.account_id IN (SELECT t.supervisor_id FROM access.training t WHERE t.trainee_id = account))
      AND h.ended_by = access.acting_account() AND h.ended_at = platform.clock()) $$;
CREATE OR REPLACE FUNCTION access.over_by(held access.responsibility) RETURNS uuid
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN access.over_because(held) = 'role-ended' AND access.ends_role_now(held.doctor_id)
    THEN access.acting_account() END $$;

-- A6: each end has its line, the one that the job writes.
CREATE FUNCTION access.line_of_end(kind text, id uuid, employee uuid) RETURNS jsonb
  LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT jsonb_build_object('request_id', gen_random_uuid(), 'acting_role', 'responsibility-ending',
    'purpose', 'statutory-duty', 'action', 'withdraw', 'kind', kind, 'record_id', id, 'employee_id', employee,
    'rule', CASE kind WHEN 'Training' THEN 'S15' WHEN 'Deputising' THEN 'S4' WHEN 'Delegation' THEN 'S5' WHEN 'Emergency' THEN 'S8'
      ELSE 'S13' END,
    'outcome', 'allowed', 'status', 200, 'source', 'job', 'route', 'job responsibility-ending') $$;
CREATE OR REPLACE FUNCTION access.end_at_once(these uuid[]) RETURNS void
  LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT trail.add(coalesce(jsonb_agg(access.line_of_end('Responsibility', r.id, r.employee_id)), '[]'))
    FROM access.end_what_is_over(these) r $$;

-- Ends what rests on the roles of this account, or on those of a doctor in training under it, and is over.
CREATE FUNCTION access.end_resting_on(account uuid) RETURNS TABLE (kind text, id uuid, employee_id uuid)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  theirs uuid[] := ARRAY(SELECT account UNION SELECT t.trainee_id FROM access.training t WHERE t.supervisor_id = account);
  one record;
  by_whom uuid;
BEGIN
  FOR one IN SELECT DISTINCT ON (r.kind, r.id) r.* FROM access.resting() r
    WHERE r.account_id = ANY (theirs) AND NOT access.held_since(r.account_id, r.what, r.since) ORDER BY r.kind, r.id
  LOOP
    by_whom := CASE WHEN access.ends_role_now(one.account_id) THEN access.acting_account() END;
    CASE one.kind
      WHEN 'Training' THEN
        UPDATE access.training t SET ended_at = platform.clock(), ended_by = by_whom WHERE t.id = one.id AND t.ended_at IS NULL;
      WHEN 'Deputising' THEN
        UPDATE access.deputising p SET ended_at = platform.clock(), ended_by = by_whom WHERE p.id = one.id AND p.ended_at IS NULL;
      WHEN 'Delegation' THEN
        UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = by_whom
        WHERE d.id = one.id AND d.withdrawn_at IS NULL;
      WHEN 'StatedDuty' THEN
        UPDATE access.stated_duty s SET ended_at = platform.clock(), ended_by = by_whom WHERE s.id = one.id AND s.ended_at IS NULL;
      WHEN 'Emergency' THEN
        UPDATE access.emergency e SET ended_at = greatest(e.opened_at, platform.clock()) WHERE e.id = one.id AND e.ended_at IS NULL;
    END CASE;
    CONTINUE WHEN NOT FOUND;
    INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), told.account_id, one.code, one.id FROM unnest(one.told) AS told (account_id);
    RETURN QUERY SELECT one.kind, one.id, one.employee_id;
  END LOOP;
  RETURN QUERY SELECT 'Responsibility', r.id, r.employee_id
    FROM access.end_what_is_over(ARRAY(SELECT h.id FROM access.responsibility h
      WHERE h.doctor_id = ANY (theirs) AND h.ended_at IS NULL)) r;
END $$;
-- The same by an act on something else: a role that ends or is given, a departure, a training.
CREATE OR REPLACE FUNCTION access.end_what_rests_on(doctor uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT trail.add(coalesce(jsonb_agg(access.line_of_end(e.kind, e.id, e.employee_id)), '[]'))
    FROM access.end_resting_on(doctor) e $$;

DROP TRIGGER a_role_withdraws_derived_secrecy ON access.role;
DROP TRIGGER a_role_ends_what_rested_on_it ON access.role;
DROP TRIGGER before_it_is_given_what_is_over_ends ON access.role;
CREATE TRIGGER a_role_ends_what_rested_on_it AFTER UPDATE OF ended_at ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL)
  EXECUTE FUNCTION access.end_what_a_role_left();
CREATE TRIGGER before_it_is_given_what_is_over_ends BEFORE INSERT OR UPDATE OF in_force_since ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND NEW.ended_at IS NULL
    AND NEW.circle IN ('doctor', 'derived-secrecy', 'secrecy-supervision', 'medical-direction'))
  EXECUTE FUNCTION access.end_what_a_role_left();
-- Another supervising doctor doesn't bring back what a doctor in training did under one who is none any more.
CREATE FUNCTION access.end_what_a_training_follows() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_what_rests_on(NEW.trainee_id);
  RETURN NEW;
END $$;
CREATE TRIGGER before_it_begins_what_is_over_ends BEFORE INSERT ON access.training FOR EACH ROW
  WHEN (row_security_active('access.training')) EXECUTE FUNCTION access.end_what_a_training_follows();

-- Whoever does one of these ends what is over, at this moment and in no other's name, and nothing else; so does the job. Asked of the
-- row as it was, also when the new one is checked: who ends what goes on can't do so in nobody's name.
ALTER TABLE access.training DROP CONSTRAINT training_check3, ADD CHECK (ended_by IS NULL OR ended_at IS NOT NULL);
ALTER TABLE access.deputising DROP CONSTRAINT deputising_check2, ADD CHECK (ended_by IS NULL OR ended_at IS NOT NULL);
CREATE POLICY what_is_over_ends ON access.training FOR UPDATE TO kluis_desk, kluis_jobs
  USING (ended_at IS NULL AND access.is_over('Training', id))
  WITH CHECK (ended_at = platform.clock() AND (ended_by IS NULL OR ended_by = access.acting_account()) AND access.is_over('Training', id));
CREATE POLICY what_is_over_ends ON access.deputising FOR UPDATE TO kluis_desk, kluis_jobs
  USING (ended_at IS NULL AND access.is_over('Deputising', id))
  WITH CHECK (ended_at = platform.clock() AND (ended_by IS NULL OR ended_by = access.acting_account()) AND access.is_over('Deputising', id));
CREATE POLICY what_is_over_ends ON access.stated_duty FOR UPDATE TO kluis_desk, kluis_jobs
  USING (ended_at IS NULL AND access.is_over('StatedDuty', id))
  WITH CHECK (ended_at = platform.clock() AND (ended_by IS NULL OR ended_by = access.acting_account()) AND access.is_over('StatedDuty', id));
CREATE POLICY what_is_over_ends ON access.emergency FOR UPDATE TO kluis_desk, kluis_jobs
  USING (ended_at IS NULL AND access.is_over('Emergency', id))
  WITH CHECK (ended_at = greatest(opened_at, platform.clock()) AND access.is_over('Emergency', id));
CREATE POLICY what_is_over_ends ON access.delegation FOR UPDATE TO kluis_desk, kluis_jobs
  USING (withdrawn_at IS NULL AND access.is_over('Delegation', id))
  WITH CHECK (withdrawn_at = platform.clock() AND (withdrawn_by IS NULL OR withdrawn_by = access.acting_account())
    AND access.is_over('Delegation', id));
GRANT UPDATE (ended_at, ended_by) ON access.training, access.deputising, access.stated_duty TO kluis_jobs;
GRANT UPDATE (ended_at) ON access.emergency TO kluis_jobs;
CREATE POLICY the_end_of_what_rested_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'training-ended' THEN EXISTS (SELECT 1 FROM access.training t
      WHERE t.id = about AND t.ended_at = platform.clock() AND account_id IN (t.trainee_id, t.supervisor_id))
    WHEN 'deputising-ended' THEN EXISTS (SELECT 1 FROM access.deputising p
      WHERE p.id = about AND p.ended_at = platform.clock() AND account_id IN (p.absent_doctor_id, p.deputy_id))
    ELSE false END);

-- As before (0072), and: whoever stated it or opened it is one no longer.
CREATE OR REPLACE FUNCTION access.is_an_end_of_duty(before access.stated_duty, after access.stated_duty) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN access.is_over('StatedDuty', before.id) THEN after.ended_at = platform.clock()
        AND (after.ended_by IS NULL OR after.ended_by = access.acting_account())
      WHEN after.ended_by IS NOT NULL THEN
        after.ended_by = access.acting_account() AND after.ended_at = platform.clock()
        AND (access.circle() = 'medical-direction' OR before.doctor_id = access.acting_account())
      WHEN before.valid_until <= platform.clock() THEN after.ended_at = before.valid_until
      ELSE after.ended_at = platform.clock() AND access.has_responsible_doctor(before.employee_id)
    END $$;
CREATE OR REPLACE FUNCTION access.is_a_step_of_emergency(before access.emergency, after access.emergency) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS DISTINCT FROM before.ended_at THEN
        before.ended_at IS NULL AND after.ended_at = greatest(before.opened_at, platform.clock())
        AND access.is_over('Emergency', before.id)
        AND (after.told_at, after.told_how, after.reviewed_at, after.reviewed_by, after.finding)
          IS NOT DISTINCT FROM (before.told_at, before.told_how, before.reviewed_at, before.reviewed_by, before.finding)
      WHEN after.told_at IS DISTINCT FROM before.told_at THEN
        before.told_at IS NULL AND after.told_at BETWEEN before.opened_at AND platform.clock()
        AND (after.reviewed_at, after.finding) IS NOT DISTINCT FROM (before.reviewed_at, before.finding)
        AND CASE after.told_how
          WHEN 'posted' THEN before.opened_by <> access.acting_account() AND NOT access.reads_notices(before.employee_id)
          ELSE current_user = 'kluis_jobs' END
      ELSE before.reviewed_at IS NULL AND after.reviewed_at = platform.clock()
        AND after.reviewed_by = access.acting_account() AND after.told_how IS NOT DISTINCT FROM before.told_how
    END $$;

-- What a lapsed registration withdraws, as before (0112); what a role withdraws is in the list above.
CREATE OR REPLACE FUNCTION access.withdraw_with_a_registration() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF NOT access.registered(NEW.account_id) THEN
    WITH withdrawn AS (
      UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()
      WHERE d.doctor_id = NEW.account_id AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()
      RETURNING d.id, d.assistant_id)
    INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), w.assistant_id, 'delegation-withdrawn', w.id FROM withdrawn w;
  END IF;
  RETURN NULL;
END $$;
ALTER POLICY what_ends_it_withdraws ON access.delegation
  USING (withdrawn_at IS NULL AND valid_until > platform.clock()
    AND (SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction') AND NOT access.registered(doctor_id));
DROP POLICY a_departure_withdraws ON access.delegation;

-- The second lock judges the same. As before (0090), and: a doctor since the responsibility began.
CREATE OR REPLACE FUNCTION access.responsible(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.responsibility r JOIN access.role h ON h.account_id = r.doctor_id
      JOIN access.employee e ON e.id = r.employee_id JOIN access.agreement a ON a.employer_id = e.employer_id
    WHERE r.employee_id = employee AND r.doctor_id = doctor AND r.effective_from <= platform.clock()
      AND (r.ended_at IS NULL OR r.ended_at > platform.clock()) AND r.told_at <= platform.clock()
      AND h.circle = 'doctor' AND access.role_works(h) AND access.held_since(doctor, 'doctor', r.effective_from)
      AND a.starts_on <= platform.today() AND (a.ends_on IS NULL OR a.ends_on >= platform.today())
      AND NOT EXISTS (SELECT 1 FROM access.agreement b
        WHERE b.employer_id = a.employer_id AND b.ends_on < platform.today()
          AND b.ends_on >= (r.effective_from AT TIME ZONE 'Europe/Amsterdam')::date
          AND NOT EXISTS (SELECT 1 FROM access.agreement n
            WHERE n.employer_id = b.employer_id AND n.starts_on = b.ends_on + 1)))
    AND coalesce((SELECT g.valid_until FROM access.registration g
      WHERE g.account_id = doctor AND g.checked_on <= platform.today()
      ORDER BY g.checked_on DESC, g.recorded_at DESC, g.valid_until LIMIT 1) >= platform.today(), false)
    AND access.account_active(doctor) AND NOT access.on_the_employers_side(doctor, employee) $$;
CREATE OR REPLACE FUNCTION access.is_supervised(trainee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.training t
    WHERE t.trainee_id = trainee AND t.valid_from <= platform.clock() AND t.valid_until > platform.clock()
      AND (t.ended_at IS NULL OR t.ended_at > platform.clock()) AND access.may_supervise(t.supervisor_id)
      AND access.held_since(t.supervisor_id, 'own-right', t.given_at)) $$;
-- What the doctor granted goes with what he is responsible for; as before (0091).
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
        AND access.held_since(d.assistant_id, 'derived-secrecy', d.granted_at)
        AND access.responsible(d.doctor_id, employee)) $$;
CREATE OR REPLACE FUNCTION access.deputises(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee) AND EXISTS (
      SELECT 1 FROM access.deputising d JOIN access.responsibility r ON r.doctor_id = d.absent_doctor_id
      WHERE r.employee_id = employee AND d.deputy_id = access.acting_account()
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.ended_at IS NULL OR d.ended_at > platform.clock())
        AND r.effective_from <= platform.clock() AND (r.ended_at IS NULL OR r.ended_at > platform.clock())
        AND r.told_at <= platform.clock() AND access.agreed_since(employee, r.effective_from)
        AND access.registered(d.absent_doctor_id)
        AND access.held_since(d.absent_doctor_id, 'doctor', least(d.entered_at, r.effective_from))
        AND access.held_since(d.deputy_id, 'secrecy-supervision', d.entered_at)) $$;
CREATE OR REPLACE FUNCTION access.holds_duty(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
      SELECT 1 FROM access.stated_duty d
      WHERE d.employee_id = employee AND d.doctor_id = access.acting_account()
        AND d.stated_at <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.ended_at IS NULL OR d.ended_at > platform.clock())
        AND access.held_since(d.doctor_id, 'secrecy-supervision', d.stated_at))
    AND access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND NOT access.has_responsible_doctor(employee) $$;
CREATE OR REPLACE FUNCTION access.in_emergency(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.acting_purpose() = 'emergency', false) AND EXISTS (
      SELECT 1 FROM access.emergency e
      WHERE e.employee_id = employee AND e.opened_by = access.acting_account()
        AND e.opened_at <= platform.clock() AND e.valid_until > platform.clock()
        AND (e.ended_at IS NULL OR e.ended_at > platform.clock())
        AND e.finding IS DISTINCT FROM 'not-justified'
        AND access.held_since(e.opened_by, 'any-doctor', e.opened_at))
    AND access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee) $$;

-- The facts that the application judges it by.
CREATE OR REPLACE FUNCTION access.person_facts(account uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.facts_of_person(account) || jsonb_build_object('trainings',
    coalesce((SELECT jsonb_agg(jsonb_build_object('supervisorId', t.supervisor_id, 'givenAt', t.given_at, 'validFrom', t.valid_from,
        'validUntil', t.valid_until, 'endedAt', t.ended_at, 'supervisor', access.facts_of_person(t.supervisor_id)))
      FROM access.training t WHERE t.trainee_id = account), '[]')) $$;
CREATE OR REPLACE FUNCTION access.deputisings_of_actor() RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('absentDoctorId', p.absent_doctor_id, 'deputyId', p.deputy_id,
      'enteredAt', p.entered_at, 'validFrom', p.valid_from, 'validUntil', p.valid_until, 'endedAt', p.ended_at)), '[]')
    FROM access.deputising p WHERE p.deputy_id = access.acting_account() $$;

DROP FUNCTION access.withdraw_with_a_role(), access.withdraw_derived_secrecy(uuid, uuid), access.ends_role_now(uuid, text),
  access.left_since(uuid, timestamptz), access.ran_out_since(uuid, text, timestamptz), access.no_doctor_since(uuid, timestamptz);
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
