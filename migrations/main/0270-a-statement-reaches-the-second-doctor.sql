-- I4: what the employee says of a piece travels with every disclosure of it, also what he says after his consent, or of another version.
-- A second doctor reads it where it is, for as long as he sees a copy of that piece; what the versions say stays shut to him (C3).
CREATE INDEX ON medical.second_opinion_piece (piece_id);
CREATE POLICY a_second_doctor_reads_what_was_said_of_it ON medical.statement FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'doctor'
    THEN EXISTS (SELECT 1 FROM medical.second_opinion_piece p WHERE p.piece_id = statement.piece_id) ELSE false END);
