-- Requests, releases, notices: ids, codes, digests and dates; what is personal is sealed under the employee key.
CREATE SCHEMA desk;
GRANT USAGE ON SCHEMA desk TO kluis_desk, kluis_medical, kluis_employee, kluis_employer, kluis_jobs;

-- D1: a datum lives in one dossier. The name of somebody who came in as an employee is there, so it isn't here (NULL).
CREATE TABLE desk.account_name (
  account_id uuid PRIMARY KEY REFERENCES access.account,
  name       text
);

CREATE TABLE desk.notice (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  code       text NOT NULL CHECK (code ~ '^[a-z-]{3,40}$'),
  about      uuid,
  created_at timestamptz NOT NULL DEFAULT platform.clock(),
  read_at    timestamptz
);
CREATE INDEX ON desk.notice (account_id, id);

-- A POST that is sent twice is done once; kept 24 hours with a digest of its body (design: answers to first questions).
-- What the medical side keeps lies there.
CREATE TABLE desk.idempotency (
  account_id uuid NOT NULL,
  key        text NOT NULL,
  digest     bytea NOT NULL,
  answer     jsonb,
  created_at timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (account_id, key)
);

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'desk'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE desk.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE desk.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON desk.account_name TO kluis_desk;
CREATE POLICY names_of_accounts ON desk.account_name FOR SELECT TO kluis_desk
  USING (account_id = (SELECT access.acting_account()) OR (SELECT access.circle()) = 'accounts');
CREATE POLICY accounts_name_them ON desk.account_name FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND name IS NOT NULL);
CREATE POLICY an_employee_comes_without_a_name ON desk.account_name FOR INSERT TO kluis_desk
  WITH CHECK (access.acting_role() IS NULL AND name IS NULL AND EXISTS (
    SELECT 1 FROM access.account a WHERE a.id = account_id AND a.kind = 'employee' AND a.linked_at = platform.clock()));

GRANT SELECT, INSERT, UPDATE (read_at) ON desk.notice TO kluis_desk;
GRANT INSERT ON desk.notice TO kluis_employee;
CREATE POLICY everybody_reads_the_own_notices ON desk.notice FOR SELECT TO kluis_desk USING (account_id = (SELECT access.acting_account()));
CREATE POLICY everybody_marks_the_own_notices ON desk.notice FOR UPDATE TO kluis_desk USING (account_id = (SELECT access.acting_account()));
CREATE POLICY acts_give_notice ON desk.notice FOR INSERT TO kluis_desk, kluis_employee WITH CHECK (read_at IS NULL);

GRANT SELECT, INSERT, UPDATE (answer, digest, created_at) ON desk.idempotency TO kluis_desk, kluis_employer, kluis_employee;
GRANT DELETE ON desk.idempotency TO kluis_jobs;
CREATE POLICY the_own_keys ON desk.idempotency FOR ALL TO kluis_desk, kluis_employer, kluis_employee
  USING (account_id = (SELECT access.acting_account())) WITH CHECK (account_id = (SELECT access.acting_account()));
CREATE POLICY old_keys_go ON desk.idempotency FOR DELETE TO kluis_jobs USING (created_at < platform.clock() - interval '24 hours');
