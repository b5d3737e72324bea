-- I1, S14: the second doctor gets what the employee shows him, and the employee shows what he sees himself. What is left out of his
-- inspection after he asked, for it would harm another person's privacy, is left out of the copy too, for as long as it is.
CREATE POLICY a_second_doctor_knows_that_it_is_left_out ON medical.withholding FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND lifted_at IS NULL AND EXISTS (SELECT 1 FROM medical.second_opinion o
    WHERE o.employee_id = withholding.employee_id AND medical.is_open_to_actor(o.*)
      AND o.pieces @> jsonb_build_array(jsonb_build_object('pieceId', withholding.piece_id))));
ALTER POLICY while_it_is_open ON medical.second_opinion_piece
  USING (CASE (SELECT access.circle()) WHEN 'self' THEN access.own(employee_id) AND medical.ended_now(opinion_id)
    WHEN 'doctor' THEN medical.may_see_copies(opinion_id) AND NOT medical.is_withheld(piece_id) ELSE false END);
