-- S15: a number of the register of health professionals is one person's, and so one account's; checked again, it is his again.
CREATE FUNCTION access.lock_registration_number(wanted text) RETURNS void LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT pg_advisory_xact_lock(hashtextextended('registration ' || wanted, 0)) $$;
CREATE FUNCTION access.is_number_of_another(wanted text, account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.registration r WHERE r.number = wanted AND r.account_id <> account) $$;
CREATE INDEX ON access.registration (number);

CREATE FUNCTION access.refuse_number_of_another() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.lock_registration_number(NEW.number);
  IF access.is_number_of_another(NEW.number, NEW.account_id) THEN
    RAISE EXCEPTION 'a registration number is one doctor''s' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_number_is_one_doctors BEFORE INSERT ON access.registration FOR EACH ROW
  WHEN (row_security_active('access.registration')) EXECUTE FUNCTION access.refuse_number_of_another();

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
