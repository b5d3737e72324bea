-- D1: what the second doctor takes moves in that same act: every version and file, sealed anew under the key of the dossier to which it
-- comes, under new ids; what hangs on the piece where it lay goes with it, and 'moved, date' stays (0032).

-- What hangs on a piece goes with it by the keys themselves, without a look-up: a table that is added later and isn't named so holds
-- the piece, and the move is refused rather than half done. The one login that deletes a piece is that of the act below.
ALTER TABLE medical.piece_version DROP CONSTRAINT piece_version_piece_id_employee_id_fkey,
  ADD FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE CASCADE;
ALTER TABLE medical.withholding DROP CONSTRAINT withholding_piece_id_employee_id_fkey,
  ADD FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE CASCADE;
ALTER TABLE medical.statement DROP CONSTRAINT statement_piece_id_employee_id_fkey, DROP CONSTRAINT statement_piece_id_version_fkey,
  ADD FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE CASCADE,
  ADD FOREIGN KEY (piece_id, version) REFERENCES medical.piece_version (piece_id, version) ON DELETE CASCADE;
ALTER TABLE medical.correction_request DROP CONSTRAINT correction_request_piece_id_employee_id_fkey,
  DROP CONSTRAINT correction_request_piece_id_version_fkey,
  ADD FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE CASCADE,
  ADD FOREIGN KEY (piece_id, version) REFERENCES medical.piece_version (piece_id, version) ON DELETE CASCADE;
ALTER TABLE medical.correction_answer DROP CONSTRAINT correction_answer_request_id_piece_id_employee_id_fkey,
  DROP CONSTRAINT correction_answer_piece_id_amended_to_fkey,
  ADD FOREIGN KEY (request_id, piece_id, employee_id) REFERENCES medical.correction_request (id, piece_id, employee_id) ON DELETE CASCADE,
  ADD FOREIGN KEY (piece_id, amended_to) REFERENCES medical.piece_version (piece_id, version) ON DELETE CASCADE;
ALTER TABLE medical.correction_reason DROP CONSTRAINT correction_reason_request_id_fkey,
  DROP CONSTRAINT correction_reason_request_id_piece_id_employee_id_fkey,
  ADD FOREIGN KEY (request_id) REFERENCES medical.correction_answer ON DELETE CASCADE,
  ADD FOREIGN KEY (request_id, piece_id, employee_id) REFERENCES medical.correction_request (id, piece_id, employee_id) ON DELETE CASCADE;
ALTER TABLE medical.second_opinion_piece DROP CONSTRAINT second_opinion_piece_piece_id_employee_id_fkey,
  DROP CONSTRAINT second_opinion_piece_piece_id_version_fkey,
  ADD FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE CASCADE,
  ADD FOREIGN KEY (piece_id, version) REFERENCES medical.piece_version (piece_id, version) ON DELETE CASCADE;

-- Where it went, for the doctor who took it: the proposer of another's learns that it was taken, not by which dossier.
CREATE TABLE medical.piece_moved (
  move_id        uuid PRIMARY KEY REFERENCES medical.piece_move_end,
  employee_id    uuid NOT NULL,
  piece_id       uuid NOT NULL UNIQUE,
  entry_id       uuid NOT NULL,
  to_employee_id uuid NOT NULL REFERENCES access.employee,
  new_piece_id   uuid NOT NULL UNIQUE REFERENCES medical.piece DEFERRABLE INITIALLY DEFERRED,
  new_entry_id   uuid NOT NULL UNIQUE REFERENCES medical.entry DEFERRABLE INITIALLY DEFERRED,
  -- The files by their ids, there and here, in the same order.
  files          uuid[] NOT NULL,
  new_files      uuid[] NOT NULL,
  moved_by       uuid NOT NULL,
  moved_at       timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK (to_employee_id <> employee_id),
  CHECK (cardinality(files) = cardinality(new_files))
);
-- 'Moved' and where to are one act.
ALTER TABLE medical.piece_move_end ADD COLUMN moved_id uuid GENERATED ALWAYS AS (CASE WHEN how = 'moved' THEN move_id END) STORED;
ALTER TABLE medical.piece_move_end ADD FOREIGN KEY (moved_id) REFERENCES medical.piece_moved DEFERRABLE INITIALLY DEFERRED;

