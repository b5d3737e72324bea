-- Examinations that an employer commissions: the question at the desk, the outcome under secrecy, the employee's decision
-- beside it, and what leaves the house (V1, V3, V4, V6, V7).

-- V4: what follows from each kind: examinations.yaml, written when policies are deployed.
CREATE TABLE access.examination_kind (
  kind            text PRIMARY KEY CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  employee_first  boolean NOT NULL,
  individual      boolean NOT NULL,
  by_commission   boolean NOT NULL,
  of_the_employed boolean NOT NULL,
  -- What a kind that isn't here counts as.
  unlisted        boolean NOT NULL,
  CHECK (NOT unlisted OR employee_first)
);
CREATE UNIQUE INDEX examination_kind_one_for_the_unlisted ON access.examination_kind (unlisted) WHERE unlisted;
ALTER TABLE access.examination_kind ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.examination_kind FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.examination_kind TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
CREATE POLICY facts_are_looked_up ON access.examination_kind FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);
CREATE POLICY the_owner_deploys ON access.examination_kind FOR ALL TO kluis_owner USING (true) WITH CHECK (true);

-- V4: a kind that isn't listed counts as the one that is marked so; where not even that is there, nothing follows.
CREATE FUNCTION access.examination_counts_as(asked text) RETURNS SETOF access.examination_kind
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT k.* FROM access.examination_kind k WHERE k.kind = asked OR k.unlisted ORDER BY k.kind = asked DESC LIMIT 1 $$;
GRANT EXECUTE ON FUNCTION access.examination_counts_as(text)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

CREATE TABLE desk.examination (
  id               uuid PRIMARY KEY,
  employer_id      uuid NOT NULL,
  employee_id      uuid NOT NULL,
  examination_kind text NOT NULL CHECK (examination_kind ~ '^[a-z]+(-[a-z]+)*$' AND length(examination_kind) <= 40),
  -- The how-manieth time this kind is asked of this person: of two officers who ask at once, one wins.
  round            integer NOT NULL CHECK (round > 0),
  asked_by         uuid NOT NULL,
  asked_at         timestamptz NOT NULL DEFAULT platform.clock(),
  -- The last day on which it is open.
  closes_on        date NOT NULL,
  UNIQUE (employee_id, examination_kind, round),
  UNIQUE (id, employer_id, employee_id, examination_kind),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON desk.examination (employer_id, id);
CREATE INDEX ON desk.examination (employee_id, id);
CREATE INDEX ON desk.examination (closes_on);

-- V6: the employment that an examination belongs to: the first that had not ended by the day it was asked.
CREATE FUNCTION desk.employment_of_examination(employee uuid, asked date) RETURNS SETOF access.employment
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT m.* FROM access.employment m WHERE m.employee_id = employee AND (m.ends_on IS NULL OR m.ends_on >= asked)
    ORDER BY coalesce(m.starts_on, asked), m.id LIMIT 1 $$;

-- V6: what the employer had stays readable until the term after that employment ended.
CREATE FUNCTION desk.examination_readable(employee uuid, asked timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM desk.employment_of_examination(employee, (asked AT TIME ZONE 'Europe/Amsterdam')::date) m
    WHERE m.ends_on IS NULL OR m.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
      >= platform.today()) $$;

-- V1: under an agreement in force that includes examinations, of a kind that may reach an employer at all. V6: while the
-- employment goes on; V4: a kind without blocking only of somebody who works there by now.
CREATE FUNCTION desk.may_get_outcome(employer uuid, employee uuid, kind text, asked date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
      SELECT 1 FROM access.agreement g WHERE g.employer_id = employer AND 'examinations' = ANY (g.services)
        AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today()))
    AND EXISTS (
      SELECT 1 FROM access.examination_counts_as(kind) k, desk.employment_of_examination(employee, asked) m
      WHERE k.individual AND k.by_commission AND (m.ends_on IS NULL OR m.ends_on >= platform.today())
        AND (NOT k.of_the_employed OR m.starts_on IS NULL OR m.starts_on <= platform.today())) $$;

