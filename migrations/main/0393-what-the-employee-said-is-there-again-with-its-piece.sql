-- I4, I1: nobody removes what the employee said of a piece. While the piece lies in another's dossier, nobody reads his words of it (D1);
-- they are kept as he wrote them, under his own key, and are with the piece again where it comes back (0032).
CREATE TABLE medical.said_of_moved_piece (
  id          uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('statement', 'correction_request', 'correction_answer', 'correction_reason')),
  employee_id uuid NOT NULL REFERENCES access.employee,
  -- Where the piece is now. With a piece that is nowhere any more the words have nowhere to come back to.
  piece_id    uuid NOT NULL REFERENCES medical.piece ON DELETE CASCADE,
  -- The row as it was, sealed as it was.
  said        jsonb NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX ON medical.said_of_moved_piece (piece_id);
CREATE INDEX ON medical.said_of_moved_piece (employee_id);
ALTER TABLE medical.said_of_moved_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.said_of_moved_piece FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (piece_id), DELETE ON medical.said_of_moved_piece TO kluis_medical;

-- The place to which the session's own act of this moment moves a piece, or null.
CREATE FUNCTION medical.place_of_the_move() RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT d.new_piece_id FROM medical.piece_moved d WHERE d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock() $$;
CREATE FUNCTION medical.dossier_of_the_move() RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT d.to_employee_id FROM medical.piece_moved d WHERE d.piece_id = medical.piece_on_the_move() AND d.moved_at = platform.clock() $$;

-- Read in the act that moves it, sealed, and by nobody else.
CREATE POLICY what_moves_now ON medical.statement FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.piece_on_the_move()));
CREATE POLICY what_moves_now ON medical.correction_request FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.piece_on_the_move()));
CREATE POLICY what_moves_now ON medical.correction_answer FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.piece_on_the_move()));
CREATE POLICY what_moves_now ON medical.correction_reason FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.piece_on_the_move()));
CREATE POLICY what_moves_now ON medical.said_of_moved_piece FOR SELECT TO kluis_medical
  USING (piece_id IN ((SELECT medical.piece_on_the_move()), (SELECT medical.place_of_the_move())));

-- What hangs on the piece that moves, each as the row that it is.
CREATE FUNCTION medical.said_of(piece uuid) RETURNS TABLE (kind text, id uuid, employee_id uuid, said jsonb)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT 'statement', s.id, s.employee_id, to_jsonb(s) FROM medical.statement s WHERE s.piece_id = piece
    UNION ALL SELECT 'correction_request', q.id, q.employee_id, to_jsonb(q) FROM medical.correction_request q WHERE q.piece_id = piece
    UNION ALL SELECT 'correction_answer', a.request_id, a.employee_id, to_jsonb(a) FROM medical.correction_answer a WHERE a.piece_id = piece
    UNION ALL SELECT 'correction_reason', r.request_id, r.employee_id, to_jsonb(r) FROM medical.correction_reason r WHERE r.piece_id = piece $$;
CREATE FUNCTION medical.is_said_so(kept medical.said_of_moved_piece) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.said_of(medical.piece_on_the_move()) s
    WHERE (s.kind, s.id, s.employee_id, s.said) = (kept.kind, kept.id, kept.employee_id, kept.said)) $$;
CREATE POLICY what_was_said_is_kept ON medical.said_of_moved_piece FOR INSERT TO kluis_medical
  WITH CHECK (piece_id = (SELECT medical.place_of_the_move()) AND medical.is_said_so(said_of_moved_piece));
-- It goes on with the piece, and only with it.
CREATE POLICY what_was_said_follows ON medical.said_of_moved_piece FOR UPDATE TO kluis_medical
  USING (piece_id = (SELECT medical.piece_on_the_move()) AND employee_id <> (SELECT medical.dossier_of_the_move()))
  WITH CHECK (piece_id = (SELECT medical.place_of_the_move()));

-- Back in his dossier it is what it was: same words, same moment, same version.
CREATE FUNCTION medical.comes_back(of_kind text, of_id uuid, anew jsonb) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT (anew ->> 'piece_id')::uuid = medical.place_of_the_move() AND EXISTS (SELECT 1 FROM medical.said_of_moved_piece k
    WHERE (k.kind, k.id, k.employee_id) = (of_kind, of_id, medical.dossier_of_the_move()) AND k.piece_id = medical.piece_on_the_move()
      AND k.said - 'piece_id' = anew - 'piece_id') $$;
CREATE POLICY what_was_said_comes_back ON medical.statement FOR INSERT TO kluis_medical
  WITH CHECK (medical.comes_back('statement', id, to_jsonb(statement)));