-- What stays where it lay: 'moved, date'. No item, no author, no day, not whose it was.
CREATE TABLE medical.moved_piece (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  moved_at    timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON medical.moved_piece (employee_id, id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['piece_moved', 'moved_piece'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT (move_id, employee_id, piece_id, entry_id, to_employee_id, new_piece_id, new_entry_id, files, new_files, moved_by)
  ON medical.piece_moved TO kluis_medical;
GRANT SELECT, INSERT (id, employee_id) ON medical.moved_piece TO kluis_medical;

-- The piece that the session's own act of this moment takes, or null; asked once a statement, and where nothing else lets a row through.
CREATE FUNCTION medical.piece_on_the_move() RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT m.piece_id FROM medical.piece_move_end e JOIN medical.piece_move m ON m.id = e.move_id
    WHERE access.circle() = 'doctor' AND e.how = 'moved' AND e.ended_by = access.acting_account() AND e.ended_at = platform.clock()
      AND m.second_doctor_id = e.ended_by AND medical.move_stands(m)
    ORDER BY e.move_id LIMIT 1 $$;
CREATE FUNCTION medical.moves_to(entry uuid, piece uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece_moved d WHERE d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock()
    AND d.to_employee_id = employee AND d.new_entry_id = coalesce(entry, d.new_entry_id) AND d.new_piece_id = coalesce(piece, d.new_piece_id)) $$;
CREATE FUNCTION medical.file_moves_to(file uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece_moved d WHERE d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock()
    AND d.to_employee_id = employee AND file = ANY (d.new_files)) $$;
CREATE FUNCTION medical.files_on_the_move() RETURNS uuid[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT d.files FROM medical.piece_moved d WHERE d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock() $$;
CREATE FUNCTION medical.entry_on_the_move() RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT d.entry_id FROM medical.piece_moved d WHERE d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock()
    UNION ALL SELECT p.entry_id FROM medical.piece p WHERE p.id = medical.piece_on_the_move() LIMIT 1 $$;

CREATE POLICY who_took_it ON medical.piece_moved FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND moved_by = (SELECT access.acting_account()));
-- Into the dossier that was named, or one of the second doctor's own where none was; of what is there, every file of it.
CREATE POLICY who_decides_takes_it ON medical.piece_moved FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND moved_by = (SELECT access.acting_account()) AND moved_at = platform.clock()
    AND piece_id = (SELECT medical.piece_on_the_move())
    AND EXISTS (SELECT 1 FROM medical.piece_move m WHERE m.id = move_id AND m.piece_id = piece_moved.piece_id
      AND m.employee_id = piece_moved.employee_id AND m.current_version = m.version
      AND CASE WHEN m.to_employee_id IS NULL THEN access.responsible(m.second_doctor_id, piece_moved.to_employee_id)
          ELSE m.to_employee_id = piece_moved.to_employee_id END)
    AND EXISTS (SELECT 1 FROM medical.piece p WHERE p.id = piece_id AND p.entry_id = piece_moved.entry_id)
    AND files = ARRAY(SELECT v.file_id FROM medical.piece_version v
      WHERE v.piece_id = piece_moved.piece_id AND v.file_id IS NOT NULL ORDER BY v.version));
CREATE POLICY who_opens_it ON medical.moved_piece FOR SELECT TO kluis_medical
  USING (CASE (SELECT access.circle()) WHEN 'representation' THEN access.represents(employee_id, 'medical-dossier')
    ELSE access.opens_medical((SELECT access.circle()), employee_id, 'read') END);
CREATE POLICY it_stays_where_it_lay ON medical.moved_piece FOR INSERT TO kluis_medical
  WITH CHECK (moved_at = platform.clock() AND EXISTS (SELECT 1 FROM medical.piece_moved d
    WHERE d.move_id = moved_piece.id AND d.employee_id = moved_piece.employee_id AND d.moved_at = platform.clock()
      AND d.moved_by = (SELECT access.acting_account())));

-- Read for the move, in the act itself and by nobody else.
CREATE POLICY what_moves_now ON medical.piece FOR SELECT TO kluis_medical USING (id = (SELECT medical.piece_on_the_move()));
CREATE POLICY what_moves_now ON medical.piece_version FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.piece_on_the_move()));
CREATE POLICY what_moves_now ON medical.withholding FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.piece_on_the_move()));
CREATE POLICY what_moves_now ON medical.entry FOR SELECT TO kluis_medical USING (id = (SELECT medical.entry_on_the_move()));
CREATE POLICY what_moves_now ON medical.document_file FOR SELECT TO kluis_medical
  USING (id = ANY ((SELECT medical.files_on_the_move())::uuid[]));
