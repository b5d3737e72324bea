-- S10: who is or was a party's company doctor can't be a medical proxy against the other. That a doctor from outside acts for one party in
-- a dispute is on record by his number in the register of health professionals; it opens nothing (0038).
CREATE TABLE access.medical_proxy (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  party       text NOT NULL CHECK (party IN ('employee', 'employer')),
  -- Who he is; of the dispute a code of policies/vocabulary.yaml, never words (D5).
  name        text NOT NULL,
  number      text NOT NULL CHECK (number ~ '^[0-9]{11}$'),
  dispute     text NOT NULL CHECK (dispute ~ '^[a-z]+(-[a-z]+)*$'),
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  last_day    date NOT NULL,
  ended_at    timestamptz CHECK (ended_at >= recorded_at),
  ended_by    uuid,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX ON access.medical_proxy (employee_id, recorded_at DESC, id);
CREATE INDEX ON access.medical_proxy (number) WHERE ended_at IS NULL;
ALTER TABLE access.medical_proxy ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.medical_proxy FORCE ROW LEVEL SECURITY;

-- Of whom it is about, of his doctor, and of those who give responsibilities and supervise; of nobody of the employer's or who guides him.
CREATE FUNCTION access.shows_medical_proxy(p access.medical_proxy) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE access.circle()
    WHEN 'secrecy-supervision' THEN true WHEN 'medical-direction' THEN true WHEN 'supervision' THEN true
    WHEN 'doctor' THEN access.responsible(access.acting_account(), p.employee_id)
    WHEN 'self' THEN access.own(p.employee_id)
    ELSE false END $$;
-- Any check on record, also one that lapsed: whose number it is doesn't lapse.
CREATE FUNCTION access.has_number(account uuid, wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.registration g WHERE g.account_id = account AND g.number = wanted) $$;
CREATE FUNCTION access.proxy_in_force(p access.medical_proxy) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT p.ended_at IS NULL AND p.last_day >= platform.today() $$;

-- The locks ask of whoever acts whether he is one himself; no login but the desk reads who anybody is.
CREATE POLICY who_sees_it ON access.medical_proxy FOR SELECT TO kluis_desk
  USING (access.shows_medical_proxy(medical_proxy.*) OR access.has_number((SELECT access.acting_account()), number));
CREATE POLICY of_oneself ON access.medical_proxy FOR SELECT TO kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs
  USING (access.has_number((SELECT access.acting_account()), number));
GRANT SELECT ON access.medical_proxy TO kluis_desk;
GRANT SELECT (employee_id, number, last_day, ended_at) ON access.medical_proxy
  TO kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- Two dossiers of one case: of one employer's people, or of one person, whoever employs him (D1).
CREATE FUNCTION access.share_a_party(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee a, access.employee b WHERE a.id = one AND b.id = other
    AND (a.employer_id = b.employer_id OR a.person_account_id = b.person_account_id)) $$;

-- Every dossier whose doctor somebody is or was: responsible, deputising for who was, supervising who was, or for a stated duty. A training
-- that is to begin counts already.
CREATE FUNCTION access.dossiers_as_doctor(account uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT r.employee_id FROM access.responsibility r WHERE r.doctor_id = account AND r.effective_from IS NOT NULL
    UNION SELECT s.employee_id FROM access.stated_duty s WHERE s.doctor_id = account
    UNION SELECT r.employee_id FROM access.deputising d JOIN access.responsibility r ON r.doctor_id = d.absent_doctor_id
      WHERE d.deputy_id = account AND d.valid_from <= platform.clock() AND (d.ended_at IS NULL OR d.ended_at > d.valid_from)
        AND r.effective_from < least(d.valid_until, d.ended_at) AND (r.ended_at IS NULL OR r.ended_at > d.valid_from)
    UNION SELECT r.employee_id FROM access.training t JOIN access.responsibility r ON r.doctor_id = t.trainee_id
      WHERE t.supervisor_id = account AND (t.ended_at IS NULL OR t.ended_at > t.valid_from)
        AND r.effective_from < least(t.valid_until, t.ended_at) AND (r.ended_at IS NULL OR r.ended_at > t.valid_from) $$;
CREATE FUNCTION access.was_company_doctor(account uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.dossiers_as_doctor(account) AS d (id) WHERE access.share_a_party(d.id, employee)) $$;

-- Is this account a party's medical proxy, of either, in a case of this employee or of his employer?
CREATE FUNCTION access.is_medical_proxy(account uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.registration g JOIN access.medical_proxy p ON p.number = g.number
    WHERE g.account_id = account AND p.ended_at IS NULL AND p.last_day >= platform.today()
      AND access.share_a_party(p.employee_id, employee)) $$;
-- Or does who is one supervise him?
CREATE FUNCTION access.a_proxy_would_be_doctor(doctor uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.is_medical_proxy(doctor, employee) OR EXISTS (SELECT 1 FROM access.training t
    WHERE t.trainee_id = doctor AND t.ended_at IS NULL AND t.valid_until > platform.clock()
      AND access.is_medical_proxy(t.supervisor_id, employee)) $$;
CREATE FUNCTION access.a_proxy_would_supervise(supervisor uuid, trainee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.doctor_id = trainee AND r.ended_at IS NULL AND access.is_medical_proxy(supervisor, r.employee_id)) $$;
-- A number that is new to an account makes a proxy of it where it is or was a doctor.
CREATE FUNCTION access.number_takes_sides(wanted text, account uuid, beside uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM access.registration g
      WHERE g.account_id = account AND g.number = wanted AND g.id IS DISTINCT FROM beside)
    AND EXISTS (SELECT 1 FROM access.medical_proxy p
      WHERE p.number = wanted AND access.proxy_in_force(p) AND access.was_company_doctor(account, p.employee_id)) $$;

-- Why somebody with that number can't be a party's medical proxy; NULL where he can: he is or was a company doctor of either, he records it
-- himself, or he is the other party's already.
CREATE FUNCTION access.why_no_proxy(wanted text, employee uuid, for_party text, about text, beside uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
    WHEN EXISTS (SELECT 1 FROM access.registration g
      WHERE g.number = wanted AND access.was_company_doctor(g.account_id, employee)) THEN 'was-doctor'
    WHEN access.has_number(access.acting_account(), wanted) THEN 'recorder'
    WHEN EXISTS (SELECT 1 FROM access.medical_proxy p
      WHERE p.number = wanted AND p.id IS DISTINCT FROM beside AND access.proxy_in_force(p) AND p.party <> for_party
        AND access.share_a_party(p.employee_id, employee)) THEN 'other-party'
    WHEN EXISTS (SELECT 1 FROM access.medical_proxy p
      WHERE p.number = wanted AND p.id IS DISTINCT FROM beside AND access.proxy_in_force(p) AND p.party = for_party
        AND p.employee_id = employee AND p.dispute = about) THEN 'recorded'
    END $$;

-- Whoever records a proxy, and who registers that number, wait for each other; and so does who makes that account anybody's doctor.
-- Always the number first, then the doctor, then the employees.
CREATE FUNCTION access.lock_number_and_doctor(wanted text) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE found uuid;
BEGIN
  PERFORM access.lock_registration_number(wanted);
  FOR found IN SELECT DISTINCT g.account_id FROM access.registration g WHERE g.number = wanted ORDER BY 1 LOOP
    PERFORM access.lock_roles_of(found);
  END LOOP;
END $$;
-- Who gives relies on the doctor, and on who supervises him.
CREATE FUNCTION access.rely_on_doctor(doctor uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE found uuid;
BEGIN
  PERFORM access.rely_on_roles_of(doctor);
  FOR found IN SELECT DISTINCT t.supervisor_id FROM access.training t
    WHERE t.trainee_id = doctor AND t.ended_at IS NULL AND t.valid_until > platform.clock() ORDER BY 1
  LOOP
    PERFORM access.rely_on_roles_of(found);
  END LOOP;
END $$;

GRANT INSERT (id, employee_id, party, name, number, dispute, recorded_by, last_day), UPDATE (ended_at, ended_by)
  ON access.medical_proxy TO kluis_desk;
CREATE POLICY doctors_who_supervise_record_it ON access.medical_proxy FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.supervises()) AND recorded_by = (SELECT access.acting_account()) AND recorded_at = platform.clock()
    AND ended_at IS NULL AND last_day >= platform.today()
    AND last_day <= (platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'medical-proxy-longest'))::date);
CREATE POLICY doctors_who_supervise_end_it ON access.medical_proxy FOR UPDATE TO kluis_desk
  USING ((SELECT access.supervises()) AND access.proxy_in_force(medical_proxy.*))
  WITH CHECK (ended_at = platform.clock() AND ended_by = (SELECT access.acting_account()));

-- After row security: on whose side somebody is, is told to nobody who couldn't record it.
CREATE FUNCTION access.refuse_proxy_of_both() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
DECLARE why text;
BEGIN
  PERFORM access.lock_number_and_doctor(NEW.number);
  why := access.why_no_proxy(NEW.number, NEW.employee_id, NEW.party, NEW.dispute, NEW.id);
  IF why = 'recorded' THEN
    RAISE EXCEPTION 'that medical proxy is on record' USING ERRCODE = 'unique_violation';
  ELSIF why IS NOT NULL THEN
    RAISE EXCEPTION 'nobody is on both sides' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_proxy_is_on_one_side AFTER INSERT ON access.medical_proxy FOR EACH ROW
  WHEN (row_security_active('access.medical_proxy')) EXECUTE FUNCTION access.refuse_proxy_of_both();

-- The other way: nobody becomes the doctor, or who supervises him, where he is a proxy. As before (0283), by that.
CREATE OR REPLACE FUNCTION access.refuse_who_cannot_be_the_doctor() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.rely_on_doctor(NEW.doctor_id);
  IF access.acts_as_doctor(NEW.doctor_id) AND NOT access.was_put_on_the_employers_side(NEW.doctor_id, NEW.employee_id)
    AND NOT access.a_proxy_would_be_doctor(NEW.doctor_id, NEW.employee_id) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'a responsibility is a doctor''s, who is on one side' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION access.refuse_duty_of_a_proxy() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.rely_on_roles_of(NEW.doctor_id);
  IF access.is_medical_proxy(NEW.doctor_id, NEW.employee_id) THEN
    RAISE EXCEPTION 'nobody is on both sides' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_duty_is_of_no_proxy AFTER INSERT ON access.stated_duty FOR EACH ROW
  WHEN (row_security_active('access.stated_duty')) EXECUTE FUNCTION access.refuse_duty_of_a_proxy();
CREATE FUNCTION access.refuse_supervising_proxy() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.lock_departure(NEW.trainee_id, NEW.supervisor_id);
  IF access.a_proxy_would_supervise(NEW.supervisor_id, NEW.trainee_id) THEN
    RAISE EXCEPTION 'nobody is on both sides' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_supervisor_is_no_proxy AFTER INSERT ON access.training FOR EACH ROW
  WHEN (row_security_active('access.training')) EXECUTE FUNCTION access.refuse_supervising_proxy();
CREATE FUNCTION access.refuse_number_of_both() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.lock_registration_number(NEW.number);
  PERFORM access.lock_roles_of(NEW.account_id);
  IF access.number_takes_sides(NEW.number, NEW.account_id, NEW.id) THEN
    RAISE EXCEPTION 'nobody is on both sides' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_number_is_on_one_side AFTER INSERT ON access.registration FOR EACH ROW
  WHEN (row_security_active('access.registration')) EXECUTE FUNCTION access.refuse_number_of_both();

-- S8: an emergency neither.
CREATE POLICY not_against_a_party ON access.emergency AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.is_medical_proxy(opened_by, employee_id));

-- S4: a deputising is for a doctor and not for an employee: of those in whose case the deputy is a proxy it opens none. As before (0114), by that.
CREATE OR REPLACE FUNCTION access.deputises(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND NOT access.is_medical_proxy(access.acting_account(), employee) AND EXISTS (
      SELECT 1 FROM access.deputising d JOIN access.responsibility r ON r.doctor_id = d.absent_doctor_id
      WHERE r.employee_id = employee AND d.deputy_id = access.acting_account()
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.ended_at IS NULL OR d.ended_at > platform.clock())
        AND r.effective_from <= platform.clock() AND (r.ended_at IS NULL OR r.ended_at > platform.clock())
        AND r.told_at <= platform.clock() AND access.agreed_since(employee, r.effective_from)
        AND access.registered(d.absent_doctor_id)
        AND access.held_since(d.absent_doctor_id, 'doctor', least(d.entered_at, r.effective_from))
        AND access.held_since(d.deputy_id, 'secrecy-supervision', d.entered_at)) $$;
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
    'isMedicalProxy', access.is_medical_proxy(access.acting_account(), e.id))
  FROM access.employee e WHERE e.id = employee
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
