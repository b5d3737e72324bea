-- S9, S4, S15: who gives a responsibility or records an absence names a doctor, and needs the names of those who can act now:
-- not of who left, was shut, or whose registration lapsed.
CREATE FUNCTION access.may_deputise(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(account) AND access.account_active(account) AND EXISTS (
    SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.circle = 'secrecy-supervision' AND access.role_in_force(h)) $$;
CREATE FUNCTION access.can_be_named(account uuid, named_for text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE named_for
      WHEN 'responsibility' THEN access.acts_as_doctor(account)
      WHEN 'training' THEN access.may_supervise(account)
      WHEN 'deputising' THEN access.may_deputise(account)
      ELSE false END $$;
-- Who supervises names all of them; a doctor names who stands in for him.
CREATE FUNCTION access.names_doctor(acting_circle text, account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE
      WHEN acting_circle = 'doctor' THEN access.registered(access.acting_account()) AND access.may_deputise(account)
      WHEN acting_circle IN ('secrecy-supervision', 'medical-direction') THEN access.supervises()
        AND (access.acts_as_doctor(account) OR access.may_deputise(account))
    END, false) $$;
GRANT EXECUTE ON FUNCTION access.may_deputise(uuid), access.can_be_named(uuid, text), access.names_doctor(text, uuid) TO kluis_desk;

-- D6: for that duty alone; who reads the own account sees his own.
CREATE POLICY who_names_a_doctor_finds_him ON desk.account_name FOR SELECT TO kluis_desk
  USING ((SELECT access.acting_purpose()) = 'statutory-duty' AND access.names_doctor((SELECT access.circle()), account_id));
