-- I4: where views differ the employee adds his own statement to a piece, bound to the version he read. Nobody refuses it, and
-- no login changes or deletes one: who thinks otherwise later adds another. It is read wherever the piece is.
CREATE TABLE medical.statement (
  id          uuid PRIMARY KEY,
  piece_id    uuid NOT NULL,
  version     integer NOT NULL,
  employee_id uuid NOT NULL,
  sealed      bytea NOT NULL,
  made_by     uuid NOT NULL,
  made_at     timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id),
  FOREIGN KEY (piece_id, version) REFERENCES medical.piece_version (piece_id, version)
);
CREATE INDEX ON medical.statement (piece_id);

-- I4: he asks the doctor to correct what is wrong or irrelevant, and sees the answer.
CREATE TABLE medical.correction_request (
  id          uuid PRIMARY KEY,
  piece_id    uuid NOT NULL,
  version     integer NOT NULL,
  employee_id uuid NOT NULL,
  sealed      bytea NOT NULL,
  asked_by    uuid NOT NULL,
  asked_at    timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (id, piece_id, employee_id),
  FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id),
  FOREIGN KEY (piece_id, version) REFERENCES medical.piece_version (piece_id, version)
);
CREATE INDEX ON medical.correction_request (employee_id, id);

-- One answer a request: of two who answer at once one wins.
CREATE TABLE medical.correction_answer (
  request_id  uuid PRIMARY KEY,
  piece_id    uuid NOT NULL,
  employee_id uuid NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('amended', 'declined')),
  -- The version that the piece came to by it.
  amended_to  integer,
  sealed      bytea NOT NULL,
  answered_by uuid NOT NULL,
  answered_at timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK ((outcome = 'amended') = (amended_to IS NOT NULL)),
  FOREIGN KEY (request_id, piece_id, employee_id) REFERENCES medical.correction_request (id, piece_id, employee_id),
  FOREIGN KEY (piece_id, amended_to) REFERENCES medical.piece_version (piece_id, version)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['statement', 'correction_request', 'correction_answer'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
  END LOOP;
END $$;

CREATE POLICY who_opens_it ON medical.statement FOR SELECT TO kluis_medical
  USING (access.opens_medical((SELECT access.circle()), employee_id, 'read'));
-- I4, I10: only the employee himself.
CREATE POLICY the_employee_states ON medical.statement FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id)
              AND made_by = (SELECT access.acting_account()) AND made_at = platform.clock());

-- S11: a correction is the doctor's decision; his assistants are shown the piece, not the question.
CREATE POLICY who_asks_or_answers ON medical.correction_request FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) <> 'derived-secrecy' AND access.opens_medical((SELECT access.circle()), employee_id, 'read'));
CREATE POLICY the_employee_asks ON medical.correction_request FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id)
              AND asked_by = (SELECT access.acting_account()) AND asked_at = platform.clock());
CREATE POLICY who_asks_or_answers ON medical.correction_answer FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) <> 'derived-secrecy' AND access.opens_medical((SELECT access.circle()), employee_id, 'read'));
-- What is amended was amended in this same transaction, by who answers.
CREATE POLICY the_dossier_doctor_answers ON medical.correction_answer FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
              AND access.opens_medical((SELECT access.circle()), employee_id, 'amend')
              AND answered_by = (SELECT access.acting_account()) AND answered_at = platform.clock()
              AND (amended_to IS NULL OR EXISTS (SELECT 1 FROM medical.piece_version v
                WHERE v.piece_id = correction_answer.piece_id AND v.version = amended_to
                  AND v.recorded_at = platform.clock() AND v.author_id = answered_by)));

-- Told without content: the doctor that there is something to read, the employee that there is an answer (D5).
CREATE POLICY what_the_employee_says_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'statement-added' THEN EXISTS (SELECT 1 FROM medical.statement s
      WHERE s.piece_id = about AND s.made_at = platform.clock() AND access.responsible(account_id, s.employee_id))
    WHEN 'correction-asked' THEN EXISTS (SELECT 1 FROM medical.correction_request q
      WHERE q.id = about AND q.asked_at = platform.clock() AND access.responsible(account_id, q.employee_id))
    WHEN 'correction-answered' THEN EXISTS (SELECT 1 FROM medical.correction_answer a
      WHERE a.request_id = about AND a.answered_at = platform.clock() AND account_id = medical.account_of(a.employee_id))
    ELSE false END);

-- What was said about a piece, the first one first; sealed, in base64.
CREATE FUNCTION medical.statements_of(piece uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'version', s.version, 'sealed', encode(s.sealed, 'base64'),
      'madeAt', to_char(s.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY s.made_at, s.id), '[]')
    FROM medical.statement s WHERE s.piece_id = piece $$;

-- The hot read brings them along.
DROP FUNCTION medical.read_piece(text, text, text, uuid);
CREATE FUNCTION medical.read_piece(as_account text, as_role text, for_purpose text, wanted uuid)
  RETURNS TABLE (id uuid, entry_id uuid, employee_id uuid, item text, version integer, sealed bytea, entry_on date,
                 author_id uuid, responsible_doctor_id uuid, recorded_at timestamptz, withheld boolean, statements jsonb, facts jsonb)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM set_config('kluis.account', as_account, true), set_config('kluis.role', as_role, true),
          set_config('kluis.purpose', for_purpose, true);
  RETURN QUERY
    SELECT p.id, p.entry_id, p.employee_id, p.item, p.version, v.sealed, e.entry_on, v.author_id, v.responsible_doctor_id,
           v.recorded_at, medical.is_withheld(p.id), medical.statements_of(p.id), access.facts_of(p.employee_id)
    FROM medical.piece p
    -- Without a text where the privacy of another withholds it (I1).
    LEFT JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
    JOIN medical.entry e ON e.id = p.entry_id
    WHERE p.id = wanted;
END $$;
GRANT EXECUTE ON FUNCTION medical.statements_of(uuid), medical.read_piece(text, text, text, uuid) TO kluis_medical;