CREATE POLICY what_moves_now ON medical.document_chunk FOR SELECT TO kluis_medical
  USING (file_id = ANY ((SELECT medical.files_on_the_move())::uuid[]));

-- It is held while it moves: whoever amends waits, and finds it gone. No column of it is changed by that.
CREATE POLICY what_moves_now_is_held ON medical.piece FOR UPDATE TO kluis_medical
  USING (id = (SELECT medical.piece_on_the_move())) WITH CHECK (false);

-- It comes as it was: same day, item, versions, authors, doctors and moments; and is nobody's new text.
CREATE FUNCTION medical.entry_is_as_it_was(entry medical.entry) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.entry o WHERE o.id = medical.entry_on_the_move()
    AND (o.entry_on, o.author_id, o.responsible_doctor_id, o.recorded_at)
      = (entry.entry_on, entry.author_id, entry.responsible_doctor_id, entry.recorded_at)) $$;
CREATE FUNCTION medical.piece_is_as_it_was(piece medical.piece) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece o WHERE o.id = medical.piece_on_the_move()
    AND (o.item, o.version, o.received) = (piece.item, piece.version, piece.received)) $$;
CREATE FUNCTION medical.version_is_as_it_was(v medical.piece_version) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece_version o JOIN medical.piece_moved d ON d.piece_id = o.piece_id
    WHERE o.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock()
      AND (o.version, o.author_id, o.responsible_doctor_id, o.recorded_at) = (v.version, v.author_id, v.responsible_doctor_id, v.recorded_at)
      AND v.file_id IS NOT DISTINCT FROM d.new_files[array_position(d.files, o.file_id)]) $$;
CREATE FUNCTION medical.file_is_as_it_was(f medical.document_file) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.document_file o
      JOIN medical.piece_moved d ON o.id = d.files[array_position(d.new_files, f.id)]
    WHERE d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock()
      AND (o.uploaded_by, o.uploaded_at, o.attached_at) = (f.uploaded_by, f.uploaded_at, f.attached_at)) $$;
CREATE POLICY what_moves_arrives ON medical.entry FOR INSERT TO kluis_medical
  WITH CHECK (medical.moves_to(id, NULL, employee_id) AND medical.entry_is_as_it_was(entry));
CREATE POLICY what_moves_arrives ON medical.piece FOR INSERT TO kluis_medical
  WITH CHECK (medical.moves_to(entry_id, id, employee_id) AND medical.piece_is_as_it_was(piece));
CREATE POLICY what_moves_arrives ON medical.piece_version FOR INSERT TO kluis_medical
  WITH CHECK (medical.moves_to(NULL, piece_id, employee_id) AND medical.version_is_as_it_was(piece_version));
ALTER POLICY the_own_file_just_attached ON medical.piece_version
  WITH CHECK (file_id IS NULL OR medical.just_attached(file_id) OR medical.file_moves_to(file_id, employee_id));
