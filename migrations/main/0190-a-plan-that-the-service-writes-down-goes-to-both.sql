-- V7, V5: a plan that a case manager writes down or amends is the service's word too: it goes to employer and employee together, and a
-- narrower edition leaves it out. What the employer agreed it writes down itself, so each side may have one, and neither hears from a
-- refusal that the other has.
CREATE OR REPLACE FUNCTION employee.item_said(part text, by_employer boolean) RETURNS text
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE part WHEN 'problem-analysis' THEN 'M25' WHEN 'current-opinion' THEN 'M27'
    WHEN 'next-doctor-contact' THEN 'M28' WHEN 'non-attendance' THEN 'M31'
    ELSE CASE WHEN NOT by_employer THEN
      CASE part WHEN 'plan' THEN 'M26' WHEN 'evaluation' THEN 'M26' WHEN 'activity' THEN 'M23' WHEN 'intervention' THEN 'M22' END END END $$;

DROP INDEX employee.reintegration_one_of_each;
CREATE UNIQUE INDEX reintegration_one_of_each ON employee.reintegration_part (absence_id, part, by_employer)
  WHERE part IN ('problem-analysis', 'plan');

-- What was said before this page went out as it was said.
ALTER TABLE employee.reintegration_part NO FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version NO FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_release NO FORCE ROW LEVEL SECURITY;
INSERT INTO employee.reintegration_release
  SELECT v.part_id, v.version, p.employee_id, p.employer_id, v.recorded_by, NULL, v.recorded_at, NULL
  FROM employee.reintegration_version v JOIN employee.reintegration_part p ON p.id = v.part_id
  WHERE p.part = 'plan' AND NOT p.by_employer;
ALTER TABLE employee.reintegration_part FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_release FORCE ROW LEVEL SECURITY;