-- The next round of asking; NULL while the last one is open.
CREATE FUNCTION desk.next_examination(employee uuid, kind text) RETURNS integer LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN bool_or(x.closes_on >= platform.today()) THEN NULL ELSE coalesce(max(x.round), 0) + 1 END
    FROM desk.examination x WHERE x.employee_id = employee AND x.examination_kind = kind $$;

-- The officer who asked, as long as he acts for that employer.
CREATE FUNCTION desk.examination_officer(asked uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT x.asked_by FROM desk.examination x WHERE x.id = asked AND EXISTS (
    SELECT 1 FROM access.role r WHERE r.account_id = x.asked_by AND r.employer_id = x.employer_id
      AND r.circle = 'employer' AND access.role_in_force(r)) $$;

ALTER TABLE desk.examination ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.examination FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON desk.examination TO kluis_desk;
GRANT SELECT ON desk.examination TO kluis_medical, kluis_jobs;
CREATE POLICY who_knows_of_the_examination ON desk.examination FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.examination_readable(employee_id, asked_at)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- The medical side sees what it has to answer, to post, or to decide on as the employee.
CREATE POLICY who_answers_the_examination ON desk.examination FOR SELECT TO kluis_medical
  USING (CASE (SELECT access.circle())
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- A kind is written as what it counts as: no word of the employer's own stays.
CREATE POLICY the_employer_commissions ON desk.examination FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])
    AND asked_by = (SELECT access.acting_account()) AND asked_at = platform.clock()
    AND examination_kind = (SELECT k.kind FROM access.examination_counts_as(examination_kind) k)
    AND desk.may_get_outcome(employer_id, employee_id, examination_kind, platform.today())
    AND round = desk.next_examination(employee_id, examination_kind)
    AND closes_on = (platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'question-closing'))::date);
CREATE POLICY the_job_sees_what_closes ON desk.examination FOR SELECT TO kluis_jobs USING (closes_on < platform.today());

-- V4: every question closes alike, by its date; this says who was told, once.
CREATE TABLE desk.examination_closing (
  examination_id uuid PRIMARY KEY REFERENCES desk.examination,
  closed_at      timestamptz NOT NULL DEFAULT platform.clock()
);
ALTER TABLE desk.examination_closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.examination_closing FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON desk.examination_closing TO kluis_jobs;
CREATE POLICY the_job_knows_what_it_closed ON desk.examination_closing FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_closes_what_is_due ON desk.examination_closing FOR INSERT TO kluis_jobs
  WITH CHECK (closed_at = platform.clock() AND EXISTS (SELECT 1 FROM desk.examination x WHERE x.id = examination_id));
CREATE POLICY an_examination_closing_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND code = 'examination-closed' AND account_id = desk.examination_officer(about)
    AND EXISTS (SELECT 1 FROM desk.examination_closing c WHERE c.examination_id = about AND c.closed_at = platform.clock()));

-- V3: not changed but superseded, in one chain an examination, so that of two parallel deciders one wins.
CREATE TABLE medical.examination_outcome (
  id             uuid PRIMARY KEY,
  examination_id uuid NOT NULL,
  employee_id    uuid NOT NULL REFERENCES access.employee,
  doctor_id      uuid NOT NULL,
  sealed         bytea NOT NULL,
  issued_at      timestamptz NOT NULL DEFAULT platform.clock(),
  supersedes     uuid UNIQUE CHECK (supersedes <> id),
  UNIQUE (id, examination_id, employee_id),
  UNIQUE (id, employee_id),
  FOREIGN KEY (supersedes, examination_id, employee_id) REFERENCES medical.examination_outcome (id, examination_id, employee_id)
);
CREATE INDEX ON medical.examination_outcome (employee_id, id);
CREATE UNIQUE INDEX examination_outcome_one_first ON medical.examination_outcome (examination_id) WHERE supersedes IS NULL;

-- V4, I10: what the employee decided about an outcome, step by step; the last one counts, and nobody changes any.
CREATE TABLE medical.examination_decision (
  outcome_id  uuid NOT NULL,
  step        integer NOT NULL CHECK (step > 0),
  employee_id uuid NOT NULL,
  decision    text NOT NULL CHECK (decision IN ('agreed', 'blocked', 're-examination')),
  decided_by  uuid NOT NULL,
  decided_at  timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (outcome_id, step),
  FOREIGN KEY (outcome_id, employee_id) REFERENCES medical.examination_outcome (id, employee_id)
);
CREATE INDEX ON medical.examination_decision (employee_id);

