-- A document is the body of a piece: a file in place of a text, in chunks of 1 MiB, each sealed under the medical key with its
-- number and the count of all, so that none can be swapped, dropped or put elsewhere (D1, D5). It is stored whole or not at all.
CREATE TABLE medical.document_file (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  -- Type, size and SHA-256.
  sealed      bytea NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT platform.clock(),
  -- It became a version of a piece; what never does goes after a day.
  attached_at timestamptz,
  UNIQUE (id, employee_id)
);
CREATE INDEX ON medical.document_file (employee_id);
CREATE INDEX ON medical.document_file (uploaded_at) WHERE attached_at IS NULL;

-- At most 25 MiB. A file's row comes after its chunks, once its content is known to be whole.
CREATE TABLE medical.document_chunk (
  file_id     uuid NOT NULL,
  employee_id uuid NOT NULL,
  number      smallint NOT NULL CHECK (number BETWEEN 1 AND 25),
  sealed      bytea NOT NULL,
  PRIMARY KEY (file_id, number),
  FOREIGN KEY (file_id, employee_id) REFERENCES medical.document_file (id, employee_id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- A file is the body of one version of one piece.
ALTER TABLE medical.piece_version ADD COLUMN file_id uuid UNIQUE,
  ADD FOREIGN KEY (file_id, employee_id) REFERENCES medical.document_file (id, employee_id);
-- C4: of a received letter the dossier doctor decides; from whom it came is content, and sealed.
ALTER TABLE medical.piece ADD COLUMN received boolean NOT NULL DEFAULT false;

ALTER TABLE medical.document_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.document_file FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.document_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.document_chunk FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, sealed, uploaded_by), UPDATE (attached_at) ON medical.document_file TO kluis_medical;
GRANT SELECT, INSERT ON medical.document_chunk TO kluis_medical;

-- S1, S2: received by whoever may record in this dossier.
CREATE POLICY who_records ON medical.document_file FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record') AND uploaded_by = (SELECT access.acting_account())
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
CREATE POLICY who_records ON medical.document_chunk FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record')
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy'));
-- I1, S1: read by whoever reads the version that it is the body of; what that row's policies withhold, they withhold here.
CREATE POLICY who_reads_its_version ON medical.document_file FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.file_id = document_file.id)
    -- Whoever brought it in makes it a piece, and may have no more than that delegated (S2).
    OR (uploaded_by = (SELECT access.acting_account()) AND access.opens_medical((SELECT access.circle()), employee_id, 'record')));
CREATE POLICY who_reads_its_version ON medical.document_chunk FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.file_id = document_chunk.file_id));
CREATE POLICY who_brought_it_attaches_it ON medical.document_file FOR UPDATE TO kluis_medical
  USING (attached_at IS NULL AND uploaded_by = (SELECT access.acting_account())) WITH CHECK (attached_at = platform.clock());
-- In a function, for the file's own policy looks at the versions.
CREATE FUNCTION medical.just_attached(file uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.document_file f
    WHERE f.id = file AND f.uploaded_by = access.acting_account() AND f.attached_at = platform.clock()) $$;
GRANT EXECUTE ON FUNCTION medical.just_attached(uuid) TO kluis_medical;
CREATE POLICY the_own_file_just_attached ON medical.piece_version AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (file_id IS NULL OR medical.just_attached(file_id));

-- What never became a piece goes; the job deletes without reading, and the chunks go with their file.
GRANT DELETE ON medical.document_file TO kluis_jobs;
CREATE POLICY what_waited_a_day_goes ON medical.document_file FOR DELETE TO kluis_jobs
  USING (attached_at IS NULL AND uploaded_at < platform.clock() - interval '24 hours');
