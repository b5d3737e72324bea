-- S7, V6, D7: whose function it is to guide the absent reads of an absence while it is guided: under an agreement in force that is
-- about it, as long as the person works there, and afterwards where the sick-pay risk of that absence is borne, for as long as the
-- employer reads of it. An absence that nobody ended runs on record; it lengthens nothing.

-- The last day on which somebody works there: infinity while it goes on, NULL who doesn't or didn't yet.
CREATE FUNCTION access.employed_until(employee uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT max(coalesce(m.ends_on, 'infinity')) FROM access.employment m
    WHERE m.employee_id = employee AND (m.starts_on IS NULL OR m.starts_on <= platform.today()) $$;

-- Of each absence that began: the day on which it isn't guided any more. None where no agreement is about it today.
CREATE FUNCTION access.guidance_over_on(employee uuid) RETURNS SETOF date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT least(a.recovered_on, g.last_day + 1)
    FROM access.absence a JOIN access.employee e ON e.id = a.employee_id
    CROSS JOIN LATERAL (SELECT access.employed_until(e.id) AS last_day) w
    CROSS JOIN LATERAL (SELECT CASE
        WHEN desk.bears_risk_on(e.employer_id, a.first_day) AND desk.bears_risk_on(e.employer_id, w.last_day)
        THEN (w.last_day
          + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment'))::date
        ELSE w.last_day END AS last_day) g
    WHERE a.employee_id = employee AND a.first_day <= platform.today() AND a.first_day <= g.last_day
      AND EXISTS (SELECT 1 FROM access.agreement s WHERE s.employer_id = e.employer_id
        AND s.services && '{absence-guidance,reintegration}'
        AND s.starts_on <= platform.today() AND (s.ends_on IS NULL OR s.ends_on >= platform.today())) $$;

CREATE FUNCTION access.guided(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.guidance_over_on(employee) over_on WHERE over_on > platform.today()) $$;

-- D12: and for a while after, what came to the desk (0078).
CREATE OR REPLACE FUNCTION access.at_the_desk(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.guidance_over_on(employee) over_on
    WHERE over_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'desk-after-recovery') >= platform.today()) $$;

GRANT EXECUTE ON FUNCTION access.employed_until(uuid), access.guidance_over_on(uuid), access.guided(uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- As before (0008, 0022, 0023, 0030, 0037, 0150), but for casework: whose absence is guided, and not who is absent.
ALTER POLICY who_may_know_of_it ON employee.identity
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.guided(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'secrecy-supervision' THEN access.core_expert_opens(employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
ALTER POLICY who_may_know_of_it ON employee.absence
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.guided(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
ALTER POLICY who_may_know_of_it ON employee.absence_version
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.guided(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
ALTER POLICY who_may_know_of_it ON employee.reintegration_part
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(absence_id)
      AND (employee.item_said(part) IS NULL
           OR access.may_receive((SELECT access.acting_role()), employer_id, employee.item_said(part)))
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.guided(employee_id)
      AND employee.is_for_discipline((SELECT access.acting_role()), part)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
ALTER POLICY who_may_know_of_it ON employee.reintegration_release
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.guided(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    WHEN 'representation' THEN access.represents(employee_id, 'employee-dossier')
    ELSE false END);
ALTER POLICY who_got_the_advice ON desk.released_advice
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(absence_id)
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.guided(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
CREATE OR REPLACE FUNCTION employee.works_on_file(acting_circle text, employer uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'employer' THEN employer = ANY (access.employers()) AND access.absence_running(employee)
      WHEN 'casework' THEN employer = ANY (access.employers()) AND access.guided(employee)
      WHEN 'doctor' THEN access.responsible(access.acting_account(), employee)
      WHEN 'self' THEN access.own(employee)
    END, false) $$;
ALTER POLICY somebody_reads_it ON employee.message
  WITH CHECK (CASE (SELECT access.circle()) WHEN 'casework' THEN access.guided(employee_id)
    WHEN 'self' THEN access.at_the_desk(employee_id) AND access.desk_is_staffed(employer_id) ELSE false END);
