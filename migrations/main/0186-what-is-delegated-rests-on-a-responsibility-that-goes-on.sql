-- S5: of a delegation and the end of the responsibility that it rests on, made at once, one comes first: whoever delegates waits for who
-- changes the employee's doctor (0071), and finds that he is it no more, though his own transaction began before.
CREATE POLICY while_the_responsibility_goes_on ON access.delegation AS RESTRICTIVE FOR INSERT TO kluis_desk
  WITH CHECK (EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.doctor_id = delegation.doctor_id AND r.employee_id = delegation.employee_id
      AND r.effective_from IS NOT NULL AND r.ended_at IS NULL));
