-- P1, S7: hired people work under the processing agreement of their organisation, and while it is in force: a recorded fact.
CREATE TABLE access.processing_agreement (
  id           uuid PRIMARY KEY,
  signed_on    date NOT NULL,
  valid_from   date NOT NULL CHECK (valid_from >= signed_on),
  -- The last day.
  valid_until  date NOT NULL CHECK (valid_until >= valid_from),
  recorded_by  uuid NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT platform.clock(),
  -- The second person, without whom it isn't in force.
  confirmed_by uuid CHECK (confirmed_by <> recorded_by),
  confirmed_at timestamptz,
  -- Ended before its time, at once.
  ended_by     uuid,
  ended_at     timestamptz,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
ALTER TABLE access.processing_agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.processing_agreement FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.processing_agreement
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
CREATE POLICY facts_are_looked_up ON access.processing_agreement FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);

-- With which organisation. D8: inside the European Economic Area.
CREATE TABLE desk.processor (
  agreement_id uuid PRIMARY KEY REFERENCES access.processing_agreement,
  organisation text NOT NULL CHECK (length(organisation) BETWEEN 1 AND 120),
  country      text NOT NULL CHECK (country IN ('AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU',
    'IE', 'IS', 'IT', 'LV', 'LI', 'LT', 'LU', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE'))
);
ALTER TABLE desk.processor ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.processor FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON desk.processor TO kluis_desk;
CREATE POLICY accounts_and_supervision_read ON desk.processor FOR SELECT TO kluis_desk
  USING ((SELECT access.circle()) IN ('accounts', 'supervision'));
CREATE POLICY accounts_record ON desk.processor FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND EXISTS (SELECT 1 FROM access.processing_agreement g
    WHERE g.id = agreement_id AND g.recorded_by = (SELECT access.acting_account()) AND g.recorded_at = platform.clock()));

-- Recorded by one, confirmed by another, ended by either at once.
GRANT INSERT (id, signed_on, valid_from, valid_until, recorded_by), UPDATE (confirmed_by, confirmed_at, ended_by, ended_at)
  ON access.processing_agreement TO kluis_desk;
CREATE POLICY accounts_record ON access.processing_agreement FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND recorded_by = (SELECT access.acting_account())
    AND signed_on <= platform.today() AND valid_until >= platform.today() AND confirmed_by IS NULL AND ended_by IS NULL);
CREATE POLICY accounts_confirm_and_end ON access.processing_agreement FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND ended_at IS NULL AND valid_until >= platform.today())
  WITH CHECK ((SELECT access.circle()) = 'accounts');

CREATE FUNCTION access.is_a_step_of_processing_agreement(before access.processing_agreement, after access.processing_agreement)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS NOT NULL THEN
        after.ended_by = access.acting_account() AND after.ended_at = platform.clock()
        AND (after.confirmed_by, after.confirmed_at) IS NOT DISTINCT FROM (before.confirmed_by, before.confirmed_at)
      ELSE before.confirmed_at IS NULL AND after.confirmed_at = platform.clock()
        AND after.confirmed_by = access.acting_account() AND after.confirmed_by <> before.recorded_by
    END $$;
CREATE FUNCTION access.refuse_processing_agreement_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF access.is_a_step_of_processing_agreement(OLD, NEW) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a processing agreement is confirmed by a second person, or ended at once, and nothing else'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER processing_agreements_are_confirmed_and_ended BEFORE UPDATE ON access.processing_agreement
  FOR EACH ROW WHEN (row_security_active('access.processing_agreement'))
  EXECUTE FUNCTION access.refuse_processing_agreement_change();

-- A hired account names its agreement when it is made; one that names none is not active.
ALTER TABLE access.account
  ADD COLUMN processing_agreement_id uuid REFERENCES access.processing_agreement,
  ADD CONSTRAINT hired_people_alone CHECK (kind = 'hired' OR processing_agreement_id IS NULL);

CREATE FUNCTION access.may_hire_under(agreement uuid, last_day date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.processing_agreement g
    WHERE g.id = agreement AND g.confirmed_at <= platform.clock() AND g.ended_at IS NULL
      AND last_day BETWEEN g.valid_from AND g.valid_until) $$;
CREATE POLICY hired_people_name_their_agreement ON access.account AS RESTRICTIVE FOR INSERT TO kluis_desk
  WITH CHECK (kind <> 'hired' OR access.may_hire_under(processing_agreement_id, hired_until));

CREATE FUNCTION access.processing_agreement_in_force(agreement uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.processing_agreement g
    WHERE g.id = agreement AND g.confirmed_at <= platform.clock()
      AND g.valid_from <= platform.today() AND g.valid_until >= platform.today()
      AND (g.ended_at IS NULL OR g.ended_at > platform.clock())) $$;

CREATE OR REPLACE FUNCTION access.account_active(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.account a
    WHERE a.id = account AND a.status = 'active'
      AND (a.hired_until IS NULL OR a.hired_until >= platform.today())
      AND (a.kind <> 'hired' OR access.processing_agreement_in_force(a.processing_agreement_id))
      AND (a.kind NOT IN ('staff', 'hired') OR access.declaration_in_force(a.id, 'general-undertaking'))) $$;

-- The raw facts for the application's own judgement, with the agreement of a hired person among them.
CREATE OR REPLACE FUNCTION access.facts_of_person(account uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'accountId', a.id, 'kind', a.kind, 'status', a.status, 'hiredUntil', a.hired_until,
    'agreement', (SELECT jsonb_build_object('from', p.valid_from, 'until', p.valid_until,
        'confirmedAt', p.confirmed_at, 'endedAt', p.ended_at)
      FROM access.processing_agreement p WHERE p.id = a.processing_agreement_id),
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

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
