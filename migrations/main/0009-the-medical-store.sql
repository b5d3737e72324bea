-- Under professional secrecy: a login of its own (D2), content sealed under the medical key, history never overwritten (I4).
CREATE SCHEMA medical;
GRANT USAGE ON SCHEMA medical TO kluis_medical;

CREATE TABLE medical.entry (
  id                    uuid PRIMARY KEY,
  employee_id           uuid NOT NULL REFERENCES access.employee,
  entry_on              date NOT NULL,
  author_id             uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  recorded_at           timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON medical.entry (employee_id);

-- A piece has exactly one item of the disclosure matrix; piece and version is what is read, corrected and disclosed.
CREATE TABLE medical.piece (
  id          uuid PRIMARY KEY,
  entry_id    uuid NOT NULL REFERENCES medical.entry,
  employee_id uuid NOT NULL REFERENCES access.employee,
  item        text NOT NULL CHECK (item ~ '^M[0-9]{2}$'),
  version     integer NOT NULL DEFAULT 1
);
CREATE INDEX ON medical.piece (employee_id, id);

CREATE TABLE medical.piece_version (
  piece_id              uuid NOT NULL REFERENCES medical.piece,
  version               integer NOT NULL CHECK (version > 0),
  employee_id           uuid NOT NULL,
  sealed                bytea NOT NULL,
  author_id             uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  recorded_at           timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (piece_id, version)
);

CREATE TABLE medical.verdict (
  id          uuid PRIMARY KEY,
  question_id uuid NOT NULL,
  employee_id uuid NOT NULL REFERENCES access.employee,
  doctor_id   uuid NOT NULL,
  sealed      bytea NOT NULL,
  issued_at   timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until date,
  supersedes  uuid UNIQUE REFERENCES medical.verdict
);
CREATE INDEX ON medical.verdict (employee_id, id);
-- V3: one chain a question; a later verdict names the one it supersedes, so of two parallel deciders one wins.
CREATE UNIQUE INDEX verdict_one_first_answer ON medical.verdict (question_id) WHERE supersedes IS NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'piece', 'piece_version', 'verdict'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
    EXECUTE format('CREATE POLICY who_opens_it ON medical.%I FOR SELECT TO kluis_medical
      USING (access.opens_medical(employee_id, ''read''))', t);
  END LOOP;
END $$;

CREATE POLICY who_records ON medical.entry FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical(employee_id, 'record') AND author_id = (SELECT access.acting_account())
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
CREATE POLICY who_records ON medical.piece FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical(employee_id, 'record') AND version = 1 AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
CREATE POLICY who_amends ON medical.piece FOR UPDATE TO kluis_medical
  USING (access.opens_medical(employee_id, 'amend') AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
GRANT UPDATE (version) ON medical.piece TO kluis_medical;
CREATE POLICY who_records_or_amends ON medical.piece_version FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical(employee_id, CASE WHEN version = 1 THEN 'record' ELSE 'amend' END)
              AND author_id = (SELECT access.acting_account()) AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
-- V3, S5: the dossier doctor alone.
CREATE POLICY the_dossier_doctor_issues ON medical.verdict FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND doctor_id = (SELECT access.acting_account())
              AND access.opens_medical(employee_id, 'issue'));
