-- D1, D5: before whom a misfiled piece waited, and who put it there, are told that it waits no more, once, and never why (0032).
CREATE TABLE medical.piece_move_fall (
  move_id uuid PRIMARY KEY REFERENCES medical.piece_move,
  told_at timestamptz NOT NULL DEFAULT platform.clock()
);
ALTER TABLE medical.piece_move_fall ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.piece_move_fall FORCE ROW LEVEL SECURITY;

-- It fell for good: its time is over, the piece is another version or gone, or one of both isn't what he was ever since. What may pass,
-- such as a lapsed registration or a suspension, shuts it meanwhile, and is told to nobody.
DROP POLICY the_job_sees_what_fell ON medical.piece_move;
DROP FUNCTION medical.move_is_over(integer, integer, timestamptz, uuid, uuid, timestamptz);
CREATE FUNCTION medical.move_fell_for_good(version integer, current_version integer, until timestamptz, proposer uuid, second uuid,
    employee uuid, to_employee uuid, since timestamptz)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT until <= platform.clock() OR current_version IS DISTINCT FROM version
    OR NOT access.responsible_since(proposer, employee, since)
    OR to_employee IS NOT NULL AND NOT access.responsible_since(proposer, to_employee, since)
    OR NOT access.held_since(proposer, 'own-right', since) OR NOT access.held_since(second, 'own-right', since) $$;
GRANT EXECUTE ON FUNCTION medical.move_fell_for_good(integer, integer, timestamptz, uuid, uuid, uuid, uuid, timestamptz) TO kluis_jobs;
GRANT SELECT (to_employee_id, second_doctor_id) ON medical.piece_move TO kluis_jobs;
-- Also of what somebody ended, for the copy goes with either.
CREATE POLICY the_job_sees_what_fell ON medical.piece_move FOR SELECT TO kluis_jobs
  USING (medical.move_fell_for_good(version, current_version, valid_until, proposed_by, second_doctor_id, employee_id, to_employee_id,
    proposed_at));

GRANT SELECT (move_id) ON medical.piece_move_end TO kluis_jobs;
GRANT SELECT, INSERT (move_id) ON medical.piece_move_fall TO kluis_jobs;
CREATE POLICY the_job_knows_what_was_ended ON medical.piece_move_end FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_knows_what_it_told ON medical.piece_move_fall FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_tells_once ON medical.piece_move_fall FOR INSERT TO kluis_jobs
  WITH CHECK (told_at = platform.clock() AND EXISTS (SELECT 1 FROM medical.piece_move m WHERE m.id = move_id)
    AND NOT EXISTS (SELECT 1 FROM medical.piece_move_end e WHERE e.move_id = piece_move_fall.move_id));

CREATE POLICY the_fall_of_a_move_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'piece-move-fallen' THEN EXISTS (SELECT 1 FROM medical.piece_move m JOIN medical.piece_move_fall f ON f.move_id = m.id
      WHERE m.id = notice.about AND m.proposed_by = account_id AND f.told_at = platform.clock())
    WHEN 'piece-move-no-longer-waits' THEN EXISTS (SELECT 1 FROM medical.piece_move m JOIN medical.piece_move_fall f ON f.move_id = m.id
      WHERE m.id = notice.about AND m.second_doctor_id = account_id AND f.told_at = platform.clock())
    ELSE false END);
-- Withdrawn, the second doctor is told in that act.
CREATE POLICY a_withdrawn_move_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'piece-move-no-longer-waits' AND EXISTS (SELECT 1 FROM medical.piece_move_end e
    WHERE e.move_id = notice.about AND e.how = 'withdrawn' AND e.ended_at = platform.clock() AND e.second_doctor_id = account_id));
