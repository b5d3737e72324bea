-- I3, S10: nobody represents an employee from an account that works here, for whichever employer or for the service; a role that
-- waits for its signatures counts too. Given later, it takes what the mandate showed with the next request.
CREATE FUNCTION access.role_open(r access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT (r.valid_until IS NULL OR r.valid_until > platform.clock())
           AND (r.ended_at IS NULL OR r.ended_at > platform.clock()) $$;
CREATE FUNCTION access.works_here(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.circle <> 'representation' AND access.role_open(h)) $$;
CREATE OR REPLACE FUNCTION access.may_represent(account uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT access.works_here(account) AND EXISTS (SELECT 1 FROM access.account a
    WHERE a.id = account AND a.kind = 'external' AND a.status IN ('invited', 'active')) $$;

-- The application's lock judges the rows itself, those that wait for a signature among them.
CREATE FUNCTION access.roles_of(account uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'circle', r.circle, 'employerId', r.employer_id,
      'validFrom', r.valid_from, 'validUntil', r.valid_until, 'inForceSince', r.in_force_since, 'endedAt', r.ended_at,
      'asksTraining', access.asks_training(r.role))), '[]')
    FROM access.role r WHERE r.account_id = account $$;
CREATE OR REPLACE FUNCTION access.facts_of_person(account uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'accountId', a.id, 'kind', a.kind, 'status', a.status, 'hiredUntil', a.hired_until,
    'agreement', (SELECT jsonb_build_object('from', p.valid_from, 'until', p.valid_until,
        'confirmedAt', p.confirmed_at, 'endedAt', p.ended_at)
      FROM access.processing_agreement p WHERE p.id = a.processing_agreement_id),
    'roles', access.roles_of(a.id),
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
