-- S3, S4: a declaration that was revoked takes with it whatever was delegated to who signed it. Another instruction and another signature
-- make an assistant of him again, to whom a doctor may delegate; no doctor's instruction brings back what another one delegated.
CREATE FUNCTION access.withdraw_with_a_declaration() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  withdrawn access.delegation;
BEGIN
  -- Whoever delegates at this moment relies on them, and is waited for.
  PERFORM access.lock_roles_of(NEW.account_id);
  FOR withdrawn IN
    UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()
    WHERE d.assistant_id = NEW.account_id AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock() RETURNING d.*
  LOOP
    INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), told.account_id, 'delegation-withdrawn', withdrawn.id
    FROM unnest(ARRAY[withdrawn.assistant_id, withdrawn.doctor_id]) AS told (account_id)
    WHERE told.account_id <> access.acting_account();
    PERFORM trail.add(jsonb_build_array(access.line_of_end('Delegation', withdrawn.id, withdrawn.employee_id)
      || jsonb_build_object('rule', 'S3')));
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER a_revoked_declaration_withdraws AFTER UPDATE OF revoked_at ON access.declaration FOR EACH ROW
  WHEN (row_security_active('access.declaration') AND NEW.kind = 'derived-secrecy'
    AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL)
  EXECUTE FUNCTION access.withdraw_with_a_declaration();
CREATE POLICY a_revoked_declaration_withdraws ON access.delegation FOR UPDATE TO kluis_desk
  USING (withdrawn_at IS NULL AND valid_until > platform.clock() AND EXISTS (
    SELECT 1 FROM access.declaration s WHERE s.account_id = delegation.assistant_id AND s.kind = 'derived-secrecy'
      AND s.revoked_by = (SELECT access.acting_account()) AND s.revoked_at = platform.clock()))
  WITH CHECK (withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at = platform.clock());
GRANT EXECUTE ON FUNCTION access.withdraw_with_a_declaration() TO kluis_desk;