-- V4, V7: that the letter with the outcome was posted to an employee without an account.
CREATE TABLE medical.examination_posting (
  outcome_id            uuid PRIMARY KEY,
  employee_id           uuid NOT NULL,
  posted_on             date NOT NULL,
  posted_by             uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  recorded_at           timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (outcome_id, employee_id) REFERENCES medical.examination_outcome (id, employee_id)
);
CREATE INDEX ON medical.examination_posting (employee_id);

CREATE TABLE medical.examination_release (
  outcome_id            uuid PRIMARY KEY,
  examination_id        uuid NOT NULL,
  employee_id           uuid NOT NULL,
  -- The release before this one.
  supersedes            uuid UNIQUE CHECK (supersedes <> outcome_id),
  released_by           uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  released_at           timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (outcome_id, examination_id),
  FOREIGN KEY (outcome_id, examination_id, employee_id) REFERENCES medical.examination_outcome (id, examination_id, employee_id),
  FOREIGN KEY (supersedes, examination_id) REFERENCES medical.examination_release (outcome_id, examination_id)
);
CREATE INDEX ON medical.examination_release (employee_id);
CREATE UNIQUE INDEX examination_release_one_first ON medical.examination_release (examination_id) WHERE supersedes IS NULL;

-- V1: what closed takes no first answer; what the employer already had may still be put right.
CREATE FUNCTION medical.takes_an_outcome(asked uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM desk.examination x WHERE x.id = asked AND x.employee_id = employee
    AND desk.may_get_outcome(x.employer_id, x.employee_id, x.examination_kind, (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date)
    AND (x.closes_on >= platform.today() OR EXISTS (SELECT 1 FROM medical.examination_release r WHERE r.examination_id = x.id))) $$;

-- V4: does the employee hear this outcome first? Silence is yes.
CREATE FUNCTION medical.employee_first(outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT k.employee_first FROM medical.examination_outcome o JOIN desk.examination x ON x.id = o.examination_id
    CROSS JOIN LATERAL access.examination_counts_as(x.examination_kind) k WHERE o.id = outcome), true) $$;

CREATE FUNCTION medical.last_decision(outcome uuid) RETURNS medical.examination_decision
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT d FROM medical.examination_decision d WHERE d.outcome_id = outcome ORDER BY d.step DESC LIMIT 1 $$;

-- V4: a re-examination of this doctor's outcome was asked for.
CREATE FUNCTION medical.awaits_another_doctor(outcome uuid, doctor uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.examination_outcome o CROSS JOIN LATERAL medical.last_decision(o.id) d
    WHERE o.id = outcome AND o.doctor_id = doctor AND d.decision = 're-examination') $$;

-- The current outcome, not released yet, of an examination whose employer may get something new.
CREATE FUNCTION medical.outcome_is_held(outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.examination_outcome o WHERE o.id = outcome
    AND NOT EXISTS (SELECT 1 FROM medical.examination_outcome n WHERE n.supersedes = o.id)
    AND NOT EXISTS (SELECT 1 FROM medical.examination_release r WHERE r.outcome_id = o.id)) $$;

