-- S7, D7: who runs the payroll knows of whom an agreement in force asks it, as long as the employment goes on or ended less than the
-- term ago that an employer may look back (V6): who that is, the days of the employment, and what is paid. Nobody else but the
-- employee knows of the last; what it says is sealed under the employee key, each version on its own.
ALTER TABLE access.role DROP CONSTRAINT role_circle_check, ADD CONSTRAINT role_circle_check
  CHECK (circle IN ('doctor', 'derived-secrecy', 'secrecy-supervision', 'medical-direction', 'casework', 'payroll', 'employer',
                    'relation', 'self', 'representation', 'accounts', 'supervision', 'log-review', 'direction'));

CREATE FUNCTION access.is_paid(employment uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employment m
    WHERE m.id = employment AND (m.ends_on IS NULL OR access.reads_after(m.ends_on))) $$;
-- Who applies, or left longer ago, is on no payroll.
CREATE FUNCTION access.is_on_payroll(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employment m
    WHERE m.employee_id = employee AND (m.ends_on IS NULL OR access.reads_after(m.ends_on))) $$;
GRANT EXECUTE ON FUNCTION access.is_paid(uuid), access.is_on_payroll(uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

CREATE POLICY the_payroll_knows_of_it ON employee.identity FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'payroll'
    THEN employer_id = ANY ((SELECT access.employers_served('{payroll}'))::uuid[]) AND access.is_on_payroll(employee_id)
    ELSE false END);
CREATE POLICY the_payroll_knows_of_it ON employee.employment FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'payroll'
    THEN employer_id = ANY ((SELECT access.employers_served('{payroll}'))::uuid[]) AND access.is_paid(id) ELSE false END);

CREATE TABLE employee.payroll_terms (
  id            uuid PRIMARY KEY,
  -- One of each employment: what changes is a version of it.
  employment_id uuid NOT NULL UNIQUE REFERENCES employee.employment,
  employee_id   uuid NOT NULL REFERENCES employee.identity,
  employer_id   uuid NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.payroll_terms (employee_id);

CREATE TABLE employee.payroll_terms_version (
  terms_id    uuid NOT NULL REFERENCES employee.payroll_terms,
  version     integer NOT NULL CHECK (version > 0),
  sealed      bytea NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (terms_id, version)
);
ALTER TABLE employee.payroll_terms ADD CONSTRAINT terms_have_their_current_version
  FOREIGN KEY (id, version) REFERENCES employee.payroll_terms_version (terms_id, version) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE employee.payroll_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.payroll_terms FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.payroll_terms_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.payroll_terms_version FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (version) ON employee.payroll_terms TO kluis_employee;
GRANT SELECT, INSERT ON employee.payroll_terms_version TO kluis_employee;

CREATE POLICY who_may_know_of_it ON employee.payroll_terms FOR SELECT TO kluis_employee
  USING (CASE (SELECT access.circle())
    WHEN 'payroll' THEN employer_id = ANY ((SELECT access.employers_served('{payroll}'))::uuid[]) AND access.is_paid(employment_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
CREATE POLICY the_payroll_records_it ON employee.payroll_terms FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'payroll' AND version = 1
    AND employer_id = ANY ((SELECT access.employers_served('{payroll}'))::uuid[]) AND access.is_paid(employment_id)
    AND EXISTS (SELECT 1 FROM access.employment m WHERE m.id = employment_id AND m.employee_id = payroll_terms.employee_id));
CREATE POLICY the_payroll_amends_it ON employee.payroll_terms FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'payroll'
    AND employer_id = ANY ((SELECT access.employers_served('{payroll}'))::uuid[]) AND access.is_paid(employment_id));
-- What may be known of the terms may be known of their versions: the look-up goes through their own policy.
CREATE POLICY who_may_know_of_it ON employee.payroll_terms_version FOR SELECT TO kluis_employee
  USING (EXISTS (SELECT 1 FROM employee.payroll_terms t WHERE t.id = terms_id));
CREATE POLICY the_payroll_records_it ON employee.payroll_terms_version FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'payroll' AND recorded_by = (SELECT access.acting_account())
    AND recorded_at = platform.clock()
    AND EXISTS (SELECT 1 FROM employee.payroll_terms t WHERE t.id = terms_id AND t.version = payroll_terms_version.version));
