-- V8: under derived secrecy the parts that the matrix gives such staff: not what the employer sets of the pay (M20, M21), and not
-- what the employee says of the plan. I3: who acts for the employee reads the file as he does.
CREATE FUNCTION employee.is_for_assistants(part text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT part NOT IN ('wage-value', 'pay-suspension', 'own-share') $$;
GRANT EXECUTE ON FUNCTION employee.is_for_assistants(text) TO kluis_employee;
CREATE POLICY an_assistant_reads ON employee.reintegration_part FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'derived-secrecy'
         THEN access.delegated(employee_id, 'read') AND employee.is_for_assistants(part) ELSE false END);
CREATE POLICY a_representative_reads ON employee.reintegration_part FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'employee-dossier') ELSE false END);
