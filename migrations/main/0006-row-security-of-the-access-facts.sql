-- Every login reads the facts, for its row security runs as the login itself; only the desk writes them, circle by circle.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'access'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE access.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE access.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY facts_are_looked_up ON access.%I FOR SELECT
      TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true)', t);
    EXECUTE format('GRANT SELECT ON access.%I
      TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs', t);
  END LOOP;
END $$;

-- D5: what the medical side indexed only that side sees, and the scribe, who resolves whose dossier a line is about.
ALTER POLICY facts_are_looked_up ON access.record USING (indexed_by <> 'kluis_medical');
CREATE POLICY secrets_are_resolved ON access.record FOR SELECT TO kluis_medical, kluis_scribe USING (true);

-- An invitation's digest is nobody's business but the desk's.
REVOKE SELECT ON access.invitation FROM kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
-- Nor is the digest of a birth date: what is written elsewhere, the desk compares.
REVOKE SELECT ON access.employee FROM kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
GRANT SELECT (id, employer_id, person_account_id, created_at) ON access.employee
  TO kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- Employees come into being with their dossier, employers with theirs.
GRANT INSERT ON access.employee, access.employment, access.absence TO kluis_employee;
GRANT UPDATE (birth_digest) ON access.employee TO kluis_employee;
GRANT UPDATE (ends_on, starts_on) ON access.employment TO kluis_employee;
GRANT UPDATE (recovered_on) ON access.absence TO kluis_employee;
CREATE POLICY an_employer_adds_its_people ON access.employee FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[]));
-- D1: who somebody is doesn't change: a birth date becomes known once.
CREATE POLICY an_employer_keeps_up_its_people ON access.employee FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'employer' AND birth_digest IS NULL AND employer_id = ANY ((SELECT access.employers())::uuid[]))
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[]));
CREATE POLICY employment_follows_the_dossier ON access.employment FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])));
CREATE POLICY employment_is_kept_up ON access.employment FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'employer' AND EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])));
-- V9, D7: under an agreement in force with absence guidance; a report is for today or the shift of tomorrow, not for later.
CREATE POLICY absence_follows_the_dossier ON access.absence FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND first_day <= platform.today() + 1 AND EXISTS (
    SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers_served('{absence-guidance}'))::uuid[])));
-- V8: a recovery reported wrongly is corrected, until the person was reported sick again.
CREATE FUNCTION access.absent_again(employee uuid, since date) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.absence a WHERE a.employee_id = employee AND a.first_day > since) $$;
CREATE POLICY recovery_follows_the_dossier ON access.absence FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'employer' AND NOT access.absent_again(employee_id, first_day) AND EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])))
  WITH CHECK (recovered_on <= platform.today() + 1);

GRANT INSERT ON access.employer, access.agreement TO kluis_employer;
GRANT UPDATE (ends_on) ON access.agreement TO kluis_employer;
CREATE POLICY relations_add_employers ON access.employer FOR INSERT TO kluis_employer
  WITH CHECK ((SELECT access.circle()) = 'relation');
CREATE POLICY relations_record_agreements ON access.agreement FOR INSERT TO kluis_employer
  WITH CHECK ((SELECT access.circle()) = 'relation');
CREATE POLICY relations_end_agreements ON access.agreement FOR UPDATE TO kluis_employer
  USING ((SELECT access.circle()) = 'relation');

-- The index of whose dossier a record is in grows with the records, from every store, and is never changed.
GRANT INSERT ON access.record TO kluis_desk, kluis_employer, kluis_employee, kluis_medical;
CREATE POLICY records_are_indexed_as_they_are_made ON access.record FOR INSERT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical WITH CHECK (indexed_by = current_user);

-- Deploying policies is the owner's act.
CREATE POLICY the_owner_deploys ON access.policy_term FOR ALL TO kluis_owner USING (true) WITH CHECK (true);

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA platform, access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