CREATE POLICY what_was_said_comes_back ON medical.correction_request FOR INSERT TO kluis_medical
  WITH CHECK (medical.comes_back('correction_request', id, to_jsonb(correction_request)));
CREATE POLICY what_was_said_comes_back ON medical.correction_answer FOR INSERT TO kluis_medical
  WITH CHECK (medical.comes_back('correction_answer', request_id, to_jsonb(correction_answer)));
CREATE POLICY what_was_said_comes_back ON medical.correction_reason FOR INSERT TO kluis_medical
  WITH CHECK (medical.comes_back('correction_reason', request_id, to_jsonb(correction_reason)));
CREATE FUNCTION medical.is_back(kept medical.said_of_moved_piece) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT kept.employee_id = medical.dossier_of_the_move() AND EXISTS (SELECT 1 FROM medical.said_of(medical.place_of_the_move()) s
    WHERE (s.kind, s.id) = (kept.kind, kept.id)) $$;
CREATE POLICY what_is_back_is_kept_once ON medical.said_of_moved_piece FOR DELETE TO kluis_medical
  USING (piece_id = (SELECT medical.piece_on_the_move()) AND medical.is_back(said_of_moved_piece));
CREATE POLICY what_came_back ON medical.statement FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.place_of_the_move()));
CREATE POLICY what_came_back ON medical.correction_request FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.place_of_the_move()));
CREATE POLICY what_came_back ON medical.correction_answer FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.place_of_the_move()));
CREATE POLICY what_came_back ON medical.correction_reason FOR SELECT TO kluis_medical USING (piece_id = (SELECT medical.place_of_the_move()));

-- The step of the act that does it, between the piece's arrival and its leaving.
CREATE FUNCTION medical.keep_what_was_said() RETURNS void LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  going uuid := medical.piece_on_the_move();
  place uuid := medical.place_of_the_move();
  dossier uuid := medical.dossier_of_the_move();
  kept medical.said_of_moved_piece;
BEGIN
  -- A request before its answer, and that before its reason.
  FOR kept IN SELECT k.* FROM medical.said_of_moved_piece k WHERE k.piece_id = going AND k.employee_id = dossier
      ORDER BY array_position(ARRAY['statement', 'correction_request', 'correction_answer', 'correction_reason'], k.kind) LOOP
    kept.said := jsonb_set(kept.said, '{piece_id}', to_jsonb(place));
    CASE kept.kind
      WHEN 'statement' THEN INSERT INTO medical.statement SELECT * FROM jsonb_populate_record(NULL::medical.statement, kept.said);
      WHEN 'correction_request' THEN
        INSERT INTO medical.correction_request SELECT * FROM jsonb_populate_record(NULL::medical.correction_request, kept.said);
      WHEN 'correction_answer' THEN
        INSERT INTO medical.correction_answer SELECT * FROM jsonb_populate_record(NULL::medical.correction_answer, kept.said);
      ELSE INSERT INTO medical.correction_reason SELECT * FROM jsonb_populate_record(NULL::medical.correction_reason, kept.said);
    END CASE;
  END LOOP;
  DELETE FROM medical.said_of_moved_piece k WHERE k.piece_id = going AND k.employee_id = dossier;
  UPDATE medical.said_of_moved_piece k SET piece_id = place WHERE k.piece_id = going;
  INSERT INTO medical.said_of_moved_piece (id, kind, employee_id, piece_id, said)
    SELECT s.id, s.kind, s.employee_id, place, s.said FROM medical.said_of(going) s;
END $$;

-- It goes from where it lay once nothing of what was said of it is lost with it: his words are kept, another's were brought to him or on.
CREATE FUNCTION medical.nothing_said_is_lost() RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM medical.said_of_moved_piece k WHERE k.piece_id = medical.piece_on_the_move())
    AND NOT EXISTS (SELECT 1 FROM medical.said_of(medical.piece_on_the_move()) s WHERE NOT EXISTS (SELECT 1
      FROM medical.said_of_moved_piece k WHERE (k.kind, k.id, k.piece_id) = (s.kind, s.id, medical.place_of_the_move()))) $$;
CREATE POLICY nothing_said_is_lost ON medical.piece AS RESTRICTIVE FOR DELETE TO kluis_medical USING (medical.nothing_said_is_lost());
GRANT EXECUTE ON FUNCTION medical.place_of_the_move(), medical.dossier_of_the_move(), medical.said_of(uuid),
  medical.is_said_so(medical.said_of_moved_piece), medical.comes_back(text, uuid, jsonb), medical.is_back(medical.said_of_moved_piece),
  medical.keep_what_was_said(), medical.nothing_said_is_lost() TO kluis_medical;
