-- S9: one dossier doctor at each moment; who was responsible when stays on record.
CREATE TABLE access.responsibility (
  id                 uuid PRIMARY KEY,
  employee_id        uuid NOT NULL REFERENCES access.employee,
  doctor_id          uuid NOT NULL REFERENCES access.account,
  given_by           uuid NOT NULL,
  given_at           timestamptz NOT NULL DEFAULT platform.clock(),
  confirmed_by       uuid,
  effective_from     timestamptz,
  ended_at           timestamptz,
  ended_by           uuid,
  -- S9: the employee is told who the doctor is before the first opening.
  told_at            timestamptz,
  told_how           text CHECK (told_how IN ('in-app', 'posted')),
  -- S9: to oneself only with a second doctor's confirmation.
  CHECK (effective_from IS NULL OR given_by <> doctor_id OR (confirmed_by IS NOT NULL AND confirmed_by <> doctor_id))
);
CREATE UNIQUE INDEX responsibility_one_dossier_doctor ON access.responsibility (employee_id)
  WHERE effective_from IS NOT NULL AND ended_at IS NULL;
CREATE INDEX ON access.responsibility (doctor_id) WHERE ended_at IS NULL;

CREATE TABLE access.doctor_change_wish (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  asked_by    uuid NOT NULL,
  asked_at    timestamptz NOT NULL DEFAULT platform.clock()
);

-- S15: a doctor acts only with a checked, unexpired registration (the last day it counts).
CREATE TABLE access.registration (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES access.account,
  number      text NOT NULL,
  checked_on  date NOT NULL,
  checked_by  uuid NOT NULL,
  valid_until date NOT NULL,
  CHECK (checked_by <> account_id)
);
CREATE INDEX ON access.registration (account_id, valid_until);

-- S3, S7: the texts that are signed; a new one is announced before it takes effect.
CREATE TABLE access.declaration_text (
  id             uuid PRIMARY KEY,
  kind           text NOT NULL CHECK (kind IN ('derived-secrecy', 'general-undertaking')),
  edition        text NOT NULL,
  text           text NOT NULL,
  digest         bytea NOT NULL,
  announced_by   uuid NOT NULL,
  announced_at   timestamptz NOT NULL DEFAULT platform.clock(),
  effective_from timestamptz NOT NULL,
  UNIQUE (kind, edition),
  UNIQUE (kind, effective_from)
);

CREATE TABLE access.declaration (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES access.account,
  text_id     uuid NOT NULL REFERENCES access.declaration_text,
  kind        text NOT NULL,
  signed_at   timestamptz NOT NULL DEFAULT platform.clock(),
  revoked_at  timestamptz,
  revoked_by  uuid
);
CREATE UNIQUE INDEX ON access.declaration (account_id, text_id) WHERE revoked_at IS NULL;

CREATE TABLE access.instruction (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES access.account,
  given_by    uuid NOT NULL,
  given_on    date NOT NULL,
  valid_until date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK (given_by <> account_id)
);
CREATE INDEX ON access.instruction (account_id, valid_until);

-- S2: by a doctor, for an employee that doctor is responsible for, for stated actions, with an end.
CREATE TABLE access.delegation (
  id           uuid PRIMARY KEY,
  doctor_id    uuid NOT NULL REFERENCES access.account,
  assistant_id uuid NOT NULL REFERENCES access.account,
  employee_id  uuid NOT NULL REFERENCES access.employee,
  actions      text[] NOT NULL CHECK (actions <@ ARRAY['read', 'record', 'amend'] AND cardinality(actions) > 0),
  valid_from   timestamptz NOT NULL,
  valid_until  timestamptz NOT NULL CHECK (valid_until > valid_from),
  granted_at   timestamptz NOT NULL DEFAULT platform.clock(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  CHECK (doctor_id <> assistant_id)
);
CREATE INDEX ON access.delegation (employee_id, assistant_id);
CREATE INDEX ON access.delegation (doctor_id);
CREATE INDEX ON access.delegation (assistant_id);

-- S4: who stands in for whom, from, until, why; not entered by the one who then looks.
CREATE TABLE access.deputising (
  id               uuid PRIMARY KEY,
  absent_doctor_id uuid NOT NULL REFERENCES access.account,
  deputy_id        uuid NOT NULL REFERENCES access.account,
  valid_from       timestamptz NOT NULL,
  valid_until      timestamptz NOT NULL CHECK (valid_until > valid_from),
  reason           text NOT NULL CHECK (reason IN ('leave', 'illness', 'training', 'departure')),
  entered_by       uuid NOT NULL,
  entered_at       timestamptz NOT NULL DEFAULT platform.clock(),
  -- Ended before its time, at once.
  ended_at         timestamptz,
  ended_by         uuid,
  CHECK (deputy_id NOT IN (absent_doctor_id, entered_by)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX ON access.deputising (absent_doctor_id, deputy_id);
