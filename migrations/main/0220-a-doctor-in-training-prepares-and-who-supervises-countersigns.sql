-- V3, S11: what a doctor in training would issue is a proposal until the doctor who supervises him countersigns it; then it is issued as
-- it was prepared, in that same transaction. Employer and employee know nothing of one that waits, was sent back, withdrawn or fell (V4).
CREATE TABLE medical.proposal (
  id             uuid PRIMARY KEY,
  employee_id    uuid NOT NULL REFERENCES access.employee,
  -- The kind of what it becomes, and the question or commission that it answers.
  what           text NOT NULL CHECK (what IN ('Verdict', 'ExaminationOutcome')),
  about          uuid NOT NULL,
  -- The id under which it is issued, and its content as it is sealed then, byte for byte.
  decision_id    uuid NOT NULL UNIQUE,
  sealed         bytea NOT NULL,
  sealed_grounds bytea NOT NULL,
  valid_until    date,
  supersedes     uuid,
  proposed_by    uuid NOT NULL,
  supervisor_id  uuid NOT NULL,
  -- What the employer has is put right (V3): neither the last day nor the end of the absence ends that.
  corrects       boolean NOT NULL,
  last_day       date NOT NULL,
  absence_id     uuid REFERENCES access.absence,
  proposed_at    timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK (supervisor_id <> proposed_by),
  UNIQUE (id, employee_id, proposed_by, supervisor_id)
);
CREATE INDEX ON medical.proposal (proposed_by, id);
CREATE INDEX ON medical.proposal (supervisor_id, id);
CREATE INDEX ON medical.proposal (about);

-- Of those who decide at once, one does.
CREATE TABLE medical.proposal_end (
  proposal_id   uuid PRIMARY KEY,
  employee_id   uuid NOT NULL,
  proposed_by   uuid NOT NULL,
  supervisor_id uuid NOT NULL,
  how           text NOT NULL CHECK (how IN ('countersigned', 'sent-back', 'withdrawn')),
  sealed_reason bytea,
  ended_by      uuid NOT NULL,
  ended_at      timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK ((how = 'sent-back') = (sealed_reason IS NOT NULL)),
  FOREIGN KEY (proposal_id, employee_id, proposed_by, supervisor_id)
    REFERENCES medical.proposal (id, employee_id, proposed_by, supervisor_id)
);
CREATE INDEX ON medical.proposal_end (employee_id);

-- It stands while he who prepared it is the dossier doctor without a break, in training under that doctor without a break, who is on
-- nobody's side (S10) and not the employee; while the question is open and the absence runs; and while what it says is not over.
CREATE FUNCTION medical.proposal_stands(p medical.proposal) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.responsible(p.proposed_by, p.employee_id) AND access.responsible_since(p.proposed_by, p.employee_id, p.proposed_at)
    AND access.is_supervised(p.proposed_by) AND EXISTS (SELECT 1 FROM access.training t
      WHERE t.trainee_id = p.proposed_by AND t.supervisor_id = p.supervisor_id AND t.valid_from <= p.proposed_at
        AND t.valid_until > platform.clock() AND (t.ended_at IS NULL OR t.ended_at > platform.clock()))
    AND NOT access.on_the_employers_side(p.supervisor_id, p.employee_id)
    AND EXISTS (SELECT 1 FROM access.employee e
      WHERE e.id = p.employee_id AND e.person_account_id IS DISTINCT FROM p.supervisor_id)
    AND (p.valid_until IS NULL OR p.valid_until >= platform.today())
    AND (p.corrects OR p.last_day >= platform.today() AND NOT EXISTS (SELECT 1 FROM access.absence a
      WHERE a.id = p.absence_id AND a.recovered_on <= platform.today())) $$;
-- By an act of this moment of the session's own it still is; by one before, or of another, no more.
CREATE FUNCTION medical.proposal_waits(p medical.proposal) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT medical.proposal_stands(p) AND NOT EXISTS (SELECT 1 FROM medical.proposal_end e WHERE e.proposal_id = p.id
    AND NOT (e.ended_by = access.acting_account() AND e.ended_at = platform.clock())) $$;

ALTER TABLE medical.proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_end FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, what, about, decision_id, sealed, sealed_grounds, valid_until, supersedes, proposed_by,
  supervisor_id, corrects, last_day, absence_id) ON medical.proposal TO kluis_medical;
GRANT SELECT, INSERT (proposal_id, employee_id, proposed_by, supervisor_id, how, sealed_reason, ended_by)
  ON medical.proposal_end TO kluis_medical;

CREATE POLICY who_prepared_it ON medical.proposal FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND proposed_by = (SELECT access.acting_account())
    AND (SELECT access.asks_training(access.acting_role()))
    AND access.responsible(proposed_by, employee_id) AND access.responsible_since(proposed_by, employee_id, proposed_at));
