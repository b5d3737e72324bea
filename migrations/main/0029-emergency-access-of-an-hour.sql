-- S8: where waiting would harm a vital interest, a registered doctor reads one employee's dossier for an hour; told, reviewed.
CREATE TABLE access.emergency (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  opened_by   uuid NOT NULL REFERENCES access.account,
  -- A code of policies/vocabulary.yaml; the reason in words lies in the medical store (D5).
  ground      text NOT NULL CHECK (ground ~ '^[a-z]+(-[a-z]+)*$'),
  opened_at   timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until timestamptz NOT NULL CHECK (valid_until > opened_at),
  -- By when the employee is told, and the last day on which it may be reviewed without stopping the opener's next.
  tell_by     timestamptz NOT NULL CHECK (tell_by > opened_at),
  review_by   date NOT NULL,
  told_at     timestamptz CHECK (told_at >= opened_at),
  told_how    text CHECK (told_how IN ('in-app', 'posted')),
  reviewed_at timestamptz,
  reviewed_by uuid CHECK (reviewed_by <> opened_by),
  finding     text CHECK (finding IN ('justified', 'not-justified')),
  CHECK ((told_at IS NULL) = (told_how IS NULL)),
  CHECK (num_nonnulls(reviewed_at, reviewed_by, finding) IN (0, 3))
);
CREATE INDEX ON access.emergency (employee_id, opened_by);
CREATE INDEX ON access.emergency (opened_by) WHERE reviewed_at IS NULL;
CREATE INDEX ON access.emergency (tell_by) WHERE told_at IS NULL;

ALTER TABLE access.emergency ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.emergency FORCE ROW LEVEL SECURITY;
CREATE POLICY facts_are_looked_up ON access.emergency FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);
GRANT SELECT ON access.emergency
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

CREATE FUNCTION access.acting_purpose() RETURNS text LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT nullif(current_setting('kluis.purpose', true), '') $$;

-- S8: the circles of doctors; which roles of them may, their pages say.
CREATE FUNCTION access.is_of_doctors(acting_circle text) RETURNS boolean LANGUAGE sql IMMUTABLE SECURITY INVOKER
  AS $$ SELECT coalesce(acting_circle IN ('doctor', 'secrecy-supervision', 'medical-direction'), false) $$;

-- S8, S10, S15: an hour that runs, opened by who acts, who says that it is for the emergency; no deputising, no delegation.
CREATE FUNCTION access.in_emergency(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.acting_purpose() = 'emergency', false) AND EXISTS (
      SELECT 1 FROM access.emergency e
      WHERE e.employee_id = employee AND e.opened_by = access.acting_account()
        AND e.opened_at <= platform.clock() AND e.valid_until > platform.clock())
    AND access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee) $$;

-- S8: whoever left one unreviewed past its day opens no other.
CREATE FUNCTION access.owes_a_review(doctor uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.emergency e
    WHERE e.opened_by = doctor AND e.reviewed_at IS NULL AND e.review_by < platform.today()) $$;

-- By the medical login, with the reason in the same transaction; the desk only tells and reviews.
GRANT INSERT (id, employee_id, opened_by, ground, valid_until, tell_by, review_by) ON access.emergency TO kluis_medical;
CREATE POLICY a_doctor_opens_in_an_emergency ON access.emergency FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.is_of_doctors(access.circle())) AND opened_by = (SELECT access.acting_account())
    AND (SELECT access.acting_purpose()) = 'emergency'
    AND access.registered(opened_by) AND NOT access.on_the_employers_side(opened_by, employee_id)
    AND NOT access.owes_a_review(opened_by) AND opened_at = platform.clock()
    AND valid_until <= platform.clock() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'emergency-validity')
    AND tell_by <= platform.clock() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'emergency-telling')
    -- So many working days are never more than so many weeks.
    AND review_by <= platform.today() + 7 * (SELECT t.term FROM access.policy_term t WHERE t.name = 'emergency-review-working-days'));

