-- D1, V8: the re-integration file of an absence, part by part; what a part says is codes, days and hours, sealed under the
-- employee key. A part's word stands in the clear: who may know of it follows from it.
CREATE TABLE employee.reintegration_part (
  id          uuid PRIMARY KEY,
  absence_id  uuid NOT NULL REFERENCES employee.absence,
  employee_id uuid NOT NULL REFERENCES employee.identity,
  employer_id uuid NOT NULL,
  part        text NOT NULL CHECK (part IN ('problem-analysis', 'current-opinion', 'plan', 'evaluation', 'own-share', 'activity',
    'intervention', 'wage-value', 'pay-suspension', 'next-doctor-contact', 'non-attendance')),
  version     integer NOT NULL DEFAULT 1,
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.reintegration_part (absence_id);
CREATE INDEX ON employee.reintegration_part (employee_id);
-- One plan, one analysis: what changes is a version of it.
CREATE UNIQUE INDEX reintegration_one_of_each ON employee.reintegration_part (absence_id, part) WHERE part IN ('problem-analysis', 'plan');

CREATE TABLE employee.reintegration_version (
  part_id     uuid NOT NULL REFERENCES employee.reintegration_part,
  version     integer NOT NULL,
  sealed      bytea NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (part_id, version)
);

-- V8, column by column: when the doctor is seen next (M28) and that somebody did not attend (M31) is for the case manager, not
-- for other disciplines.
CREATE FUNCTION employee.is_for_discipline(acting_role text, part text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT part NOT IN ('next-doctor-contact', 'non-attendance') OR acting_role = 'case-manager' $$;

-- V5, V8: what the service says to the employer, by its number in the matrix; what the employer agreed or set itself is its own.
CREATE FUNCTION employee.item_said(part text) RETURNS text LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT CASE part WHEN 'problem-analysis' THEN 'M25' WHEN 'current-opinion' THEN 'M27'
    WHEN 'next-doctor-contact' THEN 'M28' WHEN 'non-attendance' THEN 'M31' END $$;

-- Who records and amends a part. I10: what the employee says of a plan nobody else says.
CREATE FUNCTION employee.records_part(acting_circle text, acting_role text, part text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'doctor' THEN part IN ('problem-analysis', 'current-opinion', 'next-doctor-contact', 'non-attendance')
      WHEN 'casework' THEN part IN ('activity', 'intervention')
        OR (acting_role = 'case-manager' AND part IN ('plan', 'evaluation', 'non-attendance'))
      WHEN 'employer' THEN part IN ('plan', 'evaluation', 'activity', 'intervention', 'wage-value', 'pay-suspension')
      WHEN 'self' THEN part = 'own-share'
    END, false) $$;

-- What stands between the acting account and whom the file is about.
CREATE FUNCTION employee.works_on_file(acting_circle text, employer uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'employer' THEN employer = ANY (access.employers()) AND access.absence_running(employee)
      WHEN 'casework' THEN employer = ANY (access.employers()) AND access.absence_running(employee)
      WHEN 'doctor' THEN access.responsible(access.acting_account(), employee)
      WHEN 'self' THEN access.own(employee)
    END, false) $$;
-- V6: what an employer had stays readable for a term after the employment.
GRANT EXECUTE ON FUNCTION desk.still_readable(uuid), desk.employments_of_absence(uuid) TO kluis_employee;
GRANT EXECUTE ON FUNCTION employee.is_for_discipline(text, text), employee.records_part(text, text, text),
  employee.item_said(text), employee.works_on_file(text, uuid, uuid) TO kluis_employee;

ALTER TABLE employee.reintegration_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_part FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (version) ON employee.reintegration_part TO kluis_employee;
GRANT SELECT, INSERT ON employee.reintegration_version TO kluis_employee;
CREATE POLICY who_may_know_of_it ON employee.reintegration_part FOR SELECT TO kluis_employee
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(absence_id)
      AND (employee.item_said(part) IS NULL
           OR access.may_receive((SELECT access.acting_role()), employer_id, employee.item_said(part)))
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.absence_running(employee_id)
      AND employee.is_for_discipline((SELECT access.acting_role()), part)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
CREATE POLICY who_records_it ON employee.reintegration_part FOR INSERT TO kluis_employee
  WITH CHECK (version = 1 AND employee.records_part((SELECT access.circle()), (SELECT access.acting_role()), part)
    AND employee.works_on_file((SELECT access.circle()), employer_id, employee_id)
    AND EXISTS (SELECT 1 FROM access.absence a WHERE a.id = absence_id AND a.employee_id = reintegration_part.employee_id));
CREATE POLICY who_amends_it ON employee.reintegration_part FOR UPDATE TO kluis_employee
  USING (employee.records_part((SELECT access.circle()), (SELECT access.acting_role()), part)
    AND employee.works_on_file((SELECT access.circle()), employer_id, employee_id));
-- S11: analysis and opinion take a doctor in his own right.
CREATE POLICY not_by_a_doctor_in_training ON employee.reintegration_part AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));
CREATE POLICY not_amended_by_a_doctor_in_training ON employee.reintegration_part AS RESTRICTIVE FOR UPDATE TO kluis_employee
  USING (NOT access.asks_training((SELECT access.acting_role())));
CREATE POLICY not_by_a_doctor_in_training ON employee.reintegration_version AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));
-- What may be known of a part may be known of its versions: the look-up goes through the part's own policy.
CREATE POLICY who_may_know_of_it ON employee.reintegration_version FOR SELECT TO kluis_employee
  USING (EXISTS (SELECT 1 FROM employee.reintegration_part p WHERE p.id = part_id));
CREATE POLICY who_records_it ON employee.reintegration_version FOR INSERT TO kluis_employee
  WITH CHECK (recorded_by = (SELECT access.acting_account()) AND EXISTS (
    SELECT 1 FROM employee.reintegration_part p WHERE p.id = part_id AND p.version = reintegration_version.version
      AND employee.records_part((SELECT access.circle()), (SELECT access.acting_role()), p.part)
      AND employee.works_on_file((SELECT access.circle()), p.employer_id, p.employee_id)));
