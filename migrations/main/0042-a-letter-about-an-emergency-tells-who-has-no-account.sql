-- S8: a letter tells an employee who reads no notices, and nobody records that his own emergency was told of. A letter posted
-- before the day on which the dossier was opened told nothing: told_at is never before opened_at.
CREATE FUNCTION access.reads_notices(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e JOIN access.account a ON a.id = e.person_account_id
    WHERE e.id = employee AND a.status = 'active') $$;

CREATE OR REPLACE FUNCTION access.is_a_step_of_emergency(before access.emergency, after access.emergency) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.told_at IS DISTINCT FROM before.told_at THEN
        before.told_at IS NULL AND after.told_at BETWEEN before.opened_at AND platform.clock()
        AND (after.reviewed_at, after.finding) IS NOT DISTINCT FROM (before.reviewed_at, before.finding)
        AND CASE after.told_how
          WHEN 'posted' THEN before.opened_by <> access.acting_account() AND NOT access.reads_notices(before.employee_id)
          ELSE current_user = 'kluis_jobs' END
      ELSE before.reviewed_at IS NULL AND after.reviewed_at = platform.clock()
        AND after.reviewed_by = access.acting_account() AND after.told_how IS NOT DISTINCT FROM before.told_how
    END $$;

GRANT EXECUTE ON FUNCTION access.reads_notices(uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