-- V4: with the employee's agreement of this moment, by himself; or, where he doesn't go first, as it is issued to an account
-- of the own, or as its letter is recorded as posted (V7).
CREATE FUNCTION medical.outcome_may_go_out(outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.examination_outcome o WHERE o.id = outcome
    AND medical.takes_an_outcome(o.examination_id, o.employee_id) AND medical.outcome_is_held(o.id)
    AND CASE WHEN medical.employee_first(o.id) THEN access.circle() = 'self' AND EXISTS (
        SELECT 1 FROM medical.last_decision(o.id) d WHERE d.decision = 'agreed' AND d.decided_by = access.acting_account()
          AND d.decided_at = platform.clock())
      ELSE access.circle() IN ('doctor', 'derived-secrecy') AND (
        (o.issued_at = platform.clock() AND o.doctor_id = access.acting_account() AND medical.account_of(o.employee_id) IS NOT NULL)
        OR EXISTS (SELECT 1 FROM medical.examination_posting p WHERE p.outcome_id = o.id AND p.recorded_at = platform.clock())) END) $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['examination_outcome', 'examination_decision', 'examination_posting', 'examination_release'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
    EXECUTE format('CREATE POLICY who_opens_it ON medical.%I FOR SELECT TO kluis_medical
      USING (access.opens_medical((SELECT access.circle()), employee_id, ''read''))', t);
  END LOOP;
END $$;

-- V3, S5: the dossier doctor alone. V4: a re-examination is by another doctor than those who were heard before.
CREATE POLICY the_dossier_doctor_issues ON medical.examination_outcome FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND doctor_id = (SELECT access.acting_account())
              AND access.opens_medical((SELECT access.circle()), employee_id, 'issue') AND issued_at = platform.clock()
              AND medical.takes_an_outcome(examination_id, employee_id)
              AND NOT medical.awaits_another_doctor(supersedes, doctor_id));
-- V3: the outcome of a doctor in training waits for a countersignature, as his verdict does: so he issues and posts none.
CREATE POLICY not_by_a_doctor_in_training ON medical.examination_outcome AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));
CREATE POLICY not_by_a_doctor_in_training ON medical.examination_posting AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));
CREATE POLICY not_by_a_doctor_in_training ON medical.examination_release AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));
-- I10: nobody but the person himself, about an outcome that no employer has yet and that he hears first.
CREATE POLICY the_employee_decides ON medical.examination_decision FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND decided_by = (SELECT access.acting_account())
              AND decided_at = platform.clock() AND medical.employee_first(outcome_id) AND medical.outcome_is_held(outcome_id)
              AND step = coalesce((SELECT d.step FROM medical.last_decision(outcome_id) d), 0) + 1
              AND NOT EXISTS (SELECT 1 FROM medical.last_decision(outcome_id) d WHERE d.decision = 're-examination'));
-- S11: by the doctor or his staff, with the responsible doctor beside; between the outcome and today.
CREATE POLICY the_doctor_or_his_staff_posts ON medical.examination_posting FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'derived-secrecy') AND access.opens_medical((SELECT access.circle()), employee_id, 'read')
              AND posted_by = (SELECT access.acting_account()) AND recorded_at = platform.clock()
              AND access.responsible(responsible_doctor_id, employee_id) AND medical.outcome_is_held(outcome_id)
              AND EXISTS (SELECT 1 FROM medical.examination_outcome o WHERE o.id = outcome_id
                AND posted_on BETWEEN (o.issued_at AT TIME ZONE 'Europe/Amsterdam')::date AND platform.today()));
CREATE POLICY an_outcome_goes_out ON medical.examination_release FOR INSERT TO kluis_medical
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'read') AND released_by = (SELECT access.acting_account())
              AND released_at = platform.clock() AND medical.outcome_may_go_out(outcome_id));

