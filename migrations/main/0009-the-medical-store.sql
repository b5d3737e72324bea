-- Under professional secrecy: a login of its own (D2), content sealed under the medical key, history never overwritten (I4).
CREATE SCHEMA medical;
GRANT USAGE ON SCHEMA medical TO kluis_medical;

CREATE TABLE medical.entry (
  id                    uuid PRIMARY KEY,
  employee_id           uuid NOT NULL REFERENCES access.employee,
  entry_on              date NOT NULL,
  author_id             uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  recorded_at           timestamptz NOT NULL DEFAULT platform.clock(),
  -- S1: nothing of one dossier hangs on a row of another; the same for pieces and versions.
  UNIQUE (id, employee_id)
);
CREATE INDEX ON medical.entry (employee_id);

-- A piece has exactly one item of the disclosure matrix; piece and version is what is read, corrected and disclosed.
CREATE TABLE medical.piece (
  id          uuid PRIMARY KEY,
  entry_id    uuid NOT NULL,
  employee_id uuid NOT NULL,
  item        text NOT NULL CHECK (item ~ '^M[0-9]{2}$'),
  version     integer NOT NULL DEFAULT 1,
  UNIQUE (id, employee_id),
  FOREIGN KEY (entry_id, employee_id) REFERENCES medical.entry (id, employee_id)
);
CREATE INDEX ON medical.piece (employee_id, id);

CREATE TABLE medical.piece_version (
  piece_id              uuid NOT NULL,
  version               integer NOT NULL CHECK (version > 0),
  employee_id           uuid NOT NULL,
  sealed                bytea NOT NULL,
  author_id             uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  recorded_at           timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (piece_id, version),
  FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id)
);
-- I4: a piece whose current version isn't there would be a text that vanished.
ALTER TABLE medical.piece ADD CONSTRAINT piece_has_its_current_version
  FOREIGN KEY (id, version) REFERENCES medical.piece_version (piece_id, version) DEFERRABLE INITIALLY DEFERRED;

-- The answers kept for repeated requests that wrote here: elsewhere they would tell that something was written (D5).
CREATE TABLE medical.idempotency (
  account_id uuid NOT NULL,
  key        text NOT NULL,
  digest     bytea NOT NULL,
  answer     jsonb,
  created_at timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (account_id, key)
);
ALTER TABLE medical.idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.idempotency FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (answer, digest, created_at) ON medical.idempotency TO kluis_medical;
CREATE POLICY the_own_keys ON medical.idempotency FOR ALL TO kluis_medical
  USING (account_id = (SELECT access.acting_account())) WITH CHECK (account_id = (SELECT access.acting_account()));
-- The job sweeps without reading.
GRANT USAGE ON SCHEMA medical TO kluis_jobs;
GRANT DELETE ON medical.idempotency TO kluis_jobs;
CREATE POLICY old_keys_go ON medical.idempotency FOR DELETE TO kluis_jobs USING (created_at < platform.clock() - interval '24 hours');

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'piece', 'piece_version'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
    EXECUTE format('CREATE POLICY who_opens_it ON medical.%I FOR SELECT TO kluis_medical
      USING (access.opens_medical((SELECT access.circle()), employee_id, ''read''))', t);
  END LOOP;
END $$;

-- S11: each act of an assistant names the doctor who is responsible now; a doctor's own names himself.
CREATE POLICY who_records ON medical.entry FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record') AND author_id = (SELECT access.acting_account())
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy')
              AND access.responsible(responsible_doctor_id, employee_id) AND recorded_at = platform.clock()
              AND entry_on <= platform.today());
CREATE POLICY who_records ON medical.piece FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record') AND version = 1 AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
CREATE POLICY who_amends ON medical.piece FOR UPDATE TO kluis_medical
  USING (access.opens_medical((SELECT access.circle()), employee_id, 'amend') AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
GRANT UPDATE (version) ON medical.piece TO kluis_medical;
-- I4: the version that is written is the one that the piece just came to.
CREATE POLICY who_records_or_amends ON medical.piece_version FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, CASE WHEN version = 1 THEN 'record' ELSE 'amend' END)
              AND author_id = (SELECT access.acting_account()) AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy')
              AND access.responsible(responsible_doctor_id, employee_id) AND recorded_at = platform.clock()
              AND (version = 1 OR EXISTS (SELECT 1 FROM medical.piece p WHERE p.id = piece_id AND p.version = piece_version.version)));
