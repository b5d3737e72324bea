-- I10, V4: an agreement with the employee's signature on paper. The scan is a piece of the dossier; a doctor accepts it, the employee is
-- told, and only after the term in which he can undo it does the outcome go out (0016). Every step is a row of its own; none is changed.
CREATE TABLE medical.paper_agreement (
  id                    uuid PRIMARY KEY,
  outcome_id            uuid NOT NULL,
  employee_id           uuid NOT NULL,
  -- The how-manieth paper about this outcome: of two that are recorded at once, one wins.
  round                 integer NOT NULL CHECK (round > 0),
  -- The scan; a piece that turns out to be another person's moves (D1), and no paper is left.
  piece_id              uuid,
  signed_on             date NOT NULL,
  recorded_by           uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  recorded_at           timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (outcome_id, round),
  UNIQUE (id, employee_id),
  FOREIGN KEY (outcome_id, employee_id) REFERENCES medical.examination_outcome (id, employee_id),
  FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE SET NULL (piece_id)
);
CREATE INDEX ON medical.paper_agreement (employee_id, recorded_at DESC, id);
CREATE INDEX ON medical.paper_agreement (piece_id);

CREATE TABLE medical.paper_agreement_step (
  paper_id              uuid NOT NULL,
  employee_id           uuid NOT NULL,
  step                  text NOT NULL CHECK (step IN ('accepted', 'told', 'withdrawn')),
  -- The day that counts: on which he was told.
  day                   date NOT NULL,
  told_how              text CHECK (told_how IN ('in-app', 'posted')),
  done_by               uuid NOT NULL,
  -- S11; of what the employee withdraws himself nobody's.
  responsible_doctor_id uuid,
  done_at               timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (paper_id, step),
  FOREIGN KEY (paper_id, employee_id) REFERENCES medical.paper_agreement (id, employee_id),
  CHECK ((step = 'told') = (told_how IS NOT NULL))
);
CREATE INDEX ON medical.paper_agreement_step (employee_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['paper_agreement', 'paper_agreement_step'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
    EXECUTE format('CREATE POLICY who_opens_it ON medical.%I FOR SELECT TO kluis_medical
      USING (CASE (SELECT access.circle()) WHEN ''representation'' THEN access.represents(employee_id, ''medical-dossier'')
        ELSE access.opens_medical((SELECT access.circle()), employee_id, ''read'') END)', t);
  END LOOP;
END $$;

-- V4: from which day on the employee can have agreed on paper: that on which the letter was posted, or the outcome came to his account.
CREATE FUNCTION medical.heard_on(outcome uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT p.posted_on FROM medical.examination_posting p WHERE p.outcome_id = o.id),
      CASE WHEN medical.account_of(o.employee_id) IS NOT NULL THEN (o.issued_at AT TIME ZONE 'Europe/Amsterdam')::date END)
    FROM medical.examination_outcome o WHERE o.id = outcome $$;

-- I10: what the employee decided himself goes before any paper that he signed before it, or on that day; a re-examination before all.
CREATE FUNCTION medical.overtakes_paper(outcome uuid, signed date) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.last_decision(outcome) d WHERE d.decision = 're-examination'
    OR (d.decided_at AT TIME ZONE 'Europe/Amsterdam')::date >= signed) $$;

CREATE FUNCTION medical.paper_stands(p medical.paper_agreement) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT p.piece_id IS NOT NULL AND medical.outcome_is_held(p.outcome_id) AND NOT medical.overtakes_paper(p.outcome_id, p.signed_on)
    AND NOT EXISTS (SELECT 1 FROM medical.paper_agreement_step s WHERE s.paper_id = p.id AND s.step = 'withdrawn') $$;

-- The next paper about an outcome; NULL while one is under way.
CREATE FUNCTION medical.next_paper(outcome uuid) RETURNS integer LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN bool_or(medical.paper_stands(p)) THEN NULL ELSE coalesce(max(p.round), 0) + 1 END
    FROM medical.paper_agreement p WHERE p.outcome_id = outcome $$;
CREATE FUNCTION medical.acceptance_of(paper uuid) RETURNS SETOF medical.paper_agreement_step
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT s.* FROM medical.paper_agreement_step s WHERE s.paper_id = paper AND s.step = 'accepted' $$;

-- I10: a doctor accepted it, the employee was told, and the whole term in which he could undo it is over.
CREATE FUNCTION medical.paper_lets_out(outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.paper_agreement p
    JOIN medical.paper_agreement_step a ON a.paper_id = p.id AND a.step = 'accepted'
    JOIN medical.paper_agreement_step t ON t.paper_id = p.id AND t.step = 'told'
    WHERE p.outcome_id = outcome AND medical.paper_stands(p)
      AND (t.day + (SELECT m.term FROM access.policy_term m WHERE m.name = 'paper-agreement-undoing'))::date < platform.today()) $$;

-- Recording a signed paper isn't deciding: by the doctor or his staff (S11), with a scan of it in the dossier, while the outcome waits.
CREATE POLICY the_doctor_or_his_staff_records ON medical.paper_agreement FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'derived-secrecy') AND access.opens_medical((SELECT access.circle()), employee_id, 'record')
    AND recorded_by = (SELECT access.acting_account()) AND recorded_at = platform.clock()
    AND access.responsible(responsible_doctor_id, employee_id)
    AND medical.employee_first(outcome_id) AND medical.outcome_is_held(outcome_id)
    AND EXISTS (SELECT 1 FROM medical.examination_outcome o WHERE o.id = outcome_id AND medical.takes_an_outcome(o.examination_id, o.employee_id))
    AND signed_on BETWEEN medical.heard_on(outcome_id) AND platform.today() AND NOT medical.overtakes_paper(outcome_id, signed_on)
    AND EXISTS (SELECT 1 FROM medical.piece p JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
      WHERE p.id = paper_agreement.piece_id AND p.employee_id = paper_agreement.employee_id AND v.file_id IS NOT NULL)
    AND round = medical.next_paper(outcome_id));

