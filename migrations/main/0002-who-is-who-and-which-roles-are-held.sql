-- The facts that both locks look up. Ids, codes and dates only: every login's row security reads them (design: the stores).
CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

CREATE TABLE access.account (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('staff', 'hired', 'external', 'employee')),
  status      text NOT NULL CHECK (status IN ('invited', 'active', 'suspended')),
  issuer      text,
  subject     text,
  -- P1, S7: a hired person works under an agreement in force; its last day.
  hired_until date,
  created_by  uuid,
  created_at  timestamptz NOT NULL DEFAULT platform.clock(),
  linked_at   timestamptz,
  UNIQUE (issuer, subject),
  CHECK ((issuer IS NULL) = (subject IS NULL)),
  CHECK (status <> 'active' OR subject IS NOT NULL),
  CHECK ((kind = 'hired') = (hired_until IS NOT NULL))
);

CREATE TABLE access.employer (
  id         uuid PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT platform.clock()
);

-- One employee is a person at one employer (D1); person_account_id is set by that person's own linking alone.
CREATE TABLE access.employee (
  id                uuid PRIMARY KEY,
  employer_id       uuid NOT NULL REFERENCES access.employer,
  person_account_id uuid REFERENCES access.account,
  -- HMAC under the employer's digest key over employee id and birth date; null where that is unknown. Who links the dossier
  -- gives the date too (I1), and the desk, which compares, can't read it in the dossier (D2).
  birth_digest      bytea,
  created_at        timestamptz NOT NULL DEFAULT platform.clock(),
  -- V6: a row of a store that names an employee and an employer can't pair one employer's person with another. Its index
  -- serves look-ups by employer too: one on employer_id alone would be taken for that check, and read everybody.
  UNIQUE (employer_id, id)
);
CREATE INDEX ON access.employee (person_account_id);

-- A code that travels another way than the account; only its digest is kept. It is for an account that waits for its person,
-- or for an employee whose person may link the own dossier: his account comes into being with that, so none waits unused.
-- S7: the code of an employee's comes into being with his letter, which somebody else prints than who invited him.
CREATE TABLE access.invitation (
  id                uuid PRIMARY KEY,
  account_id        uuid REFERENCES access.account,
  employee_id       uuid REFERENCES access.employee,
  code_digest       bytea UNIQUE,
  created_by        uuid,
  created_at        timestamptz NOT NULL DEFAULT platform.clock(),
  expires_at        timestamptz NOT NULL,
  letter_by         uuid,
  letter_at         timestamptz,
  wrong_birth_dates smallint NOT NULL DEFAULT 0 CHECK (wrong_birth_dates BETWEEN 0 AND 5),
  voided_at         timestamptz,
  used_at           timestamptz,
  used_by           uuid,
  CHECK (num_nonnulls(account_id, employee_id) = 1),
  CHECK ((letter_by IS NULL) = (letter_at IS NULL)),
  CHECK (CASE WHEN account_id IS NOT NULL THEN code_digest IS NOT NULL AND letter_by IS NULL
         ELSE created_by IS NOT NULL AND (code_digest IS NULL) = (letter_by IS NULL) END),
  CHECK (letter_by <> created_by),
  CHECK (wrong_birth_dates < 5 OR voided_at IS NOT NULL),
  CHECK ((used_at IS NULL) = (used_by IS NULL)),
  CHECK (used_at IS NULL OR voided_at IS NULL),
  CHECK (used_at IS NULL OR code_digest IS NOT NULL),
  CHECK (account_id IS NULL OR used_by = account_id),
  CHECK (employee_id IS NULL OR used_by NOT IN (created_by, letter_by))
);
-- A new code voids the earlier one.
CREATE UNIQUE INDEX invitation_one_open_an_account ON access.invitation (account_id) WHERE used_at IS NULL AND voided_at IS NULL;
CREATE UNIQUE INDEX invitation_one_open_an_employee ON access.invitation (employee_id) WHERE used_at IS NULL AND voided_at IS NULL;

-- S7: the `granting` of each role's page, written when policies are deployed. A role without a row can't be given.
CREATE TABLE access.granting (
  role          text PRIMARY KEY,
  circle        text NOT NULL,
  proposed_by   text[] NOT NULL,
  approved_by   text[] NOT NULL,
  confirmed_by  text[] NOT NULL,
  opens_medical boolean NOT NULL,
  for_employer  boolean NOT NULL,
  -- The page requires the general undertaking, which only staff and hired people are held to.
  for_bound     boolean NOT NULL,
  -- S3, S15: the standings that the page requires, as words of the vocabulary.
  requires      text[] NOT NULL
);

CREATE TABLE access.role (
  id               uuid PRIMARY KEY,
  account_id       uuid NOT NULL REFERENCES access.account,
  role             text NOT NULL,
  circle           text NOT NULL CHECK (circle IN ('doctor', 'derived-secrecy', 'secrecy-supervision', 'medical-direction', 'casework', 'employer',
                                                   'relation', 'self', 'accounts', 'supervision')),
  employer_id      uuid REFERENCES access.employer,
  valid_from       timestamptz NOT NULL,
  valid_until      timestamptz,
  proposed_by      uuid,
  proposed_at      timestamptz NOT NULL DEFAULT platform.clock(),
  needs_approval   boolean NOT NULL,
  needs_confirmation boolean NOT NULL,
  approved_by      uuid,
  confirmed_by     uuid,
  in_force_since   timestamptz,
  ended_at         timestamptz,
  ended_by         uuid,
  CHECK (proposed_by <> account_id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  -- Silence is refusal: a role is in force only with every signature that its policy asks for, by different people.
  CHECK (in_force_since IS NULL OR NOT needs_approval OR approved_by IS NOT NULL),
  CHECK (in_force_since IS NULL OR NOT needs_confirmation OR confirmed_by IS NOT NULL),
  CHECK (approved_by IS NULL OR approved_by NOT IN (account_id, proposed_by)),
  CHECK (confirmed_by IS NULL OR confirmed_by NOT IN (account_id, proposed_by, approved_by))
);
CREATE INDEX ON access.role (account_id);

-- Numbers of policies/terms.yaml that row security needs; written when policies are deployed.
CREATE TABLE access.policy_term (
  name text PRIMARY KEY,
  term interval NOT NULL
);

-- Whose dossier a record is in, for the trail (A1): ids only, resolved while lines are flushed. By whom it was indexed says
-- who may count it: that a doctor recorded or answered something is itself a secret (D5).
CREATE TABLE access.record (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL,
  employee_id uuid,
  employer_id uuid,
  indexed_by  name NOT NULL DEFAULT current_user
);
