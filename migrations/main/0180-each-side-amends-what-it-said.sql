-- V7: what somebody of the service says in a re-integration file its employer doesn't edit, nor the service what its employer said. Whose
-- side said a part stands with it, as who acted when it was recorded; of what stood before this page it was the employer's where an officer
-- of that employer recorded it first.
ALTER TABLE employee.reintegration_part ADD COLUMN by_employer boolean NOT NULL DEFAULT coalesce(access.circle() = 'employer', false);
ALTER TABLE employee.reintegration_part NO FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version NO FORCE ROW LEVEL SECURITY;
UPDATE employee.reintegration_part p SET by_employer = true FROM employee.reintegration_version v
  WHERE v.part_id = p.id AND v.version = 1 AND employee.records_part('employer', 'employer-officer', p.part)
    AND EXISTS (SELECT 1 FROM access.role r WHERE r.account_id = v.recorded_by AND r.circle = 'employer' AND r.employer_id = p.employer_id);
ALTER TABLE employee.reintegration_part FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version FORCE ROW LEVEL SECURITY;
CREATE POLICY by_the_side_that_acts ON employee.reintegration_part AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (by_employer = ((SELECT access.circle()) = 'employer'));
CREATE POLICY each_side_amends_its_own ON employee.reintegration_part AS RESTRICTIVE FOR UPDATE TO kluis_employee
  USING (by_employer = ((SELECT access.circle()) = 'employer'));
CREATE POLICY each_side_amends_its_own ON employee.reintegration_version AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (EXISTS (SELECT 1 FROM employee.reintegration_part p
    WHERE p.id = part_id AND p.by_employer = ((SELECT access.circle()) = 'employer')));
