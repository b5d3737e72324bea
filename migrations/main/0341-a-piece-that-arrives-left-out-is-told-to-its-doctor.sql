-- I1: a piece that was left out of the inspection where it lay arrives left out, and nobody decided so in the dossier where it belongs: who
-- is the doctor there is told, and decides anew (0032).
CREATE POLICY what_arrives_left_out_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'piece-arrived-withheld' AND EXISTS (SELECT 1 FROM medical.piece_moved d
    WHERE d.new_piece_id = notice.about AND d.moved_at = platform.clock() AND d.moved_by = access.acting_account()
      AND access.responsible(account_id, d.to_employee_id)));
