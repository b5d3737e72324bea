-- An account is linked by its person alone, and a role is in force once everybody who must has signed for it (S7).
-- Row security judges the row as it will be; what depends on the row as it was is judged by a trigger, which counts for
-- everybody whom row security counts for.

-- S7: nobody gives more than he holds. The acting person signs for somebody else, in one of these roles, held now, at least
-- as long and for the same employer; a hired person holds it until his agreement ends.
CREATE FUNCTION access.may_sign_for(given access.role, signers text[]) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT given.account_id <> access.acting_account() AND EXISTS (
    SELECT 1 FROM access.role h JOIN access.account a ON a.id = h.account_id
    WHERE h.account_id = access.acting_account() AND h.role = access.acting_role() AND h.role = ANY (signers)
      AND access.role_in_force(h) AND access.account_active(a.id)
      AND (h.employer_id IS NULL OR h.employer_id = given.employer_id)
      AND coalesce(given.valid_until, 'infinity') <= coalesce(h.valid_until, 'infinity')
      AND coalesce(given.valid_until, 'infinity')
        <= coalesce((a.hired_until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', 'infinity')) $$;

-- The row says what the role's page says: its circle, the signatures it needs, for whom it is.
CREATE FUNCTION access.as_its_page_says(given access.role) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT (given.circle = 'derived-secrecy' AND access.does_casework(given.account_id)) AND EXISTS (
    SELECT 1 FROM access.granting g JOIN access.account a ON a.id = given.account_id
    WHERE g.role = given.role AND g.circle = given.circle
      AND given.needs_approval = (cardinality(g.approved_by) > 0)
      AND given.needs_confirmation = (cardinality(g.confirmed_by) > 0)
      AND g.for_employer = (given.employer_id IS NOT NULL)
      AND (NOT g.for_bound OR a.kind IN ('staff', 'hired'))
      -- S10: nobody works in an account that opens dossiers of his own, nor has those in one he works in.
      AND (g.circle = 'self') = (a.kind = 'employee')) $$;

GRANT INSERT, UPDATE (approved_by, confirmed_by, in_force_since, ended_at, ended_by) ON access.role TO kluis_desk;
CREATE POLICY roles_are_proposed ON access.role FOR INSERT TO kluis_desk
  WITH CHECK (proposed_by = (SELECT access.acting_account()) AND approved_by IS NULL AND confirmed_by IS NULL AND ended_at IS NULL
    AND (in_force_since IS NULL OR in_force_since = platform.clock())
    AND access.as_its_page_says(role.*)
    AND access.may_sign_for(role.*, (SELECT g.proposed_by FROM access.granting g WHERE g.role = role.role)));
CREATE POLICY roles_are_approved_confirmed_and_ended ON access.role FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) IS NOT NULL AND account_id <> (SELECT access.acting_account()));

-- One signature at a time, by the person who acts, in the order of the page; what was signed stays. S7: what opens medical
-- data is approved by a registered doctor. Whoever may propose a role may end it; the own dossier's is not given, so not ended.
CREATE FUNCTION access.role_change_is_signed(before access.role, after access.role) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT before.ended_at IS NULL AND EXISTS (SELECT 1 FROM access.granting g WHERE g.role = before.role AND CASE
      WHEN after.ended_at IS NOT NULL THEN
        (after.approved_by, after.confirmed_by, after.in_force_since)
          IS NOT DISTINCT FROM (before.approved_by, before.confirmed_by, before.in_force_since)
        AND after.ended_at = platform.clock() AND after.ended_by = access.acting_account()
        AND access.circle() IS NOT NULL AND access.acting_role() = ANY (g.proposed_by)
      WHEN before.in_force_since IS NOT NULL THEN false
      WHEN before.needs_approval AND before.approved_by IS NULL THEN
        after.approved_by = access.acting_account() AND after.confirmed_by IS NULL
        AND after.in_force_since IS NOT DISTINCT FROM CASE WHEN before.needs_confirmation THEN NULL ELSE platform.clock() END
        AND access.may_sign_for(after, g.approved_by) AND access.as_its_page_says(after)
        AND (NOT g.opens_medical OR access.registered(access.acting_account()))
      WHEN before.needs_confirmation THEN
        after.approved_by IS NOT DISTINCT FROM before.approved_by AND after.confirmed_by = access.acting_account()
        AND after.in_force_since = platform.clock()
        AND access.may_sign_for(after, g.confirmed_by) AND access.as_its_page_says(after)
      ELSE false END) $$;
CREATE FUNCTION access.refuse_unsigned_role() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF access.role_change_is_signed(OLD, NEW) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a role changes by the signatures of its page alone' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER roles_change_by_signature BEFORE UPDATE ON access.role
  FOR EACH ROW WHEN (row_security_active('access.role')) EXECUTE FUNCTION access.refuse_unsigned_role();

-- Accounts: made and shut by the accounts circle, never by the person himself; linked by the person alone, who has no role yet.
GRANT INSERT, UPDATE (status, issuer, subject, linked_at) ON access.account TO kluis_desk;
CREATE POLICY accounts_invite ON access.account FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND created_by = (SELECT access.acting_account())
              AND kind <> 'employee' AND status = 'invited' AND subject IS NULL AND linked_at IS NULL);
