-- V3: a proposal falls by itself, and who prepared it and who was to countersign it are told so, once.
CREATE TABLE medical.proposal_fall (
  proposal_id uuid PRIMARY KEY REFERENCES medical.proposal,
  told_at     timestamptz NOT NULL DEFAULT platform.clock()
);
ALTER TABLE medical.proposal_fall ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_fall FORCE ROW LEVEL SECURITY;

-- V6: who left, and no sick-pay risk is borne for his absence, is answered about no more; who applied, once that is over.
CREATE FUNCTION medical.still_concerns(what text, employee uuid, absence uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE what
    WHEN 'Verdict' THEN desk.takes_news(absence)
    WHEN 'ExaminationOutcome' THEN access.works_there(employee) OR access.applies(employee)
    ELSE false END $$;
-- As before (0220), and while it is about somebody who is still answered about.
CREATE OR REPLACE FUNCTION medical.proposal_stands(p medical.proposal) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.responsible(p.proposed_by, p.employee_id) AND access.responsible_since(p.proposed_by, p.employee_id, p.proposed_at)
    AND access.is_supervised(p.proposed_by) AND EXISTS (SELECT 1 FROM access.training t
      WHERE t.trainee_id = p.proposed_by AND t.supervisor_id = p.supervisor_id AND t.valid_from <= p.proposed_at
        AND t.valid_until > platform.clock() AND (t.ended_at IS NULL OR t.ended_at > platform.clock()))
    AND NOT access.on_the_employers_side(p.supervisor_id, p.employee_id)
    AND EXISTS (SELECT 1 FROM access.employee e
      WHERE e.id = p.employee_id AND e.person_account_id IS DISTINCT FROM p.supervisor_id)
    AND (p.valid_until IS NULL OR p.valid_until >= platform.today())
    AND medical.still_concerns(p.what, p.employee_id, p.absence_id)
    AND (p.corrects OR p.last_day >= platform.today() AND NOT EXISTS (SELECT 1 FROM access.absence a
      WHERE a.id = p.absence_id AND a.recovered_on <= platform.today())) $$;

-- It fell for good. What may pass, such as a lapsed registration or a suspension, shuts it meanwhile, and is told to nobody.
CREATE FUNCTION medical.fell_for_good(what text, employee uuid, absence uuid, proposer uuid, supervisor uuid, since timestamptz,
    until date, corrects boolean, last_day date)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT access.responsible_since(proposer, employee, since)
    OR NOT EXISTS (SELECT 1 FROM access.training t
      WHERE t.trainee_id = proposer AND t.supervisor_id = supervisor AND t.valid_from <= since
        AND t.valid_until > platform.clock() AND (t.ended_at IS NULL OR t.ended_at > platform.clock()))
    OR coalesce(until < platform.today(), false)
    OR NOT medical.still_concerns(what, employee, absence)
    OR NOT corrects AND (last_day < platform.today() OR EXISTS (SELECT 1 FROM access.absence a
      WHERE a.id = absence AND a.recovered_on <= platform.today())) $$;

-- The job reads no content: ids and days, of what fell, was ended by nobody, and was not told of before.
GRANT SELECT (id, what, employee_id, absence_id, proposed_by, supervisor_id, proposed_at, valid_until, corrects, last_day)
  ON medical.proposal TO kluis_jobs;
GRANT SELECT (proposal_id) ON medical.proposal_end TO kluis_jobs;
GRANT SELECT, INSERT (proposal_id) ON medical.proposal_fall TO kluis_jobs;
CREATE POLICY the_job_knows_what_was_ended ON medical.proposal_end FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_knows_what_it_told ON medical.proposal_fall FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_what_fell ON medical.proposal FOR SELECT TO kluis_jobs
  USING (medical.fell_for_good(what, employee_id, absence_id, proposed_by, supervisor_id, proposed_at, valid_until, corrects, last_day)
    AND NOT EXISTS (SELECT 1 FROM medical.proposal_end e WHERE e.proposal_id = id)
    AND NOT EXISTS (SELECT 1 FROM medical.proposal_fall f WHERE f.proposal_id = id AND f.told_at < platform.clock()));
CREATE POLICY the_job_tells_once ON medical.proposal_fall FOR INSERT TO kluis_jobs
  WITH CHECK (told_at = platform.clock() AND EXISTS (SELECT 1 FROM medical.proposal p WHERE p.id = proposal_id));
GRANT EXECUTE ON FUNCTION medical.still_concerns(text, uuid, uuid) TO kluis_medical, kluis_jobs;
GRANT EXECUTE ON FUNCTION medical.fell_for_good(text, uuid, uuid, uuid, uuid, timestamptz, date, boolean, date) TO kluis_jobs;

-- D5: that it fell, to both of them, and never why.
CREATE POLICY the_fall_of_a_proposal_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'proposal-fallen' THEN EXISTS (SELECT 1 FROM medical.proposal p JOIN medical.proposal_fall f ON f.proposal_id = p.id
      WHERE p.id = notice.about AND p.proposed_by = account_id AND f.told_at = platform.clock())
    WHEN 'proposal-no-longer-waits' THEN EXISTS (SELECT 1 FROM medical.proposal p JOIN medical.proposal_fall f ON f.proposal_id = p.id
      WHERE p.id = notice.about AND p.supervisor_id = account_id AND f.told_at = platform.clock())
    ELSE false END);