-- V4, V7: what isn't released isn't here. One row for employer and employee; nobody changes or withdraws it.
CREATE TABLE desk.released_outcome (
  -- The outcome's own id: each goes out once.
  id               uuid PRIMARY KEY,
  examination_id   uuid NOT NULL,
  employer_id      uuid NOT NULL,
  employee_id      uuid NOT NULL,
  examination_kind text NOT NULL,
  sealed           bytea NOT NULL,
  issued_on        date NOT NULL,
  supersedes       uuid UNIQUE CHECK (supersedes <> id),
  released_at      timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (id, examination_id),
  FOREIGN KEY (examination_id, employer_id, employee_id, examination_kind)
    REFERENCES desk.examination (id, employer_id, employee_id, examination_kind),
  FOREIGN KEY (supersedes, examination_id) REFERENCES desk.released_outcome (id, examination_id)
);
CREATE INDEX ON desk.released_outcome (employer_id, id);
CREATE INDEX ON desk.released_outcome (employee_id, id);
CREATE UNIQUE INDEX released_outcome_one_first ON desk.released_outcome (examination_id) WHERE supersedes IS NULL;
ALTER TABLE desk.released_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.released_outcome FORCE ROW LEVEL SECURITY;
GRANT SELECT ON desk.released_outcome TO kluis_desk;
CREATE POLICY who_got_the_outcome ON desk.released_outcome FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
      AND EXISTS (SELECT 1 FROM desk.examination x WHERE x.id = examination_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- The medical side inserts and reads nothing back: exactly what it released in this same transaction.
GRANT INSERT ON desk.released_outcome TO kluis_medical;
CREATE POLICY the_medical_side_releases ON desk.released_outcome FOR INSERT TO kluis_medical
  WITH CHECK (released_at = platform.clock() AND EXISTS (
    SELECT 1 FROM medical.examination_outcome o JOIN medical.examination_release r ON r.outcome_id = o.id
    WHERE o.id = released_outcome.id AND o.examination_id = released_outcome.examination_id AND o.employee_id = released_outcome.employee_id
      AND (o.issued_at AT TIME ZONE 'Europe/Amsterdam')::date = issued_on
      AND r.supersedes IS NOT DISTINCT FROM released_outcome.supersedes AND r.released_at = platform.clock()));
CREATE POLICY an_outcome_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'outcome-released' THEN EXISTS (
      SELECT 1 FROM medical.examination_release r WHERE r.outcome_id = about AND r.released_at = platform.clock()
        AND account_id IN (desk.examination_officer(r.examination_id), medical.account_of(r.employee_id)))
    WHEN 'outcome-to-decide' THEN EXISTS (
      SELECT 1 FROM medical.examination_outcome o WHERE o.id = about AND o.issued_at = platform.clock()
        AND account_id = medical.account_of(o.employee_id))
    WHEN 're-examination-asked' THEN EXISTS (
      SELECT 1 FROM medical.last_decision(about) d WHERE d.decision = 're-examination' AND d.decided_at = platform.clock()
        AND access.responsible(account_id, d.employee_id))
    ELSE false END);

-- I3: within the mandate a representative sees what was commissioned, found and went out; who decides on it is the employee.
CREATE POLICY a_representative_reads ON desk.examination FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'verdicts') ELSE false END);
CREATE POLICY a_representative_reads ON desk.released_outcome FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'verdicts') ELSE false END);
CREATE POLICY a_representative_reads ON medical.examination_outcome FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier') ELSE false END);
CREATE POLICY a_representative_reads ON medical.examination_decision FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier') ELSE false END);

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA desk TO kluis_desk, kluis_medical, kluis_jobs;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA medical TO kluis_medical;

-- I10: what only the person decides, nobody of the service or the employer tries unseen: the refused attempt is told to him as
-- its line is written. Whose record it was is resolved by then; an attempt on an unknown id is about nobody.
CREATE FUNCTION trail.tell_the_person() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), e.person_account_id, 'decision-attempted', NEW.record_id
    FROM access.record r JOIN access.employee e ON e.id = r.employee_id
    WHERE r.id = NEW.record_id AND r.kind = 'ExaminationOutcome' AND e.person_account_id IS DISTINCT FROM NEW.account_id
      AND e.person_account_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER a_refused_attempt_is_told AFTER INSERT ON trail.line FOR EACH ROW
  WHEN (NEW.outcome IN ('refused', 'not-found') AND NEW.kind = 'ExaminationOutcome' AND NEW.action IN ('agree', 'block', 're-examine'))
  EXECUTE FUNCTION trail.tell_the_person();
GRANT USAGE ON SCHEMA desk TO kluis_scribe;
GRANT INSERT ON desk.notice TO kluis_scribe;
CREATE POLICY an_attempt_is_told ON desk.notice FOR INSERT TO kluis_scribe
  WITH CHECK (read_at IS NULL AND code = 'decision-attempted' AND EXISTS (
    SELECT 1 FROM access.record r JOIN access.employee e ON e.id = r.employee_id
    WHERE r.id = about AND r.kind = 'ExaminationOutcome' AND e.person_account_id = account_id));
GRANT EXECUTE ON FUNCTION trail.tell_the_person()
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_scribe, kluis_trail, kluis_jobs;