-- S1: supervising opens nothing but what waits for the countersignature, while it waits.
CREATE POLICY who_is_to_countersign ON medical.proposal FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND supervisor_id = (SELECT access.acting_account())
    AND NOT (SELECT access.asks_training(access.acting_role())) AND medical.proposal_waits(proposal));
CREATE POLICY both_know_of_its_end ON medical.proposal_end FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND (supervisor_id = (SELECT access.acting_account())
    OR proposed_by = (SELECT access.acting_account()) AND access.responsible(proposed_by, employee_id)));

-- The last day and the absence are those of the question; what was released on it can be put right.
CREATE FUNCTION medical.proposal_fits(p medical.proposal) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE p.what
    WHEN 'Verdict' THEN medical.takes_an_answer(p.about, p.employee_id) AND NOT medical.is_asked_of_an_absence_over(p.about)
      AND (p.valid_until IS NULL OR p.valid_until
        <= platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-validity'))
      AND EXISTS (SELECT 1 FROM desk.verdict_question q
        WHERE q.id = p.about AND q.closes_on = p.last_day AND q.absence_id = p.absence_id)
      AND p.corrects = EXISTS (SELECT 1 FROM medical.verdict_release r WHERE r.question_id = p.about)
    WHEN 'ExaminationOutcome' THEN medical.takes_an_outcome(p.about, p.employee_id) AND p.valid_until IS NULL AND p.absence_id IS NULL
      AND NOT medical.awaits_another_doctor(p.supersedes, p.proposed_by)
      AND EXISTS (SELECT 1 FROM desk.examination x WHERE x.id = p.about AND x.closes_on = p.last_day)
      AND p.corrects = EXISTS (SELECT 1 FROM medical.examination_release r WHERE r.examination_id = p.about)
    ELSE false END $$;
-- One at a time about one question.
CREATE FUNCTION medical.another_waits(p medical.proposal) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.proposal o WHERE o.about = p.about AND o.id <> p.id AND medical.proposal_waits(o)) $$;
CREATE POLICY a_doctor_in_training_prepares ON medical.proposal FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND (SELECT access.asks_training(access.acting_role()))
    AND proposed_by = (SELECT access.acting_account()) AND proposed_at = platform.clock()
    AND medical.proposal_stands(proposal) AND medical.proposal_fits(proposal) AND NOT medical.another_waits(proposal));
CREATE POLICY one_of_both_ends_it ON medical.proposal_end FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND ended_by = (SELECT access.acting_account()) AND ended_at = platform.clock()
    AND CASE how WHEN 'withdrawn' THEN proposed_by ELSE supervisor_id END = ended_by
    AND EXISTS (SELECT 1 FROM medical.proposal p WHERE p.id = proposal_id AND medical.proposal_waits(p)));

-- Who countersigns sees, for that, the question and what was answered to it before; of another's dossier nothing for any other purpose.
CREATE FUNCTION medical.countersigns(answer text, asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.acting_purpose() = 'statutory-duty', false) AND EXISTS (SELECT 1 FROM medical.proposal p
    WHERE p.what = answer AND p.about = asked AND p.supervisor_id = access.acting_account()) $$;
CREATE FUNCTION medical.countersigned_now(p medical.proposal) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT p.supervisor_id = access.acting_account() AND medical.proposal_stands(p) AND EXISTS (
    SELECT 1 FROM medical.proposal_end e WHERE e.proposal_id = p.id AND e.how = 'countersigned'
      AND e.ended_by = access.acting_account() AND e.ended_at = platform.clock()) $$;
-- The doctor whose decision this moment's countersignature issues; null where there is none.
CREATE FUNCTION medical.countersigned_for(decision uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT p.proposed_by FROM medical.proposal p WHERE p.decision_id = decision AND medical.countersigned_now(p) $$;

CREATE POLICY who_countersigns_sees_what_is_asked ON desk.verdict_question FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND medical.countersigns('Verdict', id));
CREATE POLICY who_countersigns_sees_what_stands ON medical.verdict FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND medical.countersigns('Verdict', question_id));
CREATE POLICY who_countersigns_sees_what_went_out ON medical.verdict_release FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND medical.countersigns('Verdict', question_id));
CREATE POLICY who_countersigns_issues ON medical.verdict FOR INSERT TO kluis_medical
  WITH CHECK (issued_at = platform.clock() AND medical.takes_an_answer(question_id, employee_id)
    AND doctor_id = medical.countersigned_for(id) AND EXISTS (SELECT 1 FROM medical.proposal p
      WHERE p.decision_id = verdict.id AND p.what = 'Verdict' AND p.about = question_id AND p.employee_id = verdict.employee_id
        AND p.sealed = verdict.sealed AND p.valid_until IS NOT DISTINCT FROM verdict.valid_until
        AND p.supersedes IS NOT DISTINCT FROM verdict.supersedes));
