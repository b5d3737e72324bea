-- What both locks ask about an employee is said by one function a topic; the whole is their list, so that a new fact is a function
-- of its own and no migration has to repeat another's.
CREATE FUNCTION access.responsibilities_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('doctorId', r.doctor_id, 'effectiveFrom', r.effective_from,
      'endedAt', r.ended_at, 'toldAt', r.told_at, 'doctor', access.person_facts(r.doctor_id))), '[]')
    FROM access.responsibility r WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND r.ended_at IS NULL $$;

CREATE FUNCTION access.delegations_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('doctorId', d.doctor_id, 'assistantId', d.assistant_id,
      'actions', d.actions, 'validFrom', d.valid_from, 'validUntil', d.valid_until, 'withdrawnAt', d.withdrawn_at)), '[]')
    FROM access.delegation d WHERE d.employee_id = employee AND d.assistant_id = access.acting_account() $$;

CREATE FUNCTION access.deputisings_of_actor() RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('absentDoctorId', p.absent_doctor_id, 'deputyId', p.deputy_id,
      'validFrom', p.valid_from, 'validUntil', p.valid_until, 'endedAt', p.ended_at)), '[]')
    FROM access.deputising p WHERE p.deputy_id = access.acting_account() $$;

CREATE FUNCTION access.absences_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('firstDay', b.first_day, 'recoveredOn', b.recovered_on)), '[]')
    FROM access.absence b WHERE b.employee_id = employee $$;

CREATE OR REPLACE FUNCTION access.facts_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'at', platform.clock(), 'employeeId', e.id, 'employerId', e.employer_id, 'personAccountId', e.person_account_id,
    'responsibilities', access.responsibilities_of(e.id),
    'delegations', access.delegations_of(e.id),
    'deputisings', access.deputisings_of_actor(),
    'mandates', access.mandates_of(e.id),
    'statedDuties', access.duties_of(e.id),
    'emergencies', access.emergencies_of(e.id),
    'absences', access.absences_of(e.id))
  FROM access.employee e WHERE e.id = employee
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
