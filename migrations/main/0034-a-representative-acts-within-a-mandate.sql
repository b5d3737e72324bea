-- I3: a representative acts within a mandate that says whom it is for, what may be seen and until when. The employee gives it, and
-- withdraws it at once (I10). Codes, ids and dates: which pieces of a dossier there are, it doesn't say (D5).
CREATE TABLE access.mandate (
  id                uuid PRIMARY KEY,
  employee_id       uuid NOT NULL REFERENCES access.employee,
  representative_id uuid NOT NULL REFERENCES access.account,
  kind              text NOT NULL CHECK (kind IN ('written-authorisation')),
  shows             text[] NOT NULL CHECK (cardinality(shows) > 0 AND shows <@ ARRAY['employee-dossier', 'medical-dossier',
                      'verdicts', 'access-log']),
  copies            boolean NOT NULL,
  signed_on         date NOT NULL,
  valid_from        timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until       timestamptz NOT NULL CHECK (valid_until > valid_from),
  given_by          uuid NOT NULL,
  ended_at          timestamptz,
  ended_by          uuid,
  CHECK (given_by <> representative_id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX ON access.mandate (employee_id, representative_id);
CREATE INDEX ON access.mandate (representative_id);

ALTER TABLE access.mandate ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.mandate FORCE ROW LEVEL SECURITY;
CREATE POLICY facts_are_looked_up ON access.mandate FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);
GRANT SELECT ON access.mandate
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
GRANT INSERT (id, employee_id, representative_id, kind, shows, copies, signed_on, valid_until, given_by),
      UPDATE (ended_at, ended_by) ON access.mandate TO kluis_desk;

-- S10: an account that does no work here, and is on no side of this employee's employer.
CREATE FUNCTION access.may_represent(account uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT access.on_the_employers_side(account, employee) AND EXISTS (SELECT 1 FROM access.account a
    WHERE a.id = account AND a.kind = 'external' AND a.status IN ('invited', 'active')) $$;

-- I3, S10: the acting account represents this employee for what a mandate in force shows, looked up at this moment.
CREATE FUNCTION access.represents(employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_represent(access.acting_account(), employee) AND EXISTS (SELECT 1 FROM access.mandate m
    WHERE m.employee_id = employee AND m.representative_id = access.acting_account() AND wanted = ANY (m.shows)
      AND m.valid_from <= platform.clock() AND m.valid_until > platform.clock()
      AND (m.ended_at IS NULL OR m.ended_at > platform.clock())) $$;

-- I10: nobody but the employee gives it or takes it back.
CREATE POLICY the_employee_gives_it ON access.mandate FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND given_by = (SELECT access.acting_account())
    AND kind = 'written-authorisation' AND signed_on = platform.today() AND valid_from = platform.clock() AND ended_at IS NULL
    AND valid_until <= platform.clock() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'mandate-longest') + interval '1 day'
    AND access.may_represent(representative_id, employee_id));
CREATE POLICY the_employee_withdraws_it ON access.mandate FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND ended_at IS NULL AND valid_until > platform.clock())
  WITH CHECK ((SELECT access.circle()) = 'self' AND ended_by = (SELECT access.acting_account()) AND ended_at = platform.clock());

-- The role comes with the first mandate, opens what mandates show and nothing else, and is granted by nobody.
ALTER TABLE access.role DROP CONSTRAINT role_circle_check, ADD CONSTRAINT role_circle_check
  CHECK (circle IN ('doctor', 'derived-secrecy', 'secrecy-supervision', 'medical-direction', 'casework', 'employer',
                    'relation', 'self', 'representation', 'accounts', 'supervision', 'log-review', 'direction'));
CREATE POLICY the_role_comes_with_a_mandate ON access.role FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'self' AND circle = 'representation' AND access.as_its_page_says(role.*)
    AND proposed_by IS NULL AND approved_by IS NULL AND confirmed_by IS NULL AND valid_until IS NULL AND ended_at IS NULL
    AND in_force_since = platform.clock()
    AND EXISTS (SELECT 1 FROM access.mandate m WHERE m.representative_id = role.account_id
                AND m.given_by = (SELECT access.acting_account()) AND m.valid_from = platform.clock()));

-- What it opens, each in its store; policies of their own beside those of the other circles.
CREATE POLICY a_representative_reads ON employee.identity FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'employee-dossier') ELSE false END);
CREATE POLICY a_representative_reads ON employee.employment FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'employee-dossier') ELSE false END);
CREATE POLICY a_representative_reads ON employee.absence FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'employee-dossier') ELSE false END);
CREATE POLICY a_representative_reads ON desk.verdict_question FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'verdicts') ELSE false END);
CREATE POLICY a_representative_reads ON desk.released_verdict FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'verdicts') ELSE false END);
CREATE POLICY a_representative_reads ON trail.line FOR SELECT TO kluis_trail
  USING (CASE WHEN (SELECT access.circle()) = 'representation'
         THEN access.represents(employee_id, 'access-log') AND outcome = 'allowed' ELSE false END);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'piece', 'piece_version', 'statement', 'withholding', 'verdict'] LOOP
    EXECUTE format('CREATE POLICY a_representative_reads ON medical.%I FOR SELECT TO kluis_medical
      USING (CASE WHEN (SELECT access.circle()) = ''representation''
             THEN access.represents(employee_id, ''medical-dossier'') ELSE false END)', t);
  END LOOP;
END $$;
-- I1: of a document too, what the versions that he reads refer to.
CREATE POLICY a_representative_reads ON medical.document_file FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier')
         AND EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.file_id = document_file.id) ELSE false END);
CREATE POLICY a_representative_reads ON medical.document_chunk FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier')
         AND EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.file_id = document_chunk.file_id) ELSE false END);
-- I1: what would harm another person's privacy is left out for the representative as for the employee.
ALTER POLICY the_privacy_of_another ON medical.piece_version
  USING (CASE WHEN (SELECT access.circle()) IN ('self', 'representation') THEN NOT medical.is_withheld(piece_id) ELSE true END);

-- I10: a refused attempt is told to the employee; one unread notice a dossier and a day, however often somebody tries.
CREATE UNIQUE INDEX refusals_are_told_once_a_day
  ON desk.notice (account_id, about, ((created_at AT TIME ZONE 'Europe/Amsterdam')::date))
  WHERE code = 'mandate-refused' AND read_at IS NULL;

-- S13: the core-expert doctor who stated a duty keeps the dossier's documents as well.
ALTER POLICY who_records ON medical.document_file
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record') AND uploaded_by = (SELECT access.acting_account())
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision'));
ALTER POLICY who_records ON medical.document_chunk
  WITH CHECK (access.opens_medical((SELECT access.circle()), employee_id, 'record')
              AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision'));

-- The application's lock judges the rows themselves.
CREATE FUNCTION access.mandates_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('representativeId', m.representative_id, 'shows', m.shows,
      'validFrom', m.valid_from, 'validUntil', m.valid_until, 'endedAt', m.ended_at))
    FROM access.mandate m WHERE m.employee_id = employee AND m.representative_id = access.acting_account()), '[]') $$;
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
    'mandates', access.mandates_of(e.id),
    'statedDuties', access.duties_of(e.id),
    'emergencies', access.emergencies_of(e.id),
    'absences', coalesce((SELECT jsonb_agg(jsonb_build_object('firstDay', b.first_day, 'recoveredOn', b.recovered_on))
      FROM access.absence b WHERE b.employee_id = e.id), '[]'))
  FROM access.employee e WHERE e.id = employee
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
