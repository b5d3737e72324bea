-- S7: an account that nobody linked yet is whose who has its code. So a role comes into force only once somebody signed in to the
-- account, and by a signature of somebody else than who had the code in his hands: he would be the one who sees whether the right
-- person used it.
CREATE FUNCTION access.gave_the_code(who uuid, to_account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.invitation i
    WHERE i.account_id = to_account AND i.used_at IS NOT NULL AND i.created_by = who) $$;
GRANT EXECUTE ON FUNCTION access.gave_the_code(uuid, uuid) TO kluis_desk;

CREATE FUNCTION access.refuse_role_of_nobody() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF access.gave_the_code(access.acting_account(), NEW.account_id)
    OR NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = NEW.account_id AND a.linked_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a role comes into force for somebody who signed in, by somebody else than who gave him the code'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_role_is_of_somebody_who_signed_in BEFORE UPDATE OF in_force_since ON access.role
  FOR EACH ROW WHEN (row_security_active('access.role') AND OLD.in_force_since IS NULL AND NEW.in_force_since IS NOT NULL)
  EXECUTE FUNCTION access.refuse_role_of_nobody();
