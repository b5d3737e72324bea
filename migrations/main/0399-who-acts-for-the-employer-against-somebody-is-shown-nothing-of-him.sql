-- S10: nobody is on both sides. Who acts for the employer in a dispute about somebody (0360) is no second doctor about a piece of his, and
-- gives him no second opinion and no consultation; what was put before him earlier is shut, and what was asked of him ends (0326).
CREATE FUNCTION access.acts_against(account uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.medical_proxy p JOIN access.registration g ON g.number = p.number
    WHERE p.employee_id = employee AND p.party = 'employer' AND p.ended_at IS NULL AND p.last_day >= platform.today()
      AND g.account_id = account) $$;
GRANT EXECUTE ON FUNCTION access.acts_against(uuid, uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
GRANT SELECT (party) ON access.medical_proxy TO kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- Asked of another, too: by the dossier doctor who names a second one, by the employee who asks one, and by the job that ends it.
CREATE POLICY who_relies_on_it ON access.medical_proxy FOR SELECT TO kluis_medical
  USING (CASE (SELECT access.circle())
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
CREATE POLICY the_job_relies_on_it ON access.medical_proxy FOR SELECT TO kluis_jobs USING (true);

-- As before (0066, 0067, 0330), of nobody who acts against him.
CREATE OR REPLACE FUNCTION access.may_give_second_opinion(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_supervise(doctor) AND NOT access.on_the_employers_side(doctor, employee)
    AND NOT access.responsible(doctor, employee) AND NOT access.acts_against(doctor, employee) $$;
CREATE OR REPLACE FUNCTION access.may_be_consulted(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_supervise(doctor) AND NOT access.on_the_employers_side(doctor, employee)
    AND NOT access.acts_against(doctor, employee) $$;
CREATE OR REPLACE FUNCTION access.may_be_second(doctor uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_supervise(doctor) AND NOT access.on_the_employers_side(doctor, employee)
    AND NOT access.acts_against(doctor, employee)
    AND EXISTS (SELECT 1 FROM access.employee e WHERE e.id = employee AND e.person_account_id IS DISTINCT FROM doctor) $$;
ALTER POLICY the_job_sees_what_a_side_ends ON medical.second_opinion
  USING (concluded_at IS NULL AND (withdrawn_at IS NULL OR withdrawn_at = platform.clock()) AND valid_until > platform.clock()
    AND (access.on_the_employers_side(doctor_id, employee_id) OR access.responsible(doctor_id, employee_id)
      OR access.acts_against(doctor_id, employee_id)));
ALTER POLICY the_job_sees_what_a_side_ends ON medical.consultation
  USING (concluded_at IS NULL AND (withdrawn_at IS NULL OR withdrawn_at = platform.clock()) AND valid_until > platform.clock()
    AND (access.on_the_employers_side(doctor_id, employee_id) OR access.acts_against(doctor_id, employee_id)));
-- As before (0360), and whether who acts does so for the employer against him.
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
    'isMedicalProxy', access.is_medical_proxy(access.acting_account(), e.id),
    'actsAgainst', access.acts_against(access.acting_account(), e.id))
  FROM access.employee e WHERE e.id = employee
$$;

-- S8: not against S10, in either order. The hour of who became a party's medical proxy is over; and he doesn't review what another opened
-- there, nor reads why.
CREATE OR REPLACE FUNCTION access.in_emergency(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.acting_purpose() = 'emergency', false) AND EXISTS (
      SELECT 1 FROM access.emergency e
      WHERE e.employee_id = employee AND e.opened_by = access.acting_account()
        AND e.opened_at <= platform.clock() AND e.valid_until > platform.clock()
        AND (e.ended_at IS NULL OR e.ended_at > platform.clock())
        AND e.finding IS DISTINCT FROM 'not-justified'
        AND access.held_since(e.opened_by, 'any-doctor', e.opened_at))
    AND access.registered(access.acting_account())
    AND NOT access.is_medical_proxy(access.acting_account(), employee)
    AND NOT access.on_the_employers_side(access.acting_account(), employee) $$;
CREATE OR REPLACE FUNCTION access.can_be_reviewed(emergency uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.emergency e
    WHERE e.id = emergency AND e.reviewed_at IS NULL AND e.opened_by <> access.acting_account()
      AND NOT access.is_medical_proxy(access.acting_account(), e.employee_id)) $$;
CREATE POLICY not_reviewed_by_a_party ON access.emergency AS RESTRICTIVE FOR UPDATE TO kluis_desk
  USING (true) WITH CHECK (reviewed_by IS DISTINCT FROM (SELECT access.acting_account())
    OR NOT access.is_medical_proxy((SELECT access.acting_account()), employee_id));
-- Nobody ends his own side, as nobody records it.
ALTER POLICY doctors_who_supervise_end_it ON access.medical_proxy
  USING ((SELECT access.supervises()) AND access.proxy_in_force(medical_proxy.*)
    AND NOT access.has_number((SELECT access.acting_account()), number));
