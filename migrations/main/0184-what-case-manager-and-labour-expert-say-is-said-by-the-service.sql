-- V5, V7: what a case manager or a labour expert says of a way back is the service's to say as the doctor's analysis is: a narrower edition
-- leaves it out, and it goes to employer and employee together. The plan is what those two agreed, whoever wrote it down.
CREATE FUNCTION employee.item_said(part text, by_employer boolean) RETURNS text LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE part WHEN 'problem-analysis' THEN 'M25' WHEN 'current-opinion' THEN 'M27'
    WHEN 'next-doctor-contact' THEN 'M28' WHEN 'non-attendance' THEN 'M31'
    ELSE CASE WHEN NOT by_employer THEN
      CASE part WHEN 'evaluation' THEN 'M26' WHEN 'activity' THEN 'M23' WHEN 'intervention' THEN 'M22' END END END $$;
GRANT EXECUTE ON FUNCTION employee.item_said(text, boolean) TO kluis_employee;

-- What was said before this page went out as it was said.
ALTER TABLE employee.reintegration_part NO FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version NO FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_release NO FORCE ROW LEVEL SECURITY;
INSERT INTO employee.reintegration_release
  SELECT v.part_id, v.version, p.employee_id, p.employer_id, v.recorded_by, NULL, v.recorded_at, NULL
  FROM employee.reintegration_version v JOIN employee.reintegration_part p ON p.id = v.part_id
  WHERE employee.item_said(p.part) IS NULL AND employee.item_said(p.part, p.by_employer) IS NOT NULL;
ALTER TABLE employee.reintegration_part FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_release FORCE ROW LEVEL SECURITY;

-- As before (0170, 0150), with whose side said it.
ALTER POLICY who_may_know_of_it ON employee.reintegration_part
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(absence_id)
      AND (employee.item_said(part, by_employer) IS NULL
           OR access.may_receive((SELECT access.acting_role()), employer_id, employee.item_said(part, by_employer)))
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.guided(employee_id)
      AND employee.is_for_discipline((SELECT access.acting_role()), part)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
ALTER POLICY what_is_said_once_it_went_out ON employee.reintegration_part
  USING (CASE WHEN (SELECT access.circle()) = 'employer' AND employee.item_said(part, by_employer) IS NOT NULL
         THEN employee.went_out(id, NULL) ELSE true END);
ALTER POLICY what_is_said_once_it_went_out ON employee.reintegration_version
  USING (CASE WHEN (SELECT access.circle()) = 'employer' THEN employee.went_out(part_id, version) OR EXISTS (
           SELECT 1 FROM employee.reintegration_part p WHERE p.id = part_id AND employee.item_said(p.part, p.by_employer) IS NULL)
         ELSE true END);
CREATE OR REPLACE FUNCTION employee.part_may_go_out(of_part uuid, of_version integer, posted date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM employee.reintegration_part p
    JOIN employee.reintegration_version v ON v.part_id = p.id AND v.version = p.version
    WHERE p.id = of_part AND v.version = of_version AND employee.item_said(p.part, p.by_employer) IS NOT NULL
      AND desk.takes_news(p.absence_id)
      AND CASE WHEN posted IS NULL THEN v.recorded_at = platform.clock() AND v.recorded_by = access.acting_account()
                                        AND employee.account_of(p.employee_id) IS NOT NULL
               ELSE posted BETWEEN (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date AND platform.today() END) $$;
DROP FUNCTION employee.item_said(text);