CREATE POLICY a_paper_goes_on ON medical.paper_agreement_step FOR INSERT TO kluis_medical
  WITH CHECK (done_by = (SELECT access.acting_account()) AND done_at = platform.clock()
    AND EXISTS (SELECT 1 FROM medical.paper_agreement p WHERE p.id = paper_id AND medical.paper_stands(p))
    AND CASE step
      -- The doctor's own act: nobody in training, and no assistant (S5, S11).
      WHEN 'accepted' THEN (SELECT access.circle()) = 'doctor' AND NOT access.asks_training((SELECT access.acting_role()))
        AND access.opens_medical((SELECT access.circle()), employee_id, 'issue') AND day = platform.today()
        AND responsible_doctor_id = (SELECT access.acting_account())
      -- At once where he has an account; else on the day of the letter, which goes to no address that the employer said just now (0183).
      WHEN 'told' THEN (SELECT access.circle()) IN ('doctor', 'derived-secrecy') AND access.responsible(responsible_doctor_id, employee_id)
        AND EXISTS (SELECT 1 FROM medical.acceptance_of(paper_id) a WHERE paper_agreement_step.day BETWEEN a.day AND platform.today()
          AND CASE paper_agreement_step.told_how
            WHEN 'in-app' THEN a.done_at = platform.clock() AND medical.account_of(paper_agreement_step.employee_id) IS NOT NULL
            ELSE access.opens_medical((SELECT access.circle()), paper_agreement_step.employee_id, 'record')
              AND access.address_stands(paper_agreement_step.employee_id) END)
      -- He himself, or on his word the doctor or his staff: that only keeps something in.
      WHEN 'withdrawn' THEN day = platform.today() AND CASE (SELECT access.circle())
        WHEN 'self' THEN access.own(employee_id) AND responsible_doctor_id IS NULL
        ELSE access.opens_medical((SELECT access.circle()), employee_id, 'record') AND access.responsible(responsible_doctor_id, employee_id) END
      ELSE false END);

