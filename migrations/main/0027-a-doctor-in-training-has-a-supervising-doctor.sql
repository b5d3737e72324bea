-- A doctor in training works under a named supervising doctor: a recorded fact, without which the role does nothing (S15).
CREATE TABLE access.training (
  id            uuid PRIMARY KEY,
  trainee_id    uuid NOT NULL REFERENCES access.account,
  supervisor_id uuid NOT NULL REFERENCES access.account,
  valid_from    timestamptz NOT NULL,
  valid_until   timestamptz NOT NULL CHECK (valid_until > valid_from),
  given_by      uuid NOT NULL,
  given_at      timestamptz NOT NULL DEFAULT platform.clock(),
  -- Ended before its time, at once.
  ended_at      timestamptz,
  ended_by      uuid,
  CHECK (supervisor_id <> trainee_id),
  CHECK (given_by NOT IN (trainee_id, supervisor_id)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX ON access.training (trainee_id);
CREATE INDEX ON access.training (supervisor_id);
ALTER TABLE access.training ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.training FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.training
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
CREATE POLICY facts_are_looked_up ON access.training FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);

-- Does the role's page ask for a supervising doctor?
CREATE FUNCTION access.asks_training(held text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.granting g WHERE g.role = held AND 'training' = ANY (g.requires)) $$;

-- S15: a doctor who can act now, under nobody.
CREATE FUNCTION access.may_supervise(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(account) AND access.account_active(account) AND EXISTS (
    SELECT 1 FROM access.role h WHERE h.account_id = account AND h.circle = 'doctor' AND access.role_in_force(h)
      AND NOT access.asks_training(h.role)) $$;

CREATE FUNCTION access.is_supervised(trainee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.training t
    WHERE t.trainee_id = trainee AND t.valid_from <= platform.clock() AND t.valid_until > platform.clock()
      AND (t.ended_at IS NULL OR t.ended_at > platform.clock()) AND access.may_supervise(t.supervisor_id)) $$;

-- A role in force whose holder is supervised, where the role's page asks for that.
CREATE FUNCTION access.role_works(r access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.role_in_force(r) AND (NOT access.asks_training(r.role) OR access.is_supervised(r.account_id)) $$;

CREATE OR REPLACE FUNCTION access.circle() RETURNS text LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT r.circle FROM access.role r
    WHERE r.account_id = access.acting_account() AND r.role = access.acting_role()
      AND access.role_works(r) AND access.account_active(r.account_id) LIMIT 1 $$;

CREATE OR REPLACE FUNCTION access.responsible(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.responsibility r JOIN access.role h ON h.account_id = r.doctor_id
    WHERE r.employee_id = employee AND r.doctor_id = doctor AND r.effective_from <= platform.clock()
      AND (r.ended_at IS NULL OR r.ended_at > platform.clock()) AND r.told_at <= platform.clock()
      AND h.circle = 'doctor' AND access.role_works(h)
      AND EXISTS (SELECT 1 FROM access.registration g
        WHERE g.account_id = doctor AND g.checked_on <= platform.today() AND g.valid_until >= platform.today()))
    AND access.account_active(doctor) AND NOT access.on_the_employers_side(doctor, employee) $$;

CREATE OR REPLACE FUNCTION access.acts_as_doctor(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(account) AND access.account_active(account) AND EXISTS (
    SELECT 1 FROM access.role h WHERE h.account_id = account AND h.circle = 'doctor' AND access.role_works(h)) $$;

-- V3: the verdict of a doctor in training waits for a countersignature, which nobody can give yet: so he issues and posts none.
CREATE POLICY not_by_a_doctor_in_training ON medical.verdict AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));
CREATE POLICY not_by_a_doctor_in_training ON medical.verdict_release AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));

-- The raw facts for the application's own judgement: of a person, and of the supervising doctors beside him.
CREATE FUNCTION access.facts_of_person(account uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'accountId', a.id, 'kind', a.kind, 'status', a.status, 'hiredUntil', a.hired_until,
    'roles', coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.role, 'circle', r.circle, 'employerId', r.employer_id,
        'validFrom', r.valid_from, 'validUntil', r.valid_until, 'inForceSince', r.in_force_since, 'endedAt', r.ended_at,
        'asksTraining', access.asks_training(r.role)))
      FROM access.role r WHERE r.account_id = a.id AND r.in_force_since IS NOT NULL), '[]'),
    'registrations', coalesce((SELECT jsonb_agg(jsonb_build_object('checkedOn', g.checked_on, 'validUntil', g.valid_until))
      FROM access.registration g WHERE g.account_id = a.id), '[]'),
    'declarations', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'textId', d.text_id,
        'signedAt', d.signed_at, 'revokedAt', d.revoked_at))
      FROM access.declaration d WHERE d.account_id = a.id), '[]'),
    'instructions', coalesce((SELECT jsonb_agg(jsonb_build_object('givenOn', i.given_on, 'validUntil', i.valid_until))
      FROM access.instruction i WHERE i.account_id = a.id), '[]'))
  FROM access.account a WHERE a.id = account
$$;
CREATE OR REPLACE FUNCTION access.person_facts(account uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT access.facts_of_person(account) || jsonb_build_object('trainings',
    coalesce((SELECT jsonb_agg(jsonb_build_object('supervisorId', t.supervisor_id, 'validFrom', t.valid_from,
        'validUntil', t.valid_until, 'endedAt', t.ended_at, 'supervisor', access.facts_of_person(t.supervisor_id)))
      FROM access.training t WHERE t.trainee_id = account), '[]'))
$$;

-- By who supervises doctors, never for himself, not for the past, and for a term at most; ended at once.
GRANT INSERT (id, trainee_id, supervisor_id, valid_from, valid_until, given_by), UPDATE (ended_at, ended_by)
  ON access.training TO kluis_desk;
CREATE POLICY training_is_given_by_doctors_who_supervise ON access.training FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.supervises()) AND given_by = (SELECT access.acting_account()) AND valid_from >= platform.clock()
    AND (valid_until AT TIME ZONE 'Europe/Amsterdam' - interval '1 microsecond')::date
      <= (valid_from AT TIME ZONE 'Europe/Amsterdam')::date
         + (SELECT t.term FROM access.policy_term t WHERE t.name = 'training-longest')
    AND access.may_supervise(supervisor_id) AND access.has_use_for('training', trainee_id));
CREATE POLICY training_is_ended_at_once ON access.training FOR UPDATE TO kluis_desk
  USING (ended_at IS NULL AND valid_until > platform.clock() AND (SELECT access.supervises()))
  WITH CHECK (ended_by = (SELECT access.acting_account()) AND ended_at = platform.clock());

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
