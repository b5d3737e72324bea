-- S15: what the newest check says of a registration is what counts: a shorter one shortens, and one that finds a doctor struck off ends
-- it at once, and with it his access and all secrecy derived from him. Checked on the same day, the one recorded last counts.
ALTER TABLE access.registration ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT platform.clock();
CREATE INDEX ON access.registration (account_id, checked_on DESC, recorded_at DESC);
CREATE POLICY a_check_is_recorded_now ON access.registration AS RESTRICTIVE FOR INSERT TO kluis_desk
  WITH CHECK (recorded_at = platform.clock());

-- The last day that it counts; null where nothing was checked.
CREATE FUNCTION access.last_day_registered(account uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT g.valid_until FROM access.registration g WHERE g.account_id = account AND g.checked_on <= platform.today()
    ORDER BY g.checked_on DESC, g.recorded_at DESC, g.valid_until LIMIT 1 $$;
CREATE OR REPLACE FUNCTION access.registered(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.last_day_registered(account) >= platform.today(), false) $$;
CREATE OR REPLACE FUNCTION access.registered_until(account uuid) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT (access.last_day_registered(account) + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' $$;

-- As before (0027); looked up here and not in a function, which would be called for each row.
CREATE OR REPLACE FUNCTION access.responsible(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.responsibility r JOIN access.role h ON h.account_id = r.doctor_id
    WHERE r.employee_id = employee AND r.doctor_id = doctor AND r.effective_from <= platform.clock()
      AND (r.ended_at IS NULL OR r.ended_at > platform.clock()) AND r.told_at <= platform.clock()
      AND h.circle = 'doctor' AND access.role_works(h))
    AND coalesce((SELECT g.valid_until FROM access.registration g
      WHERE g.account_id = doctor AND g.checked_on <= platform.today()
      ORDER BY g.checked_on DESC, g.recorded_at DESC, g.valid_until LIMIT 1) >= platform.today(), false)
    AND access.account_active(doctor) AND NOT access.on_the_employers_side(doctor, employee) $$;

-- The application judges the checks itself, in the order in which they were recorded.
CREATE FUNCTION access.registrations_of(account uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('checkedOn', g.checked_on, 'validUntil', g.valid_until)
      ORDER BY g.recorded_at, g.valid_until DESC), '[]')
    FROM access.registration g WHERE g.account_id = account $$;
CREATE OR REPLACE FUNCTION access.facts_of_person(account uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'accountId', a.id, 'kind', a.kind, 'status', a.status, 'hiredUntil', a.hired_until,
    'agreement', (SELECT jsonb_build_object('from', p.valid_from, 'until', p.valid_until,
        'confirmedAt', p.confirmed_at, 'endedAt', p.ended_at)
      FROM access.processing_agreement p WHERE p.id = a.processing_agreement_id),
    'roles', access.roles_of(a.id),
    'registrations', access.registrations_of(a.id),
    'declarations', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'textId', d.text_id,
        'signedAt', d.signed_at, 'revokedAt', d.revoked_at))
      FROM access.declaration d WHERE d.account_id = a.id), '[]'),
    'instructions', coalesce((SELECT jsonb_agg(jsonb_build_object('givenOn', i.given_on, 'validUntil', i.valid_until))
      FROM access.instruction i WHERE i.account_id = a.id), '[]'))
  FROM access.account a WHERE a.id = account
$$;

-- S9, S13: somebody recorded the check by which this doctor isn't registered any more, though an earlier one still said that he is.
CREATE FUNCTION access.shortened_registration(doctor uuid, by_whom uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT access.registered(doctor) AND by_whom = (
      SELECT g.checked_by FROM access.registration g WHERE g.account_id = doctor AND g.checked_on <= platform.today()
      ORDER BY g.checked_on DESC, g.recorded_at DESC, g.valid_until LIMIT 1)
    AND EXISTS (SELECT 1 FROM access.registration g
      WHERE g.account_id = doctor AND g.checked_on <= platform.today() AND g.valid_until >= platform.today()) $$;
-- As before (0047), and: who took the doctor, or the one he works under, his registration.
CREATE OR REPLACE FUNCTION access.left_without_a_doctor(employee uuid, by_whom uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((
    SELECT r.ended_by IS NOT DISTINCT FROM by_whom OR access.shortened_registration(r.doctor_id, by_whom)
      OR EXISTS (SELECT 1 FROM (
        SELECT t.ended_by, t.supervisor_id FROM access.training t WHERE t.trainee_id = r.doctor_id
        ORDER BY t.valid_from DESC, t.given_at DESC LIMIT 1) t
        WHERE t.ended_by = by_whom OR access.shortened_registration(t.supervisor_id, by_whom))
    FROM access.responsibility r
    WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND (r.told_at IS NOT NULL OR r.ended_at IS NOT NULL)
    ORDER BY r.effective_from DESC, r.given_at DESC LIMIT 1), false) $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