-- V4: with the employee's agreement of this moment, by himself, or his paper; or, where he doesn't go first, as it is issued to an
-- account of the own, or as its letter is recorded as posted (V7).
CREATE OR REPLACE FUNCTION medical.outcome_may_go_out(outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.examination_outcome o WHERE o.id = outcome
    AND medical.takes_an_outcome(o.examination_id, o.employee_id) AND medical.outcome_is_held(o.id)
    AND CASE WHEN medical.employee_first(o.id) THEN CASE access.circle()
        WHEN 'self' THEN EXISTS (SELECT 1 FROM medical.last_decision(o.id) d
          WHERE d.decision = 'agreed' AND d.decided_by = access.acting_account() AND d.decided_at = platform.clock())
        WHEN 'doctor' THEN access.opens_medical('doctor', o.employee_id, 'issue') AND medical.paper_lets_out(o.id)
        ELSE false END
      ELSE access.circle() IN ('doctor', 'derived-secrecy') AND (
        (o.issued_at = platform.clock() AND o.doctor_id = access.acting_account() AND medical.account_of(o.employee_id) IS NOT NULL)
        OR EXISTS (SELECT 1 FROM medical.examination_posting p WHERE p.outcome_id = o.id AND p.recorded_at = platform.clock())) END) $$;

-- At once where the employee has an account; and who is to know that it was withdrawn.
CREATE POLICY a_paper_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND EXISTS (SELECT 1 FROM medical.paper_agreement_step s WHERE s.paper_id = about AND s.done_at = platform.clock()
    AND CASE code
      WHEN 'paper-agreement-accepted' THEN s.step = 'accepted' AND account_id = medical.account_of(s.employee_id)
      WHEN 'paper-agreement-withdrawn' THEN s.step = 'withdrawn'
        AND (account_id = medical.account_of(s.employee_id) OR access.responsible(account_id, s.employee_id))
      ELSE false END));

-- I10: an attempt that was refused is told to the employee, of a paper as of the decision itself (0324).
CREATE OR REPLACE FUNCTION trail.code_of_attempt(kind text, action text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY INVOKER
  AS $$ SELECT CASE
    WHEN kind = 'ExaminationOutcome' AND action IN ('agree', 'block', 're-examine') THEN 'decision-attempted'
    WHEN kind = 'PrivateContact' AND action IN ('record', 'destroy') THEN 'private-contact-attempted'
    WHEN kind = 'Mandate' AND action = 'grant' THEN 'mandate-refused'
    WHEN kind IN ('SecondOpinion', 'Consultation') AND action IN ('ask', 'withdraw', 'file')
      OR kind = 'Mandate' AND action = 'withdraw'
      OR kind = 'DoctorChangeWish' AND action = 'wish'
      OR kind = 'MedicalPiece' AND action IN ('ask', 'state')
      OR kind = 'PaperAgreement' AND action IN ('record', 'accept', 'issue') THEN 'attempted-in-your-name' END $$;

GRANT EXECUTE ON FUNCTION medical.heard_on(uuid), medical.overtakes_paper(uuid, date), medical.paper_stands(medical.paper_agreement),
  medical.paper_lets_out(uuid), medical.next_paper(uuid), medical.acceptance_of(uuid) TO kluis_medical;

-- I3: who looked at a paper, as at the rest of the medical dossier; as before (0301).
CREATE OR REPLACE FUNCTION trail.is_shown_by_mandate(employee uuid, seen text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.represents(employee, 'access-log') AND CASE
      WHEN seen IN ('OwnAccess', 'Emergency') THEN true
      WHEN seen IN ('Employee', 'Employment', 'Absence', 'Message', 'ReintegrationPart')
        THEN access.represents(employee, 'employee-dossier')
      WHEN seen IN ('MedicalPiece', 'PieceVersion', 'CorrectionRequest', 'Exposure', 'HealthMessage', 'Verdict', 'Advice',
                    'ExaminationOutcome', 'PaperAgreement', 'Proposal', 'MovedPiece')
        THEN access.represents(employee, 'medical-dossier')
      WHEN seen IN ('VerdictQuestion', 'ReleasedVerdict', 'ReleasedAdvice', 'Examination', 'ReleasedOutcome')
        THEN access.represents(employee, 'verdicts')
      ELSE false END $$;