-- A file's moments were the table's own until now; who brings one in writes none of them still.
GRANT INSERT (uploaded_at, attached_at) ON medical.document_file TO kluis_medical;
ALTER POLICY who_records ON medical.document_file
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record') AND uploaded_by = (SELECT access.acting_account())
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision')
              AND uploaded_at = platform.clock() AND attached_at IS NULL);
CREATE POLICY what_moves_arrives ON medical.document_file FOR INSERT TO kluis_medical
  WITH CHECK (medical.file_moves_to(id, employee_id) AND medical.file_is_as_it_was(document_file));
CREATE POLICY what_moves_arrives ON medical.document_chunk FOR INSERT TO kluis_medical
  WITH CHECK (medical.file_moves_to(file_id, employee_id));
-- I1: left out of the inspection there, it arrives left out; the dossier doctor here decides anew.
CREATE POLICY what_moves_arrives ON medical.withholding FOR INSERT TO kluis_medical
  WITH CHECK (withheld_by = (SELECT access.acting_account()) AND medical.moves_to(NULL, piece_id, employee_id)
    AND medical.is_withheld(medical.piece_on_the_move()));

-- That each version arrived, the keys know without a look into a dossier that may not be the second doctor's.
CREATE TABLE medical.piece_moved_version (
  move_id      uuid NOT NULL REFERENCES medical.piece_moved,
  new_piece_id uuid NOT NULL,
  version      integer NOT NULL,
  PRIMARY KEY (move_id, version),
  FOREIGN KEY (new_piece_id, version) REFERENCES medical.piece_version (piece_id, version)
);
ALTER TABLE medical.piece_moved_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.piece_moved_version FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON medical.piece_moved_version TO kluis_medical;
CREATE POLICY who_took_it ON medical.piece_moved_version FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.piece_moved d WHERE d.move_id = piece_moved_version.move_id));
CREATE POLICY who_took_it_counts ON medical.piece_moved_version FOR INSERT TO kluis_medical
  WITH CHECK (EXISTS (SELECT 1 FROM medical.piece_moved d WHERE d.move_id = piece_moved_version.move_id
    AND d.new_piece_id = piece_moved_version.new_piece_id AND d.moved_at = platform.clock()));

-- It goes from where it lay once it is whole where it belongs, and at the version that was proposed.
CREATE FUNCTION medical.arrived_whole(piece uuid, at_version integer) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece_moved d JOIN medical.piece_move m ON m.id = d.move_id
    WHERE d.piece_id = piece AND d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock() AND m.version = at_version
      AND (SELECT count(*) FROM medical.piece_moved_version v WHERE v.move_id = d.move_id) = at_version) $$;
GRANT DELETE ON medical.piece, medical.document_file, medical.entry TO kluis_medical;
CREATE POLICY what_moved_goes ON medical.piece FOR DELETE TO kluis_medical USING (medical.arrived_whole(id, version));
CREATE POLICY what_moved_goes ON medical.document_file FOR DELETE TO kluis_medical
  USING (id = ANY ((SELECT medical.files_on_the_move())::uuid[]));
CREATE POLICY what_moved_goes ON medical.entry FOR DELETE TO kluis_medical USING (id = (SELECT medical.entry_on_the_move()));

-- The act's last step. An entry goes with its last piece; whether another one lies in it, the second doctor doesn't see, the keys do.
CREATE FUNCTION medical.leave_from(piece uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  entry uuid := medical.entry_on_the_move();
  gone integer;
BEGIN
  DELETE FROM medical.piece p WHERE p.id = piece;
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM medical.document_file f WHERE f.id = ANY (medical.files_on_the_move());
  BEGIN
    DELETE FROM medical.entry e WHERE e.id = entry;
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  RETURN gone = 1;
END $$;
-- What arrived is gone from where it lay, in the same act or not at all.
CREATE FUNCTION medical.nothing_moves_half() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM medical.piece_move m JOIN medical.moved_piece g ON g.id = m.id
      WHERE m.id = NEW.move_id AND m.current_version IS NULL) THEN
    RAISE EXCEPTION 'a piece moved half' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER nothing_moves_half AFTER INSERT ON medical.piece_moved DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (row_security_active('medical.piece_moved')) EXECUTE FUNCTION medical.nothing_moves_half();
