-- S10: who gives a responsibility waits for who gives the same person a role, and his clock is that of his own beginning: by it a role
-- that was given while he waited begins later. It was given all the same. So whoever gives asks which roles were given, not which of
-- them had begun when he did.
CREATE FUNCTION access.was_put_on_the_employers_side(account uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h JOIN access.employee e ON e.employer_id = h.employer_id
      WHERE e.id = employee AND h.account_id = account AND h.circle IN ('casework', 'employer') AND h.in_force_since IS NOT NULL
        AND (h.valid_until IS NULL OR h.valid_until > platform.clock())
        AND (h.ended_at IS NULL OR h.ended_at > platform.clock())) $$;
GRANT EXECUTE ON FUNCTION access.was_put_on_the_employers_side(uuid, uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_jobs;

CREATE OR REPLACE FUNCTION access.refuse_who_cannot_be_the_doctor() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.rely_on_roles_of(NEW.doctor_id);
  IF access.acts_as_doctor(NEW.doctor_id) AND NOT access.was_put_on_the_employers_side(NEW.doctor_id, NEW.employee_id) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'a responsibility is a doctor''s, who is on one side' USING ERRCODE = 'insufficient_privilege';
END $$;
