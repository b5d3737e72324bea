-- V6: who bears the statutory sick-pay risk for an absence follows from what was agreed while it ran its course in the employment:
-- on its first day, and on the last day of the employment that it belongs to. What is agreed later is about later absences.
CREATE FUNCTION desk.bears_risk_on(employer uuid, day date) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.agreement g WHERE g.employer_id = employer AND g.bears_sick_pay_risk
    AND g.starts_on <= day AND (g.ends_on IS NULL OR g.ends_on >= day)) $$;

-- While that employment goes on; afterwards where the risk is borne for that absence, as long as it can be read at all.
CREATE FUNCTION desk.takes_news(absence uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.absence a JOIN access.employee e ON e.id = a.employee_id, desk.employments_of_absence(a.id) m
    WHERE a.id = absence AND (m.ends_on IS NULL OR m.ends_on >= platform.today()
      OR (desk.bears_risk_on(e.employer_id, a.first_day) AND desk.bears_risk_on(e.employer_id, m.ends_on)
          AND desk.still_readable(a.id)))) $$;

CREATE OR REPLACE FUNCTION desk.may_get_new(employer uuid, employee uuid, absence uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT desk.takes_news(absence) AND EXISTS (
    SELECT 1 FROM access.agreement g JOIN access.absence a ON a.id = absence AND a.employee_id = employee
    WHERE g.employer_id = employer AND 'absence-guidance' = ANY (g.services)
      AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today())) $$;
GRANT EXECUTE ON FUNCTION desk.bears_risk_on(uuid, date), desk.takes_news(uuid) TO kluis_desk, kluis_medical, kluis_jobs, kluis_employee;

-- V6: the employer reads the whole file of an absence; so nothing is added to it that it may not get.
CREATE POLICY not_after_the_employment ON employee.reintegration_part AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (desk.takes_news(absence_id));
CREATE POLICY not_amended_after_the_employment ON employee.reintegration_part AS RESTRICTIVE FOR UPDATE TO kluis_employee
  USING (desk.takes_news(absence_id));
CREATE POLICY not_after_the_employment ON employee.reintegration_version AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (EXISTS (SELECT 1 FROM employee.reintegration_part p WHERE p.id = part_id AND desk.takes_news(p.absence_id)));

-- V6: a first day is corrected to one on which the person was employed; an unknown start counts as begun (V9).
CREATE FUNCTION access.refuse_first_day_outside() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = NEW.employee_id
      AND coalesce(m.starts_on, NEW.first_day) <= NEW.first_day AND (m.ends_on IS NULL OR m.ends_on >= NEW.first_day)) THEN
      RAISE EXCEPTION 'a first day lies within an employment' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
CREATE TRIGGER a_first_day_lies_within_an_employment BEFORE UPDATE OF first_day ON access.absence
  FOR EACH ROW WHEN (NEW.first_day <> OLD.first_day) EXECUTE FUNCTION access.refuse_first_day_outside();
GRANT EXECUTE ON FUNCTION access.refuse_first_day_outside() TO kluis_employee;