-- The mark is seen by who left it, in the act that leaves it.
CREATE POLICY who_leaves_it ON medical.moved_piece FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.piece_moved d WHERE d.move_id = moved_piece.id AND d.moved_at = platform.clock()));

-- E6: it may be a breach: somebody's piece lay where another could read it. It occurred when it was written there.
ALTER TABLE desk.breach DROP CONSTRAINT breach_source_check,
  ADD CHECK (source IN ('emergency-review', 'misfiled-piece')),
  ADD COLUMN move_id uuid UNIQUE, ADD COLUMN suspected_at timestamptz,
  ADD CHECK ((source = 'misfiled-piece') = (move_id IS NOT NULL)),
  ADD CHECK ((suspected_at IS NULL) = (move_id IS NULL)), ADD CHECK (suspected_at BETWEEN occurred_at AND known_at);
GRANT INSERT (id, source, move_id, occurred_at, suspected_at, recorded_by) ON desk.breach TO kluis_medical;
CREATE POLICY a_misfiled_piece_may_be_a_breach ON desk.breach FOR INSERT TO kluis_medical
  WITH CHECK (source = 'misfiled-piece' AND recorded_by = (SELECT access.acting_account()) AND known_at = platform.clock()
    AND EXISTS (SELECT 1 FROM medical.piece_move m JOIN medical.piece_moved d ON d.move_id = m.id
      JOIN medical.piece_version v ON v.piece_id = m.piece_id AND v.version = 1
      WHERE m.id = breach.move_id AND m.proposed_at = suspected_at AND d.moved_at = platform.clock() AND v.recorded_at = occurred_at));

-- D5: told by a code and an id: to the employee from whose dossier it went that something did, to the other that something came.
CREATE POLICY what_moved_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'piece-moved' THEN EXISTS (SELECT 1 FROM medical.piece_move_end e
      WHERE e.move_id = notice.about AND e.how = 'moved' AND e.ended_at = platform.clock() AND e.proposed_by = account_id)
    WHEN 'piece-moved-away' THEN EXISTS (SELECT 1 FROM medical.piece_moved d
      WHERE d.move_id = notice.about AND d.moved_at = platform.clock() AND account_id = medical.account_of(d.employee_id))
    WHEN 'piece-moved-here' THEN EXISTS (SELECT 1 FROM medical.piece_moved d
      WHERE d.new_piece_id = notice.about AND d.moved_at = platform.clock() AND account_id = medical.account_of(d.to_employee_id))
    WHEN 'breach-recorded' THEN EXISTS (SELECT 1 FROM medical.piece_moved d
      WHERE d.moved_at = platform.clock() AND d.moved_by = access.acting_account())
    ELSE false END);
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA medical TO kluis_medical;

-- I3: who looked at the mark, as at the rest of the medical dossier; as before (0290).
CREATE OR REPLACE FUNCTION trail.is_shown_by_mandate(employee uuid, seen text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.represents(employee, 'access-log') AND CASE
      WHEN seen IN ('OwnAccess', 'Emergency') THEN true
      WHEN seen IN ('Employee', 'Employment', 'Absence', 'Message', 'ReintegrationPart')
        THEN access.represents(employee, 'employee-dossier')
      WHEN seen IN ('MedicalPiece', 'PieceVersion', 'CorrectionRequest', 'Exposure', 'HealthMessage', 'Verdict', 'Advice',
                    'ExaminationOutcome', 'Proposal', 'MovedPiece')
        THEN access.represents(employee, 'medical-dossier')
      WHEN seen IN ('VerdictQuestion', 'ReleasedVerdict', 'ReleasedAdvice', 'Examination', 'ReleasedOutcome')
        THEN access.represents(employee, 'verdicts')
      ELSE false END $$;
