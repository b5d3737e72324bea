-- S5, S15: secrecy derived from a doctor ends when he is no longer registered, and when the role under which it was given or
-- held is ended. It is withdrawn in that act, so that a registration checked again, or a role given again, brings none of it back.
CREATE FUNCTION access.withdraw_derived_secrecy(doctor uuid, assistant uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()
    WHERE (d.doctor_id = doctor OR d.assistant_id = assistant) AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock() $$;
CREATE FUNCTION access.withdraw_with_a_registration() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF NOT access.registered(NEW.account_id) THEN
    PERFORM access.withdraw_derived_secrecy(NEW.account_id, NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION access.withdraw_with_a_role() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.withdraw_derived_secrecy(CASE NEW.circle WHEN 'doctor' THEN NEW.account_id END,
                                          CASE NEW.circle WHEN 'derived-secrecy' THEN NEW.account_id END);
  RETURN NULL;
END $$;
CREATE TRIGGER a_registration_withdraws_derived_secrecy AFTER INSERT ON access.registration FOR EACH ROW
  WHEN (row_security_active('access.registration'))
  EXECUTE FUNCTION access.withdraw_with_a_registration();
CREATE TRIGGER a_role_withdraws_derived_secrecy AFTER UPDATE OF ended_at ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
    AND OLD.in_force_since IS NOT NULL AND NEW.circle IN ('doctor', 'derived-secrecy'))
  EXECUTE FUNCTION access.withdraw_with_a_role();

-- By whoever ended the role at this moment; or recorded what shows that the doctor is registered no more.
CREATE FUNCTION access.ends_role_now(account uuid, of_circle text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h WHERE h.account_id = account AND h.circle = of_circle
    AND h.ended_by = access.acting_account() AND h.ended_at = platform.clock()) $$;
CREATE POLICY what_ends_it_withdraws ON access.delegation FOR UPDATE TO kluis_desk
  USING (withdrawn_at IS NULL AND valid_until > platform.clock() AND (
    access.ends_role_now(doctor_id, 'doctor') OR access.ends_role_now(assistant_id, 'derived-secrecy')
    OR ((SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction') AND NOT access.registered(doctor_id))))
  WITH CHECK (withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at = platform.clock());
GRANT EXECUTE ON FUNCTION access.withdraw_derived_secrecy(uuid, uuid), access.withdraw_with_a_registration(),
  access.withdraw_with_a_role(), access.ends_role_now(uuid, text) TO kluis_desk;

-- V8: what stood before says whether the person was reported sick again; a first day that is corrected to an earlier one doesn't.
ALTER POLICY until_the_next_absence ON employee.absence WITH CHECK (true);
