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
  created_at        timestamptz NOT NULL DEFAULT platform.clock(),
  -- V6: a row of a store that names an employee and an employer can't pair one employer's person with another.
  UNIQUE (id, employer_id)
);
CREATE INDEX ON access.employee (person_account_id);
CREATE INDEX ON access.employee (employer_id);

CREATE TABLE access.invitation (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES access.account,
  employee_id uuid REFERENCES access.employee,
  code_digest bytea NOT NULL UNIQUE,
  created_by  uuid NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT platform.clock(),
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz
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

-- Whose dossier a record is in, for the trail (A1): ids only, resolved while lines are flushed.
CREATE TABLE access.record (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL,
  employee_id uuid,
  employer_id uuid
);