GRANT UPDATE (told_at, told_how) ON access.emergency TO kluis_jobs;
GRANT UPDATE (told_at, told_how, reviewed_at, reviewed_by, finding) ON access.emergency TO kluis_desk;
-- S8: the employee with an account is told by the job, once.
CREATE POLICY the_job_tells_the_employee ON access.emergency FOR UPDATE TO kluis_jobs
  USING (told_at IS NULL) WITH CHECK (told_at = platform.clock() AND told_how = 'in-app' AND EXISTS (
    SELECT 1 FROM access.employee e JOIN access.account a ON a.id = e.person_account_id
    WHERE e.id = employee_id AND a.status = 'active'));
CREATE POLICY it_is_told_and_reviewed ON access.emergency FOR UPDATE TO kluis_desk
  USING ((SELECT access.supervises())) WITH CHECK ((SELECT access.supervises()));

CREATE FUNCTION access.is_a_step_of_emergency(before access.emergency, after access.emergency) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.told_at IS DISTINCT FROM before.told_at THEN
        before.told_at IS NULL AND after.told_at BETWEEN before.opened_at AND platform.clock()
        AND (after.reviewed_at, after.finding) IS NOT DISTINCT FROM (before.reviewed_at, before.finding)
        AND (after.told_how = 'posted' OR current_user = 'kluis_jobs')
      ELSE before.reviewed_at IS NULL AND after.reviewed_at = platform.clock()
        AND after.reviewed_by = access.acting_account() AND after.told_how IS NOT DISTINCT FROM before.told_how
    END $$;
CREATE TRIGGER emergencies_go_step_by_step BEFORE UPDATE ON access.emergency FOR EACH ROW
  WHEN (row_security_active('access.emergency') AND access.is_a_step_of_emergency(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();

-- S1, S8: an emergency reads, and nothing else.
CREATE OR REPLACE FUNCTION access.opens_medical(acting_circle text, employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'doctor' THEN access.responsible(access.acting_account(), employee)
      WHEN 'derived-secrecy' THEN access.delegated(employee, wanted)
      WHEN 'secrecy-supervision' THEN (wanted = 'read' AND access.deputises(employee))
        OR (wanted IN ('read', 'record', 'amend', 'withhold') AND access.holds_duty(employee))
      WHEN 'self' THEN wanted = 'read' AND access.own(employee)
    END, false) OR (wanted = 'read' AND access.is_of_doctors(acting_circle) AND access.in_emergency(employee)) $$;

-- D5: why, in the doctor's own words, under the dossier's key.
CREATE TABLE medical.emergency_reason (
  emergency_id uuid PRIMARY KEY REFERENCES access.emergency,
  employee_id  uuid NOT NULL REFERENCES access.employee,
  sealed       bytea NOT NULL,
  written_by   uuid NOT NULL,
  written_at   timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON medical.emergency_reason (employee_id);
ALTER TABLE medical.emergency_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.emergency_reason FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (emergency_id, employee_id, sealed, written_by) ON medical.emergency_reason TO kluis_medical;
-- S8: for who reviews it, its writer, the dossier doctor and the employee.
CREATE POLICY who_reads_the_reason ON medical.emergency_reason FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.supervises()) THEN true
    WHEN (SELECT access.circle()) = 'doctor' THEN written_by = (SELECT access.acting_account())
      OR access.responsible((SELECT access.acting_account()), employee_id)
    WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id)
    ELSE false END);
CREATE POLICY the_opener_says_why ON medical.emergency_reason FOR INSERT TO kluis_medical
  WITH CHECK (written_by = (SELECT access.acting_account()) AND EXISTS (SELECT 1 FROM access.emergency e
    WHERE e.id = emergency_id AND e.employee_id = emergency_reason.employee_id AND e.opened_by = written_by
      AND e.opened_at = platform.clock()));

