-- I10: to ask a doctor in confidence, to give that up or file it, and to take a mandate back are the employee's alone. That somebody
-- else was refused it is told to him as the line is written, once a day while he has not read it: nobody floods him. It names his
-- dossier and not what was tried: that he asked anything is nobody else's to learn (S14).
CREATE UNIQUE INDEX attempts_in_his_name_are_told_once_a_day
  ON desk.notice (account_id, about, ((created_at AT TIME ZONE 'Europe/Amsterdam')::date))
  WHERE code = 'attempted-in-your-name' AND read_at IS NULL;

CREATE FUNCTION trail.tell_whose_name_it_was() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), e.person_account_id, 'attempted-in-your-name', e.id
    FROM access.employee e
    WHERE e.id = NEW.employee_id AND e.person_account_id IS NOT NULL AND e.person_account_id IS DISTINCT FROM NEW.account_id
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER an_attempt_in_his_name_is_told AFTER INSERT ON trail.line FOR EACH ROW
  WHEN (NEW.outcome IN ('refused', 'not-found') AND NEW.employee_id IS NOT NULL AND (
    (NEW.kind IN ('SecondOpinion', 'Consultation') AND NEW.action IN ('ask', 'withdraw', 'file'))
    OR (NEW.kind = 'Mandate' AND NEW.action = 'withdraw')))
  EXECUTE FUNCTION trail.tell_whose_name_it_was();
CREATE POLICY an_attempt_in_his_name_is_told ON desk.notice FOR INSERT TO kluis_scribe
  WITH CHECK (read_at IS NULL AND code = 'attempted-in-your-name' AND EXISTS (
    SELECT 1 FROM access.employee e WHERE e.id = about AND e.person_account_id = account_id));
GRANT EXECUTE ON FUNCTION trail.tell_whose_name_it_was()
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_scribe, kluis_trail, kluis_jobs;
