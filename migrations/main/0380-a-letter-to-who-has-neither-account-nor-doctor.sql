-- V7: what the service says of a way back waits for a letter where the employee has no account; the doctor or his staff post it. Who has
-- no doctor either got none, and his employer heard nothing: there, whoever does the casework posts it, and nobody stands beside him (S11).
CREATE FUNCTION employee.is_unattended(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT employee.account_of(employee) IS NULL AND access.dossier_doctor_of(employee) IS NULL $$;
GRANT EXECUTE ON FUNCTION employee.is_unattended(uuid), access.dossier_doctor_of(uuid) TO kluis_employee;

ALTER POLICY who_says_it_or_posts_the_letter ON employee.reintegration_release
  WITH CHECK (released_by = (SELECT access.acting_account()) AND released_at = platform.clock()
    AND CASE (SELECT access.circle())
      WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
                         AND access.responsible(responsible_doctor_id, employee_id)
      WHEN 'derived-secrecy' THEN posted_on IS NOT NULL AND access.delegated(employee_id, 'read')
                                  AND access.responsible(responsible_doctor_id, employee_id)
      WHEN 'casework' THEN CASE WHEN posted_on IS NULL
        THEN responsible_doctor_id IS NULL OR access.responsible(responsible_doctor_id, employee_id)
        ELSE responsible_doctor_id IS NULL AND employee.is_unattended(employee_id) END
      ELSE false END
    AND employee.part_may_go_out(part_id, version, posted_on));
