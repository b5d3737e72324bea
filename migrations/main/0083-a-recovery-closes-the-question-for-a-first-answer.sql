-- V1: a question is about a running absence. Once the employee is back, no first answer to it is signed; one that was signed before
-- is posted still (V7), and what the employer already has is put right still (V3).
CREATE FUNCTION medical.is_asked_of_an_absence_over(asked uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM desk.verdict_question q JOIN access.absence a ON a.id = q.absence_id
      WHERE q.id = asked AND a.recovered_on <= platform.today())
    AND NOT EXISTS (SELECT 1 FROM medical.verdict_release r WHERE r.question_id = asked) $$;
GRANT EXECUTE ON FUNCTION medical.is_asked_of_an_absence_over(uuid) TO kluis_medical;
CREATE POLICY not_about_an_absence_that_is_over ON medical.verdict AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT medical.is_asked_of_an_absence_over(question_id));
