-- What an employer asks, what the dossier doctor answers under secrecy, and what leaves the house of it (V1, V3, V6, V7).

-- V6: the employment that an absence belongs to is the one that covers its first day; an unknown start counts as begun (V9).
-- One that was recorded for the same person later tells the employer nothing about an earlier absence.
CREATE FUNCTION desk.employments_of_absence(absence uuid) RETURNS SETOF access.employment
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT m.* FROM access.absence a JOIN access.employment m ON m.employee_id = a.employee_id
    WHERE a.id = absence AND coalesce(m.starts_on, a.first_day) <= a.first_day
      AND (m.ends_on IS NULL OR m.ends_on >= a.first_day) $$;

-- V6: what the employer had stays readable until the term after that employment ended.
CREATE FUNCTION desk.still_readable(absence uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM desk.employments_of_absence(absence) m
    WHERE m.ends_on IS NULL OR m.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
      >= platform.today()) $$;

-- V1: under an agreement in force that includes absence guidance. V6: while that employment goes on; afterwards nothing new,
-- unless the agreement bears the sick-pay risk.
CREATE FUNCTION desk.may_get_new(employer uuid, employee uuid, absence uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.agreement g JOIN access.absence a ON a.id = absence AND a.employee_id = employee
    WHERE g.employer_id = employer AND 'absence-guidance' = ANY (g.services)
      AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today())
      AND (EXISTS (SELECT 1 FROM desk.employments_of_absence(absence) m WHERE m.ends_on IS NULL OR m.ends_on >= platform.today())
        OR (g.bears_sick_pay_risk AND desk.still_readable(absence)))) $$;

CREATE FUNCTION desk.may_ask(employer uuid, employee uuid, absence uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT desk.may_get_new(employer, employee, absence) AND EXISTS (
    SELECT 1 FROM access.employee e JOIN access.absence a ON a.employee_id = e.id
    WHERE e.id = employee AND e.employer_id = employer AND a.id = absence AND a.first_day <= platform.today()
      AND (a.recovered_on IS NULL OR a.recovered_on > platform.today())) $$;

CREATE TABLE desk.verdict_question (
  id          uuid PRIMARY KEY,
  employer_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  absence_id  uuid NOT NULL REFERENCES access.absence,
  question    text NOT NULL CHECK (question IN ('fit-for-own-work')),
  -- The how-manieth time this is asked about the absence: of two officers who ask at once, one wins.
  round       integer NOT NULL CHECK (round > 0),
  asked_by    uuid NOT NULL,
  asked_at    timestamptz NOT NULL DEFAULT platform.clock(),
  -- The last day on which it is open.
  closes_on   date NOT NULL,
  UNIQUE (absence_id, question, round),
  UNIQUE (id, employer_id, employee_id, question),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON desk.verdict_question (employer_id, id);
CREATE INDEX ON desk.verdict_question (employee_id, id);
CREATE INDEX ON desk.verdict_question (closes_on);

-- The next round of asking; NULL while the last one is open.
CREATE FUNCTION desk.next_round(absence uuid, asked text) RETURNS integer LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN bool_or(q.closes_on >= platform.today()) THEN NULL ELSE coalesce(max(q.round), 0) + 1 END
    FROM desk.verdict_question q WHERE q.absence_id = absence AND q.question = asked $$;

-- The officer who asked, as long as he acts for that employer.
CREATE FUNCTION desk.officer_to_tell(asked uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT q.asked_by FROM desk.verdict_question q WHERE q.id = asked AND EXISTS (
    SELECT 1 FROM access.role r WHERE r.account_id = q.asked_by AND r.employer_id = q.employer_id
      AND r.circle = 'employer' AND access.role_in_force(r)) $$;

ALTER TABLE desk.verdict_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.verdict_question FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON desk.verdict_question TO kluis_desk;
GRANT SELECT ON desk.verdict_question TO kluis_medical, kluis_jobs;
CREATE POLICY who_knows_of_the_question ON desk.verdict_question FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(absence_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- The medical side sees what it has to answer or to post, in no other circle.
CREATE POLICY who_answers_the_question ON desk.verdict_question FOR SELECT TO kluis_medical
  USING (CASE (SELECT access.circle())
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    ELSE false END);
CREATE POLICY the_employer_asks ON desk.verdict_question FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])
    AND asked_by = (SELECT access.acting_account()) AND asked_at = platform.clock()
    AND desk.may_ask(employer_id, employee_id, absence_id) AND round = desk.next_round(absence_id, question)
    AND closes_on = (platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'question-closing'))::date);
