-- V6: after the employment ended the employer gets nothing new, and what somebody shows his employer is how to reach who works there. As
-- before (0251), and for the employer's side: while the employment goes on.
ALTER POLICY whom_the_employee_shows_it ON employee.private_contact
  USING (CASE (SELECT access.circle())
    WHEN 'self' THEN access.own(employee_id)
    WHEN 'employer' THEN 'employer' = ANY (shown_to) AND access.employed_until(employee_id) >= platform.today()
      AND EXISTS (SELECT 1 FROM employee.identity i WHERE i.employee_id = private_contact.employee_id)
    WHEN 'casework' THEN 'casework' = ANY (shown_to)
      AND EXISTS (SELECT 1 FROM employee.identity i WHERE i.employee_id = private_contact.employee_id)
    WHEN 'doctor' THEN 'doctor' = ANY (shown_to)
      AND access.responsible((SELECT access.acting_account()), employee_id)
    ELSE false END);
