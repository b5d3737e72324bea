-- S9, S8, S7: a letter is addressed by who posts it: name and address of exactly the employees for whom one waits, while it waits.

-- S9, S8: of the doctor, or of an emergency that somebody else opened, an employee without an account hears by letter.
CREATE FUNCTION access.letter_of_doctors_waits(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
      WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND r.ended_at IS NULL AND r.told_at IS NULL)
    OR EXISTS (SELECT 1 FROM access.emergency y
      WHERE y.employee_id = employee AND y.told_at IS NULL AND y.opened_by <> access.acting_account()
        AND NOT access.reads_notices(employee)) $$;
-- S7: the letter with the code is posted by who printed it, and nobody else needs the address.
CREATE FUNCTION access.letter_printed_by_actor(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.invitation i
    WHERE i.employee_id = employee AND i.letter_by = access.acting_account()
      AND i.used_at IS NULL AND i.voided_at IS NULL AND i.expires_at > platform.clock()) $$;
GRANT SELECT (employee_id, letter_by, used_at, voided_at, expires_at) ON access.invitation TO kluis_employee;
GRANT EXECUTE ON FUNCTION access.letter_of_doctors_waits(uuid), access.letter_printed_by_actor(uuid) TO kluis_employee;

CREATE POLICY who_posts_a_letter_addresses_it ON employee.identity FOR SELECT TO kluis_employee
  USING (CASE
    WHEN (SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction')
      AND (SELECT access.acting_purpose()) = 'statutory-duty' THEN access.supervises() AND access.letter_of_doctors_waits(employee_id)
    WHEN (SELECT access.circle()) = 'accounts'
      AND (SELECT access.acting_purpose()) = 'security' THEN access.letter_printed_by_actor(employee_id)
    ELSE false END);
