-- I10, I1: nobody but the employee says to whom his private contact data are shown. What an account said whose link to the dossier was
-- ended, as not his, is shown to nobody for that: who is linked since sees it as shown to nobody, and says it anew or removes it. As
-- before (0322), and by that.
GRANT SELECT (employee_id, account_id, confirmed_at) ON access.link_ending TO kluis_employee;
CREATE POLICY the_employee_store_looks_facts_up ON access.link_ending FOR SELECT TO kluis_employee USING (true);
GRANT EXECUTE ON FUNCTION access.was_the_employee(uuid, uuid, timestamptz) TO kluis_employee;
ALTER POLICY whom_the_employee_shows_it ON employee.private_contact
  USING (CASE (SELECT access.circle())
    WHEN 'self' THEN access.own(employee_id)
    WHEN 'employer' THEN 'employer' = ANY (shown_to) AND access.was_the_employee(employee_id, changed_by, changed_at)
      AND access.employed_until(employee_id) >= platform.today()
      AND EXISTS (SELECT 1 FROM employee.identity i WHERE i.employee_id = private_contact.employee_id)
    WHEN 'casework' THEN 'casework' = ANY (shown_to) AND access.was_the_employee(employee_id, changed_by, changed_at)
      AND EXISTS (SELECT 1 FROM employee.identity i WHERE i.employee_id = private_contact.employee_id)
    WHEN 'doctor' THEN 'doctor' = ANY (shown_to) AND access.was_the_employee(employee_id, changed_by, changed_at)
      AND access.responsible((SELECT access.acting_account()), employee_id)
    ELSE false END);