-- At once to the doctors and supervision; to the employee by the job.
CREATE POLICY an_emergency_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'emergency-opened' AND EXISTS (SELECT 1 FROM access.emergency e
    WHERE e.id = about AND e.opened_by = (SELECT access.acting_account()) AND e.opened_at = platform.clock()));
CREATE POLICY an_emergency_is_told_to_the_employee ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND code = 'emergency-on-your-dossier' AND EXISTS (
    SELECT 1 FROM access.emergency e JOIN access.employee p ON p.id = e.employee_id
    WHERE e.id = about AND p.person_account_id = account_id AND e.told_at = platform.clock()));

-- S8, E6: the register of breaches begins with what a review found: codes, dates and links.
CREATE TABLE desk.breach (
  id           uuid PRIMARY KEY,
  source       text NOT NULL CHECK (source IN ('emergency-review')),
  emergency_id uuid UNIQUE REFERENCES access.emergency,
  occurred_at  timestamptz NOT NULL,
  known_at     timestamptz NOT NULL DEFAULT platform.clock(),
  recorded_by  uuid NOT NULL,
  CHECK ((source = 'emergency-review') = (emergency_id IS NOT NULL))
);
ALTER TABLE desk.breach ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.breach FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, source, emergency_id, occurred_at, recorded_by) ON desk.breach TO kluis_desk;
CREATE POLICY supervision_reads_breaches ON desk.breach FOR SELECT TO kluis_desk USING ((SELECT access.circle()) = 'supervision');
CREATE POLICY a_review_opens_a_breach ON desk.breach FOR INSERT TO kluis_desk
  WITH CHECK (recorded_by = (SELECT access.acting_account()) AND known_at = platform.clock() AND EXISTS (
    SELECT 1 FROM access.emergency e WHERE e.id = emergency_id AND e.finding = 'not-justified'
      AND e.reviewed_at = platform.clock() AND e.reviewed_by = recorded_by AND e.opened_at = occurred_at));

-- The application's lock judges the rows themselves.
CREATE FUNCTION access.emergencies_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('openedBy', e.opened_by, 'from', e.opened_at,
      'validUntil', e.valid_until))
    FROM access.emergency e WHERE e.employee_id = employee AND e.opened_by = access.acting_account()), '[]') $$;
CREATE OR REPLACE FUNCTION access.facts_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'at', platform.clock(), 'employeeId', e.id, 'employerId', e.employer_id, 'personAccountId', e.person_account_id,
    'responsibilities', coalesce((SELECT jsonb_agg(jsonb_build_object('doctorId', r.doctor_id, 'effectiveFrom', r.effective_from,
        'endedAt', r.ended_at, 'toldAt', r.told_at, 'doctor', access.person_facts(r.doctor_id)))
      FROM access.responsibility r WHERE r.employee_id = e.id AND r.effective_from IS NOT NULL AND r.ended_at IS NULL), '[]'),
    'delegations', coalesce((SELECT jsonb_agg(jsonb_build_object('doctorId', d.doctor_id, 'assistantId', d.assistant_id,
        'actions', d.actions, 'validFrom', d.valid_from, 'validUntil', d.valid_until, 'withdrawnAt', d.withdrawn_at))
      FROM access.delegation d WHERE d.employee_id = e.id AND d.assistant_id = access.acting_account()), '[]'),
    'deputisings', coalesce((SELECT jsonb_agg(jsonb_build_object('absentDoctorId', p.absent_doctor_id, 'deputyId', p.deputy_id,
        'validFrom', p.valid_from, 'validUntil', p.valid_until, 'endedAt', p.ended_at))
      FROM access.deputising p WHERE p.deputy_id = access.acting_account()), '[]'),
    'statedDuties', access.duties_of(e.id),
    'emergencies', access.emergencies_of(e.id),
    'absences', coalesce((SELECT jsonb_agg(jsonb_build_object('firstDay', b.first_day, 'recoveredOn', b.recovered_on))
      FROM access.absence b WHERE b.employee_id = e.id), '[]'))
  FROM access.employee e WHERE e.id = employee
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
