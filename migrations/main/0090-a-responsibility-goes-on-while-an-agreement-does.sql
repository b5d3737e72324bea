-- S13: where the agreement ended nobody is responsible, and the core-expert doctor is the dossier doctor. A responsibility counts while
-- agreements of that employer follow each other without a gap, and not from a day to come; with the first day after them it is over
-- whether or not the job that ends it ran, and an agreement of later on brings none of it back.
CREATE FUNCTION access.agreed_since(employee uuid, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e JOIN access.agreement a ON a.employer_id = e.employer_id
      WHERE e.id = employee AND a.starts_on <= platform.today() AND (a.ends_on IS NULL OR a.ends_on >= platform.today())
        AND NOT EXISTS (SELECT 1 FROM access.agreement b
          WHERE b.employer_id = a.employer_id AND b.ends_on < platform.today()
            AND b.ends_on >= (since AT TIME ZONE 'Europe/Amsterdam')::date
            AND NOT EXISTS (SELECT 1 FROM access.agreement n
              WHERE n.employer_id = b.employer_id AND n.starts_on = b.ends_on + 1))) $$;

-- As before (0073), and: under an agreement. Looked up here and not in a function, which would be called for each row.
CREATE OR REPLACE FUNCTION access.responsible(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.responsibility r JOIN access.role h ON h.account_id = r.doctor_id
      JOIN access.employee e ON e.id = r.employee_id JOIN access.agreement a ON a.employer_id = e.employer_id
    WHERE r.employee_id = employee AND r.doctor_id = doctor AND r.effective_from <= platform.clock()
      AND (r.ended_at IS NULL OR r.ended_at > platform.clock()) AND r.told_at <= platform.clock()
      AND h.circle = 'doctor' AND access.role_works(h)
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

-- S4, S13, S15: a deputy stands in for a doctor of the service who is registered, as long as that one is responsible. For one who
-- was struck off there is no deputy: the core-expert doctor states a duty.
CREATE OR REPLACE FUNCTION access.deputises(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee) AND EXISTS (
      SELECT 1 FROM access.deputising d JOIN access.responsibility r ON r.doctor_id = d.absent_doctor_id
      WHERE r.employee_id = employee AND d.deputy_id = access.acting_account()
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.ended_at IS NULL OR d.ended_at > platform.clock())
        AND r.effective_from <= platform.clock() AND (r.ended_at IS NULL OR r.ended_at > platform.clock())
        AND r.told_at <= platform.clock() AND access.agreed_since(employee, r.effective_from)
        AND access.registered(d.absent_doctor_id) AND EXISTS (SELECT 1 FROM access.role h
          WHERE h.account_id = d.absent_doctor_id AND h.circle = 'doctor' AND access.role_in_force(h))) $$;

-- The application judges the agreements itself.
CREATE FUNCTION access.facts_about_agreements(employer uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('from', a.starts_on, 'until', a.ends_on)), '[]')
    FROM access.agreement a WHERE a.employer_id = employer $$;
CREATE OR REPLACE FUNCTION access.facts_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'at', platform.clock(), 'employeeId', e.id, 'employerId', e.employer_id, 'personAccountId', e.person_account_id,
    'agreements', access.facts_about_agreements(e.employer_id),
    'responsibilities', access.responsibilities_of(e.id),
    'delegations', access.delegations_of(e.id),
    'deputisings', access.deputisings_of_actor(),
    'mandates', access.mandates_of(e.id),
    'statedDuties', access.duties_of(e.id),
    'emergencies', access.emergencies_of(e.id),
    'absences', access.absences_of(e.id))
  FROM access.employee e WHERE e.id = employee
$$;

-- Given, confirmed and handed over under an agreement in force alone; what somebody gave himself, while he may still give it (S9).
CREATE POLICY under_an_agreement ON access.responsibility AS RESTRICTIVE FOR INSERT TO kluis_desk
  WITH CHECK (access.agreed_since(employee_id, platform.clock()));
CREATE FUNCTION access.gives_since(account uuid, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.account_active(account) AND EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.circle IN ('secrecy-supervision', 'medical-direction')
      AND h.in_force_since <= since AND access.role_in_force(h)) $$;

-- The job ends what is over, in nobody's name, and says why; what was delegated under it is withdrawn with it (S5), and told (S9).
ALTER TABLE access.responsibility ADD COLUMN ended_because text CHECK (ended_because = 'agreement-ended'),
  ADD CHECK (ended_because IS NULL OR (ended_at IS NOT NULL AND ended_by IS NULL));
GRANT UPDATE (ended_at, ended_because) ON access.responsibility TO kluis_jobs;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON access.delegation TO kluis_jobs;
CREATE POLICY the_job_ends_it_with_the_agreement ON access.responsibility FOR UPDATE TO kluis_jobs
  USING (ended_at IS NULL AND NOT access.agreed_since(employee_id, coalesce(effective_from, given_at)))
  WITH CHECK (ended_at = greatest(effective_from, platform.clock()) AND ended_because = 'agreement-ended');
CREATE POLICY the_job_withdraws_with_it ON access.delegation FOR UPDATE TO kluis_jobs
  USING (withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.doctor_id = delegation.doctor_id AND r.employee_id = delegation.employee_id
      AND r.ended_because = 'agreement-ended' AND r.ended_at >= platform.clock()))
  WITH CHECK (withdrawn_at = platform.clock() AND withdrawn_by IS NULL);
CREATE POLICY an_end_with_the_agreement_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND CASE
    WHEN code IN ('responsibility-ended', 'your-doctor-ended') THEN EXISTS (SELECT 1 FROM access.responsibility r
      WHERE r.id = about AND r.ended_because = 'agreement-ended' AND r.ended_at >= platform.clock()
        AND CASE code WHEN 'responsibility-ended' THEN r.doctor_id = account_id
          ELSE EXISTS (SELECT 1 FROM access.employee e WHERE e.id = r.employee_id AND e.person_account_id = account_id) END)
    WHEN code = 'delegation-withdrawn' THEN EXISTS (SELECT 1 FROM access.delegation d
      WHERE d.id = about AND d.assistant_id = account_id AND d.withdrawn_at = platform.clock())
    ELSE false END);
-- As before (0016), and: the job's end, an agreement, and a giver who may still give.
CREATE OR REPLACE FUNCTION access.is_a_step_of_responsibility(before access.responsibility, after access.responsibility)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS NOT NULL THEN
        after.ended_at = greatest(before.effective_from, platform.clock())
        AND CASE WHEN after.ended_because IS NULL THEN after.ended_by = access.acting_account()
          ELSE after.ended_by IS NULL AND NOT access.agreed_since(before.employee_id, coalesce(before.effective_from, before.given_at)) END
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
        AND (after.effective_from, after.confirmed_by) IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by)
        AND CASE after.told_how WHEN 'posted' THEN true
          WHEN 'in-app' THEN EXISTS (SELECT 1 FROM access.employee e
                                     WHERE e.id = before.employee_id AND e.person_account_id IS NOT NULL)
          ELSE false END
    END $$;

GRANT EXECUTE ON FUNCTION access.agreed_since(uuid, timestamptz), access.facts_about_agreements(uuid),
    access.gives_since(uuid, timestamptz)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
GRANT EXECUTE ON FUNCTION access.refuse_step(), access.is_a_step_of_responsibility(access.responsibility, access.responsibility) TO kluis_jobs;
