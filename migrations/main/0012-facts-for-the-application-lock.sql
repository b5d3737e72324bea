-- The first lock (CASL) decides on raw facts, judged in TypeScript; the second (row security) judges by its own predicates.
-- Neither calls the other's judgement, so a fault in one is caught by the other (design: two locks).
CREATE FUNCTION access.person_facts(account uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'accountId', a.id, 'kind', a.kind, 'status', a.status, 'hiredUntil', a.hired_until,
    'roles', coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.role, 'circle', r.circle, 'employerId', r.employer_id,
        'validFrom', r.valid_from, 'validUntil', r.valid_until, 'inForceSince', r.in_force_since, 'endedAt', r.ended_at))
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

CREATE FUNCTION access.text_facts() RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'effectiveFrom', t.effective_from)), '[]')
  FROM access.declaration_text t
$$;

-- Who signs in: read live at each request, never cached (design: one request).
CREATE FUNCTION access.sign_in(token_issuer text, token_subject text) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object('at', platform.clock(), 'texts', access.text_facts(), 'person', access.person_facts(a.id),
    'employeeIds', coalesce((SELECT jsonb_agg(e.id) FROM access.employee e WHERE e.person_account_id = a.id), '[]'))
  FROM access.account a WHERE a.issuer = token_issuer AND a.subject = token_subject
$$;

-- What stands between the acting account and this employee.
CREATE FUNCTION access.facts_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
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
    'absences', coalesce((SELECT jsonb_agg(jsonb_build_object('firstDay', b.first_day, 'recoveredOn', b.recovered_on))
      FROM access.absence b WHERE b.employee_id = e.id), '[]'))
  FROM access.employee e WHERE e.id = employee
$$;

-- The same for each of these employees; one that doesn't exist gives no row.
CREATE FUNCTION access.employee_facts(employees uuid[]) RETURNS TABLE (employee_id uuid, facts jsonb)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT e.id, access.facts_of(e.id) FROM access.employee e WHERE e.id = ANY (employees)
$$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