CREATE POLICY the_job_sees_what_closes ON desk.verdict_question FOR SELECT TO kluis_jobs USING (closes_on < platform.today());

-- V4: every question closes alike. For everybody but the job a question is closed by its date; this says who was told, once.
CREATE TABLE desk.question_closing (
  question_id uuid PRIMARY KEY REFERENCES desk.verdict_question,
  closed_at   timestamptz NOT NULL DEFAULT platform.clock()
);
ALTER TABLE desk.question_closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.question_closing FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON desk.question_closing TO kluis_jobs;
CREATE POLICY the_job_knows_what_it_closed ON desk.question_closing FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_closes_what_is_due ON desk.question_closing FOR INSERT TO kluis_jobs
  WITH CHECK (closed_at = platform.clock() AND EXISTS (SELECT 1 FROM desk.verdict_question q WHERE q.id = question_id));
GRANT INSERT ON desk.notice TO kluis_jobs;
CREATE POLICY a_closing_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND code = 'question-closed' AND account_id = desk.officer_to_tell(about)
    AND EXISTS (SELECT 1 FROM desk.question_closing c WHERE c.question_id = about AND c.closed_at = platform.clock()));

-- V3: not changed but superseded, in one chain a question, so that of two parallel deciders one wins.
CREATE TABLE medical.verdict (
  id          uuid PRIMARY KEY,
  question_id uuid NOT NULL,
  employee_id uuid NOT NULL REFERENCES access.employee,
  doctor_id   uuid NOT NULL,
  sealed      bytea NOT NULL,
  issued_at   timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until date,
  supersedes  uuid UNIQUE CHECK (supersedes <> id),
  UNIQUE (id, question_id, employee_id),
  FOREIGN KEY (supersedes, question_id, employee_id) REFERENCES medical.verdict (id, question_id, employee_id),
  CHECK (valid_until >= (issued_at AT TIME ZONE 'Europe/Amsterdam')::date)
);
CREATE INDEX ON medical.verdict (employee_id, id);
CREATE UNIQUE INDEX verdict_one_first_answer ON medical.verdict (question_id) WHERE supersedes IS NULL;

-- V7: what went out, and how the employee got it: in the own account, or by a letter posted on a day.
CREATE TABLE medical.verdict_release (
  verdict_id            uuid PRIMARY KEY,
  question_id           uuid NOT NULL,
  employee_id           uuid NOT NULL,
  -- The release before this one; a verdict that was superseded before it went out is none.
  supersedes            uuid UNIQUE CHECK (supersedes <> verdict_id),
  released_by           uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  released_at           timestamptz NOT NULL DEFAULT platform.clock(),
  posted_on             date,
  UNIQUE (verdict_id, question_id),
  FOREIGN KEY (verdict_id, question_id, employee_id) REFERENCES medical.verdict (id, question_id, employee_id),
  FOREIGN KEY (supersedes, question_id) REFERENCES medical.verdict_release (verdict_id, question_id)
);
CREATE INDEX ON medical.verdict_release (employee_id);
CREATE UNIQUE INDEX verdict_release_one_first ON medical.verdict_release (question_id) WHERE supersedes IS NULL;

-- V1: a question that closed takes no first answer; what the employer already had may still be put right.
CREATE FUNCTION medical.takes_an_answer(asked uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM desk.verdict_question q WHERE q.id = asked AND q.employee_id = employee
    AND desk.may_get_new(q.employer_id, q.employee_id, q.absence_id)
    AND (q.closes_on >= platform.today() OR EXISTS (SELECT 1 FROM medical.verdict_release r WHERE r.question_id = q.id))) $$;

