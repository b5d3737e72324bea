-- S9, S13: what somebody relies on while he gives, writes or hands over doesn't change beneath him. Whoever changes the roles of an
-- account has them to himself; whoever gives it a responsibility relies on them. Always the doctor first, then the employees.
CREATE FUNCTION access.lock_roles_of(account uuid) RETURNS void LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT pg_advisory_xact_lock(hashtextextended('roles of ' || account, 0)) $$;
CREATE FUNCTION access.rely_on_roles_of(account uuid) RETURNS void LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT pg_advisory_xact_lock_shared(hashtextextended('roles of ' || account, 0)) $$;

-- Of two doctors who would take over from each other one leaves, and the other finds that he can't.
CREATE FUNCTION access.lock_departure(leaving uuid, successor uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF successor < leaving THEN
    PERFORM access.rely_on_roles_of(successor);
    PERFORM access.lock_roles_of(leaving);
  ELSE
    PERFORM access.lock_roles_of(leaving);
    PERFORM access.rely_on_roles_of(successor);
  END IF;
END $$;

-- S9: who writes in a dossier and who changes its doctor wait for each other; two who write don't.
CREATE FUNCTION access.rely_on_dossier_doctors(employees uuid[]) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE found uuid;
BEGIN
  FOR found IN SELECT DISTINCT e FROM unnest(employees) AS e ORDER BY e LOOP
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(found::text, 0));
  END LOOP;
END $$;

-- As before (0027), and: a transaction that began before the doctor's role ended, and waited for that, finds it ended.
CREATE OR REPLACE FUNCTION access.acts_as_doctor(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(account) AND access.account_active(account) AND EXISTS (
    SELECT 1 FROM access.role h WHERE h.account_id = account AND h.circle = 'doctor' AND h.ended_at IS NULL
      AND access.role_works(h)) $$;

-- Asked again once nobody changes his roles: whoever is given a responsibility acts as a doctor (S9), on one side alone (S10).
CREATE FUNCTION access.refuse_who_cannot_be_the_doctor() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.rely_on_roles_of(NEW.doctor_id);
  IF access.acts_as_doctor(NEW.doctor_id) AND NOT access.on_the_employers_side(NEW.doctor_id, NEW.employee_id) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'a responsibility is a doctor''s, who is on one side' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER a_doctor_is_given_it AFTER INSERT ON access.responsibility FOR EACH ROW
  WHEN (row_security_active('access.responsibility')) EXECUTE FUNCTION access.refuse_who_cannot_be_the_doctor();
CREATE TRIGGER a_doctor_begins AFTER UPDATE OF effective_from ON access.responsibility FOR EACH ROW
  WHEN (row_security_active('access.responsibility') AND OLD.effective_from IS NULL AND NEW.effective_from IS NOT NULL)
  EXECUTE FUNCTION access.refuse_who_cannot_be_the_doctor();

-- S10: while somebody is, or is to be, the doctor of an employer's people, no role puts him on that employer's side: else whoever
-- signs for it takes them their doctor. S6: nor does who holds derived secrecy get a non-medical discipline beside it.
CREATE FUNCTION access.is_doctor_at(account uuid, employer uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r JOIN access.employee e ON e.id = r.employee_id
    WHERE r.doctor_id = account AND r.ended_at IS NULL AND e.employer_id = employer) $$;
CREATE FUNCTION access.has_delegation(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.delegation d
    WHERE d.assistant_id = account AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()) $$;
CREATE FUNCTION access.takes_sides(given access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT (given.circle IN ('casework', 'employer') AND access.is_doctor_at(given.account_id, given.employer_id))
    OR (given.circle = 'casework' AND access.has_delegation(given.account_id)) $$;
CREATE POLICY nobody_is_put_on_both_sides ON access.role AS RESTRICTIVE FOR INSERT TO kluis_desk
  WITH CHECK (NOT access.takes_sides(role.*));
CREATE POLICY nobody_is_signed_onto_both_sides ON access.role AS RESTRICTIVE FOR UPDATE TO kluis_desk
  USING (true) WITH CHECK (ended_at IS NOT NULL OR NOT access.takes_sides(role.*));

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
