-- D12: what came to the desk about somebody stays within its reach for a term after the recovery, so that what is about health can
-- still be moved to the doctor.
CREATE FUNCTION access.at_the_desk(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.absence_running(employee) OR EXISTS (SELECT 1 FROM access.absence a
    WHERE a.employee_id = employee AND a.first_day <= platform.today() AND a.recovered_on
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'desk-after-recovery') >= platform.today()) $$;

-- Is there anybody at that desk who reads what comes in?
CREATE FUNCTION access.desk_is_staffed(employer uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role r WHERE r.employer_id = employer AND r.role = 'case-manager'
    AND access.role_in_force(r) AND access.account_active(r.account_id)) $$;
GRANT EXECUTE ON FUNCTION access.at_the_desk(uuid), access.desk_is_staffed(uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

CREATE OR REPLACE FUNCTION employee.reads_messages(acting_circle text, acting_role text, employer uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'casework' THEN acting_role = 'case-manager' AND employer = ANY (access.employers()) AND access.at_the_desk(employee)
      WHEN 'self' THEN access.own(employee)
      WHEN 'representation' THEN access.represents(employee, 'employee-dossier')
    END, false) $$;

-- New messages come in while the absence runs; from the employee as long as somebody reads them.
CREATE POLICY somebody_reads_it ON employee.message AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (CASE (SELECT access.circle()) WHEN 'casework' THEN access.absence_running(employee_id)
    WHEN 'self' THEN access.at_the_desk(employee_id) AND access.desk_is_staffed(employer_id) ELSE false END);
