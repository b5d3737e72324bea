-- I1, S7: the address and the birth date with which a person links the own dossier come from the employer. What it changes of
-- them after the dossier was made is on record, and counts for a letter with a code only once a term has passed in which
-- somebody who knows the person could hear of it.
CREATE TABLE access.identity_change (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  part        text NOT NULL CHECK (part IN ('name', 'address', 'birth-date')),
  changed_by  uuid NOT NULL REFERENCES access.account,
  changed_at  timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON access.identity_change (employee_id, changed_at);
ALTER TABLE access.identity_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.identity_change FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.identity_change TO kluis_desk, kluis_employee;
GRANT INSERT ON access.identity_change TO kluis_employee;
CREATE POLICY facts_are_looked_up ON access.identity_change FOR SELECT TO kluis_desk, kluis_employee USING (true);
CREATE POLICY an_employers_change_is_on_record ON access.identity_change FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND changed_by = (SELECT access.acting_account()) AND changed_at = platform.clock()
    AND EXISTS (SELECT 1 FROM access.employee e
      WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])));

-- Of the two that a letter with a code rests on, the latest change; null where nothing changed since the dossier was made.
CREATE FUNCTION access.identity_changed_at(employee uuid) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT max(c.changed_at) FROM access.identity_change c
    WHERE c.employee_id = employee AND c.part IN ('address', 'birth-date') $$;
-- Since when letters go there: the last change of the address, else the making of the dossier.
CREATE FUNCTION access.address_since(employee uuid) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(
    (SELECT max(c.changed_at) FROM access.identity_change c WHERE c.employee_id = employee AND c.part = 'address'),
    (SELECT e.created_at FROM access.employee e WHERE e.id = employee)) $$;
-- The term passed since the last change, and that was before the letter, if there is one. Of no employee nothing changes.
CREATE FUNCTION access.identity_stands(employee uuid, letter_at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.identity_changed_at(employee) IS NULL
    OR (((access.identity_changed_at(employee) AT TIME ZONE 'Europe/Amsterdam')::date
          + (SELECT t.term FROM access.policy_term t WHERE t.name = 'letter-after-change'))::date < platform.today()
      AND (letter_at IS NULL OR access.identity_changed_at(employee) < letter_at)) $$;
GRANT EXECUTE ON FUNCTION access.identity_changed_at(uuid), access.address_since(uuid), access.identity_stands(uuid, timestamptz)
  TO kluis_desk, kluis_employee;

-- As before (0013), and in both halves: PostgreSQL accepts one policy's USING with another's CHECK.
ALTER POLICY another_prints_the_letter ON access.invitation
  USING ((SELECT access.circle()) = 'accounts' AND employee_id IS NOT NULL AND letter_by IS NULL
    AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock() AND access.identity_stands(employee_id, NULL))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND used_at IS NULL AND voided_at IS NULL
    AND letter_by = (SELECT access.acting_account()) AND letter_by <> created_by AND letter_at = platform.clock()
    AND access.identity_stands(employee_id, NULL));
ALTER POLICY an_invitation_is_used_once ON access.invitation
  USING (access.acting_role() IS NULL AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()
    AND access.identity_stands(employee_id, letter_at))
  WITH CHECK (access.acting_role() IS NULL AND voided_at IS NULL AND used_at = platform.clock()
    AND used_by = coalesce(access.acting_account(), used_by)
    -- An employee's account may be on its way; any other that is there is none of his.
    AND (account_id IS NOT NULL OR access.is_of_an_employee(used_by)
      OR NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = used_by))
    AND NOT EXISTS (SELECT 1 FROM access.account a WHERE a.id = used_by AND a.status = 'suspended')
    AND access.identity_stands(employee_id, letter_at));

-- A birth date becomes known once (0006), and not in silence.
CREATE FUNCTION access.refuse_unrecorded_birth_date() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM access.identity_change c
             WHERE c.employee_id = NEW.id AND c.part = 'birth-date' AND c.changed_at = platform.clock()) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a birth date changes with a record of who changed it' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER birth_dates_change_on_record BEFORE UPDATE ON access.employee FOR EACH ROW
  WHEN (row_security_active('access.employee') AND OLD.birth_digest IS DISTINCT FROM NEW.birth_digest)
  EXECUTE FUNCTION access.refuse_unrecorded_birth_date();