CREATE POLICY with_the_countersignature_it_goes_out ON medical.verdict_release FOR INSERT TO kluis_medical
  WITH CHECK (released_by = (SELECT access.acting_account()) AND released_at = platform.clock() AND posted_on IS NULL
    AND responsible_doctor_id = medical.countersigned_for(verdict_id) AND medical.account_of(employee_id) IS NOT NULL
    AND EXISTS (SELECT 1 FROM medical.verdict v WHERE v.id = verdict_id AND v.issued_at = platform.clock()));

CREATE POLICY who_countersigns_sees_what_is_asked ON desk.examination FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND medical.countersigns('ExaminationOutcome', id));
CREATE POLICY who_countersigns_sees_what_stands ON medical.examination_outcome FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND medical.countersigns('ExaminationOutcome', examination_id));
CREATE POLICY who_countersigns_sees_what_was_decided ON medical.examination_decision FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND EXISTS (SELECT 1 FROM medical.examination_outcome o
    WHERE o.id = outcome_id AND medical.countersigns('ExaminationOutcome', o.examination_id)));
CREATE POLICY who_countersigns_sees_what_went_out ON medical.examination_release FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND medical.countersigns('ExaminationOutcome', examination_id));
CREATE POLICY who_countersigns_issues ON medical.examination_outcome FOR INSERT TO kluis_medical
  WITH CHECK (issued_at = platform.clock() AND medical.takes_an_outcome(examination_id, employee_id)
    AND NOT medical.awaits_another_doctor(supersedes, doctor_id)
    AND doctor_id = medical.countersigned_for(id) AND EXISTS (SELECT 1 FROM medical.proposal p
      WHERE p.decision_id = examination_outcome.id AND p.what = 'ExaminationOutcome' AND p.about = examination_id
        AND p.employee_id = examination_outcome.employee_id AND p.sealed = examination_outcome.sealed
        AND p.supersedes IS NOT DISTINCT FROM examination_outcome.supersedes));
CREATE POLICY with_the_countersignature_it_goes_out ON medical.examination_release FOR INSERT TO kluis_medical
  WITH CHECK (released_by = (SELECT access.acting_account()) AND released_at = platform.clock()
    AND responsible_doctor_id = medical.countersigned_for(outcome_id) AND NOT medical.employee_first(outcome_id)
    AND medical.outcome_is_held(outcome_id) AND medical.account_of(employee_id) IS NOT NULL
    AND EXISTS (SELECT 1 FROM medical.examination_outcome o WHERE o.id = outcome_id AND o.issued_at = platform.clock()));

-- V7: what was countersigned, and waits for a letter, its doctor lets out when that is posted; he signs nothing by that.
ALTER POLICY not_by_a_doctor_in_training ON medical.verdict_release
  WITH CHECK (posted_on IS NOT NULL OR NOT access.asks_training((SELECT access.acting_role())));
DROP POLICY not_by_a_doctor_in_training ON medical.examination_posting;
ALTER POLICY not_by_a_doctor_in_training ON medical.examination_release
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())) OR EXISTS (SELECT 1 FROM medical.examination_posting p
    WHERE p.outcome_id = examination_release.outcome_id AND p.recorded_at = platform.clock()));

CREATE POLICY a_proposal_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'proposal-to-countersign' THEN EXISTS (SELECT 1 FROM medical.proposal p
      WHERE p.id = notice.about AND p.proposed_at = platform.clock() AND p.supervisor_id = account_id)
    WHEN 'proposal-countersigned' THEN EXISTS (SELECT 1 FROM medical.proposal_end e
      WHERE e.proposal_id = about AND e.ended_at = platform.clock() AND e.how = 'countersigned' AND e.proposed_by = account_id)
    WHEN 'proposal-sent-back' THEN EXISTS (SELECT 1 FROM medical.proposal_end e
      WHERE e.proposal_id = about AND e.ended_at = platform.clock() AND e.how = 'sent-back' AND e.proposed_by = account_id)
    ELSE false END);

-- I9: an employee's own log says that a verdict was countersigned and by whom; not what was prepared before, as little as of notes.
ALTER POLICY who_reads_the_trail ON trail.line
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'log-review' THEN true
    WHEN 'self' THEN access.own(employee_id) AND outcome = 'allowed' AND kind <> 'WorkingNote'
      AND (kind <> 'Proposal' OR action = 'countersign')
    WHEN 'doctor' THEN responsible_doctor_id = (SELECT access.acting_account())
      AND (SELECT access.registered(access.acting_account()))
    WHEN 'secrecy-supervision' THEN responsible_doctor_id IS NOT NULL
      AND (SELECT access.registered(access.acting_account()))
    ELSE false END);
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA medical TO kluis_medical;
