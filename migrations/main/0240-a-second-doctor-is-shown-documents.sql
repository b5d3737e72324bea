-- S14, C3: a version that is a file is shown like one that is a text. The copy names the file, which belongs to that version alone; its
-- chunks are read where they are, by whoever sees the copy and for as long as he does.
ALTER TABLE medical.second_opinion_piece ADD COLUMN file_id uuid REFERENCES medical.document_file;
CREATE INDEX ON medical.second_opinion_piece (file_id) WHERE file_id IS NOT NULL;
-- The last moment at which the copy is shown, as its consent says.
ALTER TABLE medical.second_opinion_piece ADD COLUMN shown_until timestamptz;
ALTER TABLE medical.second_opinion NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.second_opinion_piece NO FORCE ROW LEVEL SECURITY;
UPDATE medical.second_opinion_piece p SET shown_until = o.valid_until FROM medical.second_opinion o WHERE o.id = p.opinion_id;
ALTER TABLE medical.second_opinion FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.second_opinion_piece FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.second_opinion_piece ALTER COLUMN shown_until SET NOT NULL;

ALTER POLICY the_employee_shows_what_he_sees ON medical.second_opinion_piece
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id)
    AND EXISTS (SELECT 1 FROM medical.second_opinion o WHERE o.id = opinion_id AND o.asked_at = platform.clock()
      AND o.valid_until = second_opinion_piece.shown_until
      AND o.pieces @> jsonb_build_array(jsonb_build_object('pieceId', piece_id, 'version', second_opinion_piece.version)))
    AND EXISTS (SELECT 1 FROM medical.piece_version v
      WHERE v.piece_id = second_opinion_piece.piece_id AND v.version = second_opinion_piece.version
        AND v.employee_id = second_opinion_piece.employee_id AND v.file_id IS NOT DISTINCT FROM second_opinion_piece.file_id));
CREATE POLICY a_second_doctor_reads_what_he_is_shown ON medical.document_chunk FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'doctor'
    THEN EXISTS (SELECT 1 FROM medical.second_opinion_piece p WHERE p.file_id = document_chunk.file_id) ELSE false END);

-- Shown to nobody any more, a copy goes, also where nobody ended what it was made for. The job sees when, and nothing of what.
GRANT SELECT (shown_until) ON medical.second_opinion_piece TO kluis_jobs;
CREATE POLICY the_job_sees_what_is_over ON medical.second_opinion_piece FOR SELECT TO kluis_jobs USING (shown_until <= platform.clock());
CREATE POLICY copies_go_with_their_last_day ON medical.second_opinion_piece FOR DELETE TO kluis_jobs
  USING (shown_until <= platform.clock());
