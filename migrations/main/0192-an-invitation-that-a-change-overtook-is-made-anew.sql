-- I1, S7: an invitation that an employer's change of address or birth date overtook is void, and says so: a code printed before it opens
-- nothing, and a letter that could be printed after the invitation ran out isn't printed. And a code that is handed over at the desk to
-- who shows who he is rests on no address: whatever his employer says of that, he can have it.
ALTER TABLE access.invitation ADD COLUMN by_hand boolean NOT NULL DEFAULT false, ADD CHECK (NOT by_hand OR letter_by IS NOT NULL);
GRANT UPDATE (by_hand) ON access.invitation TO kluis_desk;
GRANT SELECT (letter_at, created_by, by_hand) ON access.invitation TO kluis_employee;

-- Of what proves who links, the latest change; null where nothing changed since the dossier was made. Who got the code by hand was seen.
CREATE FUNCTION access.identity_changed_at(employee uuid, by_hand boolean) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT max(c.changed_at) FROM access.identity_change c
    WHERE c.employee_id = employee AND (c.part = 'birth-date' OR (c.part = 'address' AND NOT by_hand)) $$;
-- From when a letter is printed after a change: the term is over with its last day in Amsterdam.
CREATE FUNCTION access.letter_from(changed_at timestamptz) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT ((changed_at AT TIME ZONE 'Europe/Amsterdam')::date
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'letter-after-change') + interval '1 day')
    AT TIME ZONE 'Europe/Amsterdam' $$;
-- The term passed since the last change, and that was before the letter, if there is one. Of no employee nothing changes.
CREATE FUNCTION access.identity_stands(employee uuid, letter_at timestamptz, by_hand boolean) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT c.changed_at IS NULL OR (access.letter_from(c.changed_at) <= platform.clock()
      AND (letter_at IS NULL OR c.changed_at < letter_at))
    FROM (SELECT access.identity_changed_at(employee, by_hand) AS changed_at) c $$;
CREATE FUNCTION access.overtaken_by(changed_at timestamptz, letter_at timestamptz, expires_at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE WHEN letter_at IS NULL THEN access.letter_from(changed_at) >= expires_at
    ELSE changed_at >= letter_at END, false) $$;
CREATE FUNCTION access.overtaken(employee uuid, letter_at timestamptz, expires_at timestamptz, by_hand boolean) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.overtaken_by(access.identity_changed_at(employee, by_hand), letter_at, expires_at) $$;
GRANT EXECUTE ON FUNCTION access.identity_changed_at(uuid, boolean), access.letter_from(timestamptz),
  access.identity_stands(uuid, timestamptz, boolean), access.overtaken_by(timestamptz, timestamptz, timestamptz),
  access.overtaken(uuid, timestamptz, timestamptz, boolean) TO kluis_desk, kluis_employee;

-- As before (0160); in both halves what both decide.
ALTER POLICY another_prints_the_letter ON access.invitation
  USING ((SELECT access.circle()) = 'accounts' AND employee_id IS NOT NULL AND letter_by IS NULL
    AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()
    AND NOT access.overtaken(employee_id, NULL, expires_at, false))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND used_at IS NULL AND voided_at IS NULL
    AND letter_by = (SELECT access.acting_account()) AND letter_by <> created_by AND letter_at = platform.clock()
    AND access.identity_stands(employee_id, NULL, by_hand) AND NOT access.overtaken(employee_id, NULL, expires_at, false));
ALTER POLICY an_invitation_is_used_once ON access.invitation
  USING (access.acting_role() IS NULL AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()
    AND access.identity_stands(employee_id, letter_at, by_hand))
  WITH CHECK (access.acting_role() IS NULL AND voided_at IS NULL AND used_at = platform.clock()
    AND used_by = coalesce(access.acting_account(), used_by)
    -- An employee's account may be on its way; any other that is there is none of his.
    AND (account_id IS NOT NULL OR access.is_of_an_employee(used_by)
      OR NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = used_by))
    AND NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = used_by AND a.status = 'suspended')
    AND access.identity_stands(employee_id, letter_at, by_hand));
DROP FUNCTION access.identity_stands(uuid, timestamptz);
DROP FUNCTION access.identity_changed_at(uuid);

-- As before (0013): how the code goes to its person is said with the letter, and stands.
CREATE OR REPLACE FUNCTION access.is_a_step_of_invitation(before access.invitation, after access.invitation) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.wrong_birth_dates <> before.wrong_birth_dates THEN
        access.acting_role() IS NULL AND after.wrong_birth_dates = before.wrong_birth_dates + 1 AND after.used_at IS NULL
        AND (after.code_digest, after.letter_by, after.letter_at, after.by_hand)
          IS NOT DISTINCT FROM (before.code_digest, before.letter_by, before.letter_at, before.by_hand)
      WHEN after.letter_by IS DISTINCT FROM before.letter_by THEN
        before.letter_by IS NULL AND after.letter_by = access.acting_account() AND after.code_digest IS NOT NULL
        AND after.used_at IS NULL AND after.voided_at IS NULL
      ELSE (after.code_digest, after.letter_at, after.by_hand)
        IS NOT DISTINCT FROM (before.code_digest, before.letter_at, before.by_hand)
    END $$;

-- S7: a letter that is void goes nowhere: the address that it was printed for is on record no more, and the one that is, isn't its own.
CREATE OR REPLACE FUNCTION access.letter_printed_by_actor(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.invitation i
    WHERE i.employee_id = employee AND i.letter_by = access.acting_account()
      AND i.used_at IS NULL AND i.voided_at IS NULL AND i.expires_at > platform.clock()
      AND NOT access.overtaken(i.employee_id, i.letter_at, i.expires_at, i.by_hand)) $$;
