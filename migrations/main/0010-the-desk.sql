-- Requests, releases, notices: ids, codes, digests and dates; what is personal is sealed under the employee key.
CREATE SCHEMA desk;
GRANT USAGE ON SCHEMA desk TO kluis_desk, kluis_medical, kluis_employee, kluis_employer, kluis_jobs;

CREATE TABLE desk.account_name (
  account_id uuid PRIMARY KEY REFERENCES access.account,
  name       text NOT NULL
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
CREATE TABLE desk.idempotency (
  account_id uuid NOT NULL,
  key        text NOT NULL,
  digest     bytea NOT NULL,
  answer     jsonb,
  created_at timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (account_id, key)
);

CREATE TABLE desk.verdict_question (
  id          uuid PRIMARY KEY,
  employer_id uuid NOT NULL,
  employee_id uuid NOT NULL REFERENCES access.employee,
  absence_id  uuid NOT NULL REFERENCES access.absence,
  question    text NOT NULL CHECK (question IN ('fit-for-own-work')),
  asked_by    uuid NOT NULL,
  asked_at    timestamptz NOT NULL DEFAULT platform.clock(),
  closes_at   timestamptz NOT NULL
);
CREATE INDEX ON desk.verdict_question (employer_id, id);
CREATE INDEX ON desk.verdict_question (employee_id);
CREATE INDEX ON desk.verdict_question (closes_at);

CREATE TABLE desk.question_closing (
  question_id uuid PRIMARY KEY REFERENCES desk.verdict_question,
  closed_at   timestamptz NOT NULL DEFAULT platform.clock()
);

-- V7: what isn't released isn't here. The medical store inserts; nobody changes or withdraws a line.
CREATE TABLE desk.released_verdict (
  id          uuid PRIMARY KEY,
  question_id uuid NOT NULL REFERENCES desk.verdict_question,
  employer_id uuid NOT NULL,
  employee_id uuid NOT NULL REFERENCES access.employee,
  question    text NOT NULL,
  sealed      bytea NOT NULL,
  issued_on   date NOT NULL,
  valid_until date,
  supersedes  uuid UNIQUE REFERENCES desk.released_verdict,
  released_at timestamptz NOT NULL DEFAULT platform.clock(),
  posted_on   date
);
CREATE INDEX ON desk.released_verdict (employer_id, id);
CREATE INDEX ON desk.released_verdict (employee_id);

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
  USING (account_id = (SELECT access.acting_account()) OR (SELECT access.circle()) IN ('accounts', 'supervision', 'medical-direction', 'secrecy-supervision'));
CREATE POLICY accounts_name_them ON desk.account_name FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'accounts');

GRANT SELECT, INSERT, UPDATE (read_at) ON desk.notice TO kluis_desk;
GRANT INSERT ON desk.notice TO kluis_medical, kluis_employee, kluis_jobs;
CREATE POLICY everybody_reads_the_own_notices ON desk.notice FOR SELECT TO kluis_desk USING (account_id = (SELECT access.acting_account()));
CREATE POLICY everybody_marks_the_own_notices ON desk.notice FOR UPDATE TO kluis_desk USING (account_id = (SELECT access.acting_account()));
CREATE POLICY acts_give_notice ON desk.notice FOR INSERT TO kluis_desk, kluis_medical, kluis_employee, kluis_jobs
  WITH CHECK (read_at IS NULL);

GRANT SELECT, INSERT, UPDATE (answer, digest, created_at) ON desk.idempotency TO kluis_desk, kluis_employer, kluis_employee, kluis_medical;
GRANT SELECT, DELETE ON desk.idempotency TO kluis_jobs;
CREATE POLICY the_own_keys ON desk.idempotency FOR ALL TO kluis_desk, kluis_employer, kluis_employee, kluis_medical
  USING (account_id = (SELECT access.acting_account())) WITH CHECK (account_id = (SELECT access.acting_account()));
CREATE POLICY old_keys_are_swept ON desk.idempotency FOR SELECT TO kluis_jobs USING (created_at < platform.clock() - interval '24 hours');
CREATE POLICY old_keys_go ON desk.idempotency FOR DELETE TO kluis_jobs USING (created_at < platform.clock() - interval '24 hours');

-- V1: an agreement in force, an employee of its own, an absence that runs. V6: nothing new after the employment ended.
CREATE FUNCTION desk.may_ask(employer uuid, employee uuid, absence uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e JOIN access.absence a ON a.employee_id = e.id
      WHERE e.id = employee AND e.employer_id = employer AND a.id = absence AND a.first_day <= platform.today()
        AND (a.recovered_on IS NULL OR a.recovered_on > platform.today()))
    AND EXISTS (SELECT 1 FROM access.agreement g WHERE g.employer_id = employer AND g.starts_on <= platform.today()
        AND (g.ends_on IS NULL OR g.ends_on >= platform.today())
        AND (g.bears_sick_pay_risk OR EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = employee
             -- V9: an unknown start counts as begun.
             AND coalesce(m.starts_on, platform.today()) <= platform.today()
             AND (m.ends_on IS NULL OR m.ends_on >= platform.today())))) $$;

-- V6: what the employer had stays readable until the term after the employment ended.
CREATE FUNCTION desk.still_readable(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = employee
      AND (m.ends_on IS NULL OR m.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
           >= platform.today())) $$;

GRANT SELECT, INSERT ON desk.verdict_question TO kluis_desk;
GRANT SELECT ON desk.verdict_question TO kluis_medical, kluis_jobs;
CREATE POLICY who_knows_of_the_question ON desk.verdict_question FOR SELECT TO kluis_desk, kluis_medical
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
CREATE POLICY the_employer_asks ON desk.verdict_question FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])
              AND asked_by = (SELECT access.acting_account()) AND desk.may_ask(employer_id, employee_id, absence_id));
CREATE POLICY the_job_sees_what_closes ON desk.verdict_question FOR SELECT TO kluis_jobs USING (closes_at <= platform.clock());

GRANT SELECT ON desk.question_closing TO kluis_desk, kluis_medical, kluis_jobs;
GRANT INSERT ON desk.question_closing TO kluis_jobs;
CREATE POLICY closings_are_known_with_their_question ON desk.question_closing FOR SELECT TO kluis_desk, kluis_medical
  USING (EXISTS (SELECT 1 FROM desk.verdict_question q WHERE q.id = question_id));
CREATE POLICY the_job_closes ON desk.question_closing FOR ALL TO kluis_jobs USING (true) WITH CHECK (true);

GRANT SELECT ON desk.released_verdict TO kluis_desk;
GRANT INSERT ON desk.released_verdict TO kluis_medical;
CREATE POLICY who_got_the_answer ON desk.released_verdict FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- V3, V7: by the dossier doctor who issued it, or by whoever of his staff records the employee's letter as posted.
CREATE POLICY the_medical_side_releases ON desk.released_verdict FOR INSERT TO kluis_medical
  WITH CHECK (EXISTS (SELECT 1 FROM desk.verdict_question q WHERE q.id = question_id
                      AND q.employer_id = released_verdict.employer_id AND q.employee_id = released_verdict.employee_id)
    AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy') AND access.opens_medical(employee_id, 'read'));
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA desk TO kluis_desk, kluis_medical, kluis_jobs;
