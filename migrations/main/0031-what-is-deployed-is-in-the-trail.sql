-- A6: which policies were deployed last, by their digest; the line of the change is written with it, in one transaction.
CREATE TABLE access.deployed_policies (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  digest   text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$')
);
ALTER TABLE access.deployed_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.deployed_policies FORCE ROW LEVEL SECURITY;
CREATE POLICY the_owner_deploys ON access.deployed_policies FOR ALL TO kluis_owner USING (true) WITH CHECK (true);

-- The owner writes what he deployed: lines of nobody's account, about nobody's dossier.
CREATE POLICY deployments_are_recorded ON trail.line FOR INSERT TO kluis_owner
  WITH CHECK (action = 'deploy' AND kind IN ('Migration', 'Policies') AND outcome = 'allowed' AND source = 'owner'
    AND at = platform.clock() AND num_nonnulls(account_id, acting_role, responsible_doctor_id, purpose, record_id, employee_id, claims) = 0);
