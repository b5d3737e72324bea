-- I1: what a doctor answers to a request for correction may say again what its piece says. So the reason stands apart from the answer,
-- and while the piece is withheld no query shows it to the employee or to who acts for him; that he was answered he sees.
CREATE TABLE medical.correction_reason (
  request_id  uuid PRIMARY KEY REFERENCES medical.correction_answer,
  piece_id    uuid NOT NULL,
  employee_id uuid NOT NULL,
  sealed      bytea NOT NULL,
  FOREIGN KEY (request_id, piece_id, employee_id) REFERENCES medical.correction_request (id, piece_id, employee_id)
);
ALTER TABLE medical.correction_answer NO FORCE ROW LEVEL SECURITY;
INSERT INTO medical.correction_reason SELECT request_id, piece_id, employee_id, sealed FROM medical.correction_answer;
ALTER TABLE medical.correction_answer FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.correction_answer DROP COLUMN sealed;

ALTER TABLE medical.correction_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.correction_reason FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON medical.correction_reason TO kluis_medical;
-- Whoever may know of the answer: the look-up goes through the answer's own policies.
CREATE POLICY who_asks_or_answers ON medical.correction_reason FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.correction_answer a WHERE a.request_id = correction_reason.request_id));
CREATE POLICY the_privacy_of_another ON medical.correction_reason AS RESTRICTIVE FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) IN ('self', 'representation') THEN NOT medical.is_withheld(piece_id) ELSE true END);
-- By who answers, with the answer.
CREATE POLICY the_dossier_doctor_says_why ON medical.correction_reason FOR INSERT TO kluis_medical
  WITH CHECK (EXISTS (SELECT 1 FROM medical.correction_answer a WHERE a.request_id = correction_reason.request_id
    AND a.answered_by = (SELECT access.acting_account()) AND a.answered_at = platform.clock()));