CREATE POLICY an_employee_comes_with_his_link ON access.account FOR INSERT TO kluis_desk
  WITH CHECK (access.acting_role() IS NULL AND access.acting_account() IS NULL AND created_by IS NULL
    AND kind = 'employee' AND status = 'active' AND linked_at = platform.clock()
    AND EXISTS (SELECT 1 FROM access.invitation i
                WHERE i.used_by = account.id AND i.employee_id IS NOT NULL AND i.used_at = platform.clock()));
CREATE POLICY accounts_shut_and_reopen ON access.account FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND id <> (SELECT access.acting_account()));
CREATE POLICY a_person_links_an_invitation ON access.account FOR UPDATE TO kluis_desk
  USING (access.acting_role() IS NULL AND status = 'invited')
  WITH CHECK (access.acting_role() IS NULL AND access.acting_account() IS NULL AND status = 'active');

CREATE FUNCTION access.account_change_is_allowed(before access.account, after access.account) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN access.acting_role() IS NULL THEN
        before.status = 'invited' AND after.status = 'active' AND after.linked_at = platform.clock()
        AND EXISTS (SELECT 1 FROM access.invitation i
                    WHERE i.account_id = before.id AND i.used_by = before.id AND i.used_at = platform.clock())
      ELSE (after.issuer, after.subject, after.linked_at) IS NOT DISTINCT FROM (before.issuer, before.subject, before.linked_at)
        AND CASE after.status WHEN 'suspended' THEN before.status <> 'suspended'
          WHEN 'active' THEN before.status = 'suspended' AND before.subject IS NOT NULL
          ELSE before.status = 'suspended' AND before.subject IS NULL END
    END $$;
CREATE FUNCTION access.refuse_account_change() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF access.account_change_is_allowed(OLD, NEW) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an account is linked by its person, or shut and reopened, and nothing else' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER accounts_are_linked_shut_and_reopened BEFORE UPDATE ON access.account
  FOR EACH ROW WHEN (row_security_active('access.account')) EXECUTE FUNCTION access.refuse_account_change();

-- With a dossier comes the role of an employee, for the own dossiers alone.
CREATE POLICY the_own_role_comes_with_the_link ON access.role FOR INSERT TO kluis_desk
  WITH CHECK (access.acting_role() IS NULL AND circle = 'self' AND access.as_its_page_says(role.*)
    AND proposed_by IS NULL AND valid_until IS NULL AND ended_at IS NULL AND in_force_since = platform.clock()
    AND EXISTS (SELECT 1 FROM access.invitation i
                WHERE i.used_by = role.account_id AND i.employee_id IS NOT NULL AND i.used_at = platform.clock()));

CREATE POLICY the_owner_deploys ON access.granting FOR ALL TO kluis_owner USING (true) WITH CHECK (true);

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
