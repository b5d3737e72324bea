-- S14, S7: what an account asked of another doctor in an employee's name counts while the link lasts under which it asked, and under no
-- later one. A transaction that was still asking when the link ended may carry a later moment than that end, which the desk can't see
-- (D2): so of an account whose link was ended the link itself is asked for, and not that end's moment alone.
ALTER TABLE access.employee ADD COLUMN linked_at timestamptz;
GRANT SELECT (linked_at) ON access.employee
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
CREATE FUNCTION access.say_when_it_was_linked() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  NEW.linked_at := CASE WHEN NEW.person_account_id IS NOT NULL THEN platform.clock() END;
  RETURN NEW;
END $$;
CREATE TRIGGER a_link_has_its_moment BEFORE UPDATE OF person_account_id ON access.employee FOR EACH ROW
  WHEN (NEW.person_account_id IS DISTINCT FROM OLD.person_account_id) EXECUTE FUNCTION access.say_when_it_was_linked();

-- Linked to that account, and since before that moment; a link from before its moment was kept counts as that.
CREATE FUNCTION access.is_linked_since(employee uuid, account uuid, moment timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e WHERE e.id = employee AND e.person_account_id = account
    AND coalesce(e.linked_at <= moment, true)) $$;
GRANT EXECUTE ON FUNCTION access.say_when_it_was_linked(), access.is_linked_since(uuid, uuid, timestamptz)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
-- As before (0161), and: where a link of that account was ended, that the account has it still, or again, isn't enough.
CREATE OR REPLACE FUNCTION access.was_the_employee(employee uuid, account uuid, at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM access.link_ending x
    WHERE x.employee_id = employee AND x.account_id = account AND x.confirmed_at IS NOT NULL
      AND (x.confirmed_at >= at OR NOT access.is_linked_since(employee, account, at))) $$;

-- I3: whoever ends the link waits for who gives a mandate, and may have begun before that: it ends at its very beginning then.
ALTER POLICY what_a_wrong_link_gave_ends_with_it ON access.mandate
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND ended_by = (SELECT access.acting_account())
    AND ended_at = greatest(platform.clock(), valid_from));
