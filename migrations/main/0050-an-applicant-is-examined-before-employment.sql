-- V1, V9: somebody who applies has no employment; he is known to the employer that named him, for the examination before it.
CREATE TABLE access.application (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  from_day    date NOT NULL DEFAULT platform.today(),
  -- Its last day.
  until       date NOT NULL CHECK (until >= from_day),
  recorded_by uuid NOT NULL,
  UNIQUE (employee_id, from_day)
);
ALTER TABLE access.application ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.application FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.application
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
CREATE POLICY facts_are_looked_up ON access.application FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);

CREATE FUNCTION access.applies(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.application a
    WHERE a.employee_id = employee AND a.from_day <= platform.today() AND a.until >= platform.today()) $$;
CREATE FUNCTION access.works_there(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employment m
    WHERE m.employee_id = employee AND (m.ends_on IS NULL OR m.ends_on >= platform.today())) $$;

-- D7, V9: under an agreement in force with examinations, by the employer, for the term, one at a time, of nobody who works there.
GRANT INSERT (id, employee_id, until, recorded_by) ON access.application TO kluis_employee;
CREATE POLICY an_employer_names_who_applies ON access.application FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND recorded_by = (SELECT access.acting_account()) AND from_day = platform.today()
    AND until = (platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'application-longest'))::date
    AND EXISTS (SELECT 1 FROM access.employee e
      WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers_served('{examinations}'))::uuid[]))
    AND NOT access.applies(employee_id) AND NOT access.works_there(employee_id));

-- V9: who applies comes in with the application itself.
ALTER POLICY the_employer_records ON employee.identity
  WITH CHECK ((SELECT access.circle()) = 'employer'
    AND (employer_id = ANY ((SELECT access.employers_served('{payroll,screening}'))::uuid[])
      OR (employer_id = ANY ((SELECT access.employers_served('{absence-guidance}'))::uuid[])
        AND EXISTS (SELECT 1 FROM access.absence a WHERE a.employee_id = identity.employee_id))
      OR (employer_id = ANY ((SELECT access.employers_served('{examinations}'))::uuid[])
        AND access.applies(identity.employee_id))));

-- V6: what an examination belongs to: the employment, or else the application in which it was asked; and how long after its end
-- the employer may look back.
CREATE FUNCTION desk.relation_of_examination(employee uuid, asked date)
  RETURNS TABLE (starts_on date, ends_on date, is_employed boolean, readable_term text)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT r.starts_on, r.ends_on, r.is_employed, r.readable_term FROM (
      SELECT m.starts_on, m.ends_on, true AS is_employed, 'verdict-readable-after-employment' AS readable_term
      FROM desk.employment_of_examination(employee, asked) m
      UNION ALL
      SELECT a.from_day, a.until, false, 'outcome-readable-after-application'
      FROM access.application a WHERE a.employee_id = employee AND asked BETWEEN a.from_day AND a.until) r
    ORDER BY r.is_employed DESC, r.ends_on DESC LIMIT 1 $$;

CREATE OR REPLACE FUNCTION desk.examination_readable(employee uuid, asked timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM desk.relation_of_examination(employee, (asked AT TIME ZONE 'Europe/Amsterdam')::date) r
    WHERE r.ends_on IS NULL OR r.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = r.readable_term)
      >= platform.today()) $$;

CREATE OR REPLACE FUNCTION desk.may_get_outcome(employer uuid, employee uuid, kind text, asked date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
      SELECT 1 FROM access.agreement g WHERE g.employer_id = employer AND 'examinations' = ANY (g.services)
        AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today()))
    AND EXISTS (
      SELECT 1 FROM access.examination_counts_as(kind) k, desk.relation_of_examination(employee, asked) r
      WHERE k.individual AND k.by_commission AND (r.ends_on IS NULL OR r.ends_on >= platform.today())
        AND (NOT k.of_the_employed OR (r.is_employed AND (r.starts_on IS NULL OR r.starts_on <= platform.today())))) $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA desk TO kluis_desk, kluis_medical, kluis_jobs;
