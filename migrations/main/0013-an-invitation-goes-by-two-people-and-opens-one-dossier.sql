-- S7: nobody opens a dossier alone. Who invites an employee knows no code; with it comes a letter that another prints; and
-- who works on either side (S10) links nothing: a dossier goes to an account of the person's own.

-- D1, S10: an account that does no work and isn't shut.
CREATE FUNCTION access.is_of_an_employee(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.account a
    WHERE a.id = account AND a.kind = 'employee' AND a.status = 'active') $$;

-- Nobody has linked it, or whoever did is shut out: only then may somebody be invited, and the link be set.
CREATE FUNCTION access.awaits_its_person(linked_to uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT linked_to IS NULL
    OR EXISTS (SELECT 1 FROM access.account a WHERE a.id = linked_to AND a.status = 'suspended') $$;

-- Each policy says who acts in both of its halves: PostgreSQL accepts one policy's USING with another's CHECK.
GRANT INSERT (id, account_id, employee_id, code_digest, created_by, expires_at),
      UPDATE (code_digest, letter_by, letter_at, wrong_birth_dates, used_at, used_by, voided_at)
  ON access.invitation TO kluis_desk;
CREATE POLICY accounts_write_invitations ON access.invitation FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND created_by = (SELECT access.acting_account())
    AND expires_at > platform.clock()
    AND (EXISTS (SELECT 1 FROM access.account a WHERE a.id = account_id AND a.status = 'invited')
      OR EXISTS (SELECT 1 FROM access.employee e
                 WHERE e.id = employee_id AND access.awaits_its_person(e.person_account_id))));
CREATE POLICY accounts_void_invitations ON access.invitation FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND used_at IS NULL AND voided_at IS NULL)
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND used_at IS NULL AND voided_at = platform.clock());
CREATE POLICY another_prints_the_letter ON access.invitation FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND employee_id IS NOT NULL AND letter_by IS NULL
    AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock())
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND used_at IS NULL AND voided_at IS NULL
    AND letter_by = (SELECT access.acting_account()) AND letter_by <> created_by AND letter_at = platform.clock());
CREATE POLICY an_invitation_is_used_once ON access.invitation FOR UPDATE TO kluis_desk
  USING (access.acting_role() IS NULL AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock())
  WITH CHECK (access.acting_role() IS NULL AND voided_at IS NULL AND used_at = platform.clock()
    AND used_by = coalesce(access.acting_account(), used_by)
    -- An employee's account may be on its way; any other that is there is none of his.
    AND (account_id IS NOT NULL OR access.is_of_an_employee(used_by)
      OR NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = used_by))
    AND NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = used_by AND a.status = 'suspended'));
CREATE POLICY wrong_birth_dates_are_counted ON access.invitation FOR UPDATE TO kluis_desk
  USING (access.acting_role() IS NULL AND employee_id IS NOT NULL AND used_at IS NULL AND voided_at IS NULL
    AND expires_at > platform.clock())
  WITH CHECK (access.acting_role() IS NULL AND used_at IS NULL AND wrong_birth_dates > 0
    AND (voided_at IS NULL OR (voided_at = platform.clock() AND wrong_birth_dates = 5)));

-- One step at a time, and what is on record stays: a letter is printed once, a wrong date counts as one.
CREATE FUNCTION access.is_a_step_of_invitation(before access.invitation, after access.invitation) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.wrong_birth_dates <> before.wrong_birth_dates THEN
        access.acting_role() IS NULL AND after.wrong_birth_dates = before.wrong_birth_dates + 1 AND after.used_at IS NULL
        AND (after.code_digest, after.letter_by, after.letter_at)
          IS NOT DISTINCT FROM (before.code_digest, before.letter_by, before.letter_at)
      WHEN after.letter_by IS DISTINCT FROM before.letter_by THEN
        before.letter_by IS NULL AND after.letter_by = access.acting_account() AND after.code_digest IS NOT NULL
        AND after.used_at IS NULL AND after.voided_at IS NULL
      ELSE (after.code_digest, after.letter_at) IS NOT DISTINCT FROM (before.code_digest, before.letter_at)
    END $$;
CREATE FUNCTION access.refuse_invitation_change() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'an invitation is printed, used or void, and nothing else' USING ERRCODE = 'insufficient_privilege';
END $$;
-- IS NOT TRUE: what can't be judged is refused.
CREATE TRIGGER invitations_go_step_by_step BEFORE UPDATE ON access.invitation FOR EACH ROW
  WHEN (row_security_active('access.invitation') AND access.is_a_step_of_invitation(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_invitation_change();

-- D1: a dossier is linked by whoever used its invitation, whose letter another printed; again only once the account it is
-- linked to is shut, and that one has lost it at this moment.
GRANT UPDATE (person_account_id) ON access.employee TO kluis_desk;
CREATE POLICY a_person_links_the_own_dossier ON access.employee FOR UPDATE TO kluis_desk
  USING (access.acting_role() IS NULL AND access.awaits_its_person(person_account_id))
  WITH CHECK (access.acting_role() IS NULL AND access.is_of_an_employee(person_account_id)
    AND EXISTS (SELECT 1 FROM access.invitation i
      WHERE i.employee_id = employee.id AND i.used_by = person_account_id AND i.used_at = platform.clock()
        AND i.letter_by <> i.created_by));

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
