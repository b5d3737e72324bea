-- S10: as before (0399); of who is no party's proxy there it isn't asked whose. Two look-ups for each read of a piece showed in the bench.
CREATE OR REPLACE FUNCTION access.facts_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
  SELECT jsonb_build_object(
    'at', platform.clock(), 'employeeId', e.id, 'employerId', e.employer_id, 'personAccountId', e.person_account_id,
    'agreements', access.facts_about_agreements(e.employer_id),
    'responsibilities', access.responsibilities_of(e.id),
    'delegations', access.delegations_of(e.id),
    'deputisings', access.deputisings_of_actor(),
    'mandates', access.mandates_of(e.id),
    'statedDuties', access.duties_of(e.id),
    'emergencies', access.emergencies_of(e.id),
    'absences', access.absences_of(e.id),
    'isMedicalProxy', p.is_one,
    'actsAgainst', CASE WHEN p.is_one THEN access.acts_against(access.acting_account(), e.id) ELSE false END)
  FROM access.employee e, LATERAL (SELECT access.is_medical_proxy(access.acting_account(), e.id) AS is_one OFFSET 0) p WHERE e.id = employee
$$;
