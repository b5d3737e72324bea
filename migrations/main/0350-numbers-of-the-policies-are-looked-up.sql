-- Numbers of policies/terms.yaml that aren't periods, as row security needs them; written when policies are deployed.
CREATE TABLE access.policy_count (
  name   text PRIMARY KEY,
  amount integer NOT NULL CHECK (amount > 0)
);
ALTER TABLE access.policy_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.policy_count FORCE ROW LEVEL SECURITY;
CREATE POLICY facts_are_looked_up ON access.policy_count FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);
CREATE POLICY the_owner_deploys ON access.policy_count FOR ALL TO kluis_owner USING (true) WITH CHECK (true);
GRANT SELECT ON access.policy_count
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- NULL, which compares with nothing, where there is none: nothing is decided by a number that nobody wrote down.
CREATE FUNCTION access.policy_amount(wanted text) RETURNS integer LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT c.amount FROM access.policy_count c WHERE c.name = wanted $$;
GRANT EXECUTE ON FUNCTION access.policy_amount(text)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