-- V7: the account in which the employee gets the text; NULL where it takes a letter.
CREATE FUNCTION medical.account_of(employee uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT a.id FROM access.employee e JOIN access.account a ON a.id = e.person_account_id
    WHERE e.id = employee AND a.status = 'active' $$;

-- A verdict that goes out is the current one, and a letter was posted between its issue and today.
CREATE FUNCTION medical.may_go_out(verdict uuid, posted date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.verdict v WHERE v.id = verdict
    AND medical.takes_an_answer(v.question_id, v.employee_id)
    AND NOT EXISTS (SELECT 1 FROM medical.verdict n WHERE n.supersedes = v.id)
    AND CASE WHEN posted IS NULL THEN v.issued_at = platform.clock() AND v.doctor_id = access.acting_account()
                                      AND medical.account_of(v.employee_id) IS NOT NULL
             ELSE posted BETWEEN (v.issued_at AT TIME ZONE 'Europe/Amsterdam')::date AND platform.today() END) $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['verdict', 'verdict_release'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
    EXECUTE format('CREATE POLICY who_opens_it ON medical.%I FOR SELECT TO kluis_medical
      USING (access.opens_medical((SELECT access.circle()), employee_id, ''read''))', t);
  END LOOP;
END $$;

-- V3, S5: the dossier doctor alone. V5: its last day is never so far off that it tells the expected duration.
CREATE POLICY the_dossier_doctor_issues ON medical.verdict FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND doctor_id = (SELECT access.acting_account())
              AND access.opens_medical((SELECT access.circle()), employee_id, 'issue') AND issued_at = platform.clock()
              AND (valid_until IS NULL OR valid_until
                <= platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-validity'))
              AND medical.takes_an_answer(question_id, employee_id));
-- V7, S11: by the doctor who issues, to an employee with an account; or by whoever of his staff records the letter as posted.
CREATE POLICY the_doctor_or_his_staff_releases ON medical.verdict_release FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'derived-secrecy') AND access.opens_medical((SELECT access.circle()), employee_id, 'read')
              AND released_by = (SELECT access.acting_account()) AND released_at = platform.clock()
              AND access.responsible(responsible_doctor_id, employee_id) AND medical.may_go_out(verdict_id, posted_on));

-- V7: what isn't released isn't here. One row for employer and employee; nobody changes or withdraws it.
CREATE TABLE desk.released_verdict (
  -- The verdict's own id: each goes out once.
  id          uuid PRIMARY KEY,
  question_id uuid NOT NULL,
  employer_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  question    text NOT NULL,
  sealed      bytea NOT NULL,
  issued_on   date NOT NULL,
  valid_until date,
  supersedes  uuid UNIQUE CHECK (supersedes <> id),
  released_at timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (id, question_id),
  FOREIGN KEY (question_id, employer_id, employee_id, question)
    REFERENCES desk.verdict_question (id, employer_id, employee_id, question),
  FOREIGN KEY (supersedes, question_id) REFERENCES desk.released_verdict (id, question_id)
);
CREATE INDEX ON desk.released_verdict (employer_id, id);
CREATE INDEX ON desk.released_verdict (employee_id, id);
CREATE UNIQUE INDEX released_verdict_one_first ON desk.released_verdict (question_id) WHERE supersedes IS NULL;
ALTER TABLE desk.released_verdict ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.released_verdict FORCE ROW LEVEL SECURITY;

GRANT SELECT ON desk.released_verdict TO kluis_desk;
CREATE POLICY who_got_the_answer ON desk.released_verdict FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
      AND desk.still_readable((SELECT q.absence_id FROM desk.verdict_question q WHERE q.id = question_id))
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- The medical side inserts and reads nothing back: exactly what it released in this same transaction.
GRANT INSERT ON desk.released_verdict TO kluis_medical;
CREATE POLICY the_medical_side_releases ON desk.released_verdict FOR INSERT TO kluis_medical
  WITH CHECK (released_at = platform.clock() AND EXISTS (
    SELECT 1 FROM medical.verdict v JOIN medical.verdict_release r ON r.verdict_id = v.id
    WHERE v.id = released_verdict.id AND v.question_id = released_verdict.question_id AND v.employee_id = released_verdict.employee_id
      AND (v.issued_at AT TIME ZONE 'Europe/Amsterdam')::date = issued_on
      AND v.valid_until IS NOT DISTINCT FROM released_verdict.valid_until
      AND r.supersedes IS NOT DISTINCT FROM released_verdict.supersedes AND r.released_at = platform.clock()));
GRANT INSERT ON desk.notice TO kluis_medical;
CREATE POLICY a_release_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'verdict-released' AND EXISTS (
    SELECT 1 FROM medical.verdict_release r WHERE r.verdict_id = about AND r.released_at = platform.clock()
      AND account_id IN (desk.officer_to_tell(r.question_id), medical.account_of(r.employee_id))));

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA desk TO kluis_desk, kluis_medical, kluis_jobs;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA medical TO kluis_medical;
