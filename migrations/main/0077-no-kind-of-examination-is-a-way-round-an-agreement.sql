-- V4: a kind that nobody blocks is commissioned of who has worked there for a while, so that it is no way round the agreement of who
-- comes in. What counts are days that the employer knows itself: since when he is employed, when he applied, when an examination was
-- commissioned whose outcome he could keep back. What came of that, this doesn't look at.
ALTER TABLE access.examination_kind ADD COLUMN settled_for text;

CREATE FUNCTION desk.is_settled_for(asked text, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.examination_counts_as(asked) k WHERE k.settled_for IS NULL
    OR EXISTS (SELECT 1 FROM access.policy_term t WHERE t.name = k.settled_for
      AND NOT EXISTS (SELECT 1 FROM (
          SELECT m.starts_on FROM desk.employment_of_examination(employee, platform.today()) m
          UNION ALL SELECT a.from_day FROM access.application a WHERE a.employee_id = employee
          UNION ALL SELECT (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date
            FROM desk.examination x CROSS JOIN LATERAL access.examination_counts_as(x.examination_kind) c
            WHERE x.employee_id = employee AND c.employee_first) AS d (day)
        WHERE d.day + t.term > platform.today()))) $$;
GRANT EXECUTE ON FUNCTION desk.is_settled_for(text, uuid) TO kluis_desk;
ALTER POLICY the_employer_commissions ON desk.examination
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])
    AND asked_by = (SELECT access.acting_account()) AND asked_at = platform.clock()
    AND examination_kind = (SELECT k.kind FROM access.examination_counts_as(examination_kind) k)
    AND desk.may_get_outcome(employer_id, employee_id, examination_kind, platform.today())
    AND desk.is_settled_for(examination_kind, employee_id)
    AND round = desk.next_examination(employee_id, examination_kind)
    AND closes_on = (platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'question-closing'))::date);

-- V4: once a doctor's outcome was re-examined he issues none in that examination again, whoever issued one meanwhile.
CREATE OR REPLACE FUNCTION medical.awaits_another_doctor(outcome uuid, doctor uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.examination_outcome s JOIN medical.examination_outcome o USING (examination_id)
    CROSS JOIN LATERAL medical.last_decision(o.id) d
    WHERE s.id = outcome AND o.doctor_id = doctor AND d.decision = 're-examination') $$;
