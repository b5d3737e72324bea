-- I10: what only the employee may decide, ask or say, and somebody else tried to in his place, is told to him as the line of the refusal
-- is written: one unread notice of a code, a thing and a day, so that nobody floods him. It was said in three ways, each with an index of
-- its own; from here on by this list alone. New in it: asking for another doctor (S9), for a correction, and stating something of a piece (I4).
CREATE FUNCTION trail.code_of_attempt(kind text, action text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY INVOKER
  AS $$ SELECT CASE
    WHEN kind = 'ExaminationOutcome' AND action IN ('agree', 'block', 're-examine') THEN 'decision-attempted'
    WHEN kind = 'PrivateContact' AND action IN ('record', 'destroy') THEN 'private-contact-attempted'
    WHEN kind = 'Mandate' AND action = 'grant' THEN 'mandate-refused'
    WHEN kind IN ('SecondOpinion', 'Consultation') AND action IN ('ask', 'withdraw', 'file')
      OR kind = 'Mandate' AND action = 'withdraw'
      OR kind = 'DoctorChangeWish' AND action = 'wish'
      OR kind = 'MedicalPiece' AND action IN ('ask', 'state') THEN 'attempted-in-your-name' END $$;

DROP INDEX desk.attempts_are_told_once_a_day, desk.refusals_are_told_once_a_day, desk.attempts_in_his_name_are_told_once_a_day;
CREATE UNIQUE INDEX attempts_are_told_once_a_day
  ON desk.notice (account_id, about, code, ((created_at AT TIME ZONE 'Europe/Amsterdam')::date))
  WHERE code IN ('decision-attempted', 'private-contact-attempted', 'mandate-refused', 'attempted-in-your-name') AND read_at IS NULL;

DROP TRIGGER a_refused_attempt_is_told ON trail.line;
DROP TRIGGER an_attempt_in_his_name_is_told ON trail.line;
DROP FUNCTION trail.tell_the_person();
DROP FUNCTION trail.tell_whose_name_it_was();
-- It names his dossier and not what was tried, for that he asked anything is nobody else's to learn (S14); but an outcome, which is told
-- of already, by itself.
CREATE FUNCTION trail.tell_of_an_attempt() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), e.person_account_id, trail.code_of_attempt(NEW.kind, NEW.action),
      CASE WHEN NEW.kind = 'ExaminationOutcome' THEN NEW.record_id ELSE e.id END
    FROM access.employee e
    WHERE e.id = NEW.employee_id AND e.person_account_id IS NOT NULL AND e.person_account_id IS DISTINCT FROM NEW.account_id
      AND (NEW.kind <> 'ExaminationOutcome' OR EXISTS (SELECT 1 FROM access.record r
        WHERE r.id = NEW.record_id AND r.kind = 'ExaminationOutcome' AND r.employee_id = e.id))
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER a_refused_attempt_is_told AFTER INSERT ON trail.line FOR EACH ROW
  WHEN (NEW.outcome IN ('refused', 'not-found') AND NEW.employee_id IS NOT NULL AND trail.code_of_attempt(NEW.kind, NEW.action) IS NOT NULL)
  EXECUTE FUNCTION trail.tell_of_an_attempt();

DROP POLICY an_attempt_is_told ON desk.notice;
DROP POLICY an_attempt_in_his_name_is_told ON desk.notice;
CREATE POLICY an_attempt_is_told ON desk.notice FOR INSERT TO kluis_scribe
  WITH CHECK (read_at IS NULL AND CASE
    WHEN code = 'decision-attempted' THEN EXISTS (SELECT 1 FROM access.record r JOIN access.employee e ON e.id = r.employee_id
      WHERE r.id = about AND r.kind = 'ExaminationOutcome' AND e.person_account_id = account_id)
    WHEN code IN ('private-contact-attempted', 'mandate-refused', 'attempted-in-your-name') THEN EXISTS (
      SELECT 1 FROM access.employee e WHERE e.id = about AND e.person_account_id = account_id)
    ELSE false END);
GRANT EXECUTE ON FUNCTION trail.code_of_attempt(text, text), trail.tell_of_an_attempt()
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_scribe, kluis_trail, kluis_jobs;
