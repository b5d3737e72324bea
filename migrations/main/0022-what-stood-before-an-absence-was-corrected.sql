-- I9: of an absence stays on record what was said of it before, by whom and since when.
CREATE TABLE employee.absence_version (
  absence_id   uuid NOT NULL REFERENCES employee.absence,
  version      integer NOT NULL,
  employee_id  uuid NOT NULL REFERENCES employee.identity,
  employer_id  uuid NOT NULL,
  first_day    date NOT NULL,
  recovered_on date,
  recorded_by  uuid NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (absence_id, version),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.absence_version (employee_id);

-- What was on record before this page: how it stands now. Of earlier versions nobody kept what they said.
ALTER TABLE employee.absence NO FORCE ROW LEVEL SECURITY;
INSERT INTO employee.absence_version
  SELECT id, version, employee_id, employer_id, first_day, recovered_on, reported_by, reported_at FROM employee.absence;
ALTER TABLE employee.absence FORCE ROW LEVEL SECURITY;

ALTER TABLE employee.absence_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.absence_version FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON employee.absence_version TO kluis_employee;
-- S7: who knows of the absence by his function, but for who works under derived secrecy: how it stands is enough for that.
CREATE POLICY who_may_know_of_it ON employee.absence_version FOR SELECT TO kluis_employee
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.absence_running(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- Nothing is kept but what was written of the absence in this statement, in the name of who wrote it.
CREATE POLICY it_is_what_was_written ON employee.absence_version FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND recorded_by = (SELECT access.acting_account())
    AND EXISTS (SELECT 1 FROM employee.absence a WHERE a.id = absence_id AND a.version = absence_version.version
      AND a.employee_id = absence_version.employee_id AND a.employer_id = absence_version.employer_id
      AND a.first_day = absence_version.first_day AND a.recovered_on IS NOT DISTINCT FROM absence_version.recovered_on));

-- No change of an absence without its history: not a matter of remembering to write it.
CREATE FUNCTION employee.keep_absence_version() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    INSERT INTO employee.absence_version VALUES (NEW.id, NEW.version, NEW.employee_id, NEW.employer_id, NEW.first_day, NEW.recovered_on,
      CASE TG_OP WHEN 'INSERT' THEN NEW.reported_by ELSE coalesce(access.acting_account(), NEW.reported_by) END,
      CASE TG_OP WHEN 'INSERT' THEN NEW.reported_at ELSE platform.clock() END);
    RETURN NULL;
  END $$;
CREATE TRIGGER an_absence_keeps_its_history AFTER INSERT OR UPDATE ON employee.absence
  FOR EACH ROW EXECUTE FUNCTION employee.keep_absence_version();

-- V8: a first day reported wrongly is corrected like a recovery, in the store and in the fact that the others go by.
GRANT UPDATE (first_day) ON employee.absence, access.absence TO kluis_employee;
DROP POLICY recovery_follows_the_dossier ON access.absence;
CREATE POLICY correction_follows_the_dossier ON access.absence FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'employer' AND NOT access.absent_again(employee_id, first_day) AND EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])))
  WITH CHECK (first_day <= platform.today() + 1 AND coalesce(recovered_on, first_day) <= platform.today() + 1);
