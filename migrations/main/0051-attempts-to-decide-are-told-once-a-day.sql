-- I10: that somebody tries to decide in the person's place is told to him: one unread notice an outcome and a day, however often
-- it is tried, so that nobody floods him.
CREATE UNIQUE INDEX attempts_are_told_once_a_day
  ON desk.notice (account_id, about, ((created_at AT TIME ZONE 'Europe/Amsterdam')::date))
  WHERE code = 'decision-attempted' AND read_at IS NULL;

CREATE OR REPLACE FUNCTION trail.tell_the_person() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), e.person_account_id, 'decision-attempted', NEW.record_id
    FROM access.record r JOIN access.employee e ON e.id = r.employee_id
    WHERE r.id = NEW.record_id AND r.kind = 'ExaminationOutcome' AND e.person_account_id IS DISTINCT FROM NEW.account_id
      AND e.person_account_id IS NOT NULL
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
