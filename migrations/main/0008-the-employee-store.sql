-- Personal fields are sealed under the employee key; a keyed digest per employer finds a staff number again (design: the stores).
CREATE SCHEMA employee;
GRANT USAGE ON SCHEMA employee TO kluis_employee;

CREATE TABLE employee.identity (
  employee_id   uuid PRIMARY KEY,
  employer_id   uuid NOT NULL,
  number_digest bytea NOT NULL,
  row_digest    bytea NOT NULL,
  sealed        bytea NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  recorded_at   timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (employer_id, number_digest),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);

-- Pages of an employer's staff.
CREATE INDEX ON employee.identity (employer_id, employee_id);

CREATE TABLE employee.employment (
  id          uuid PRIMARY KEY REFERENCES access.employment,
  employee_id uuid NOT NULL REFERENCES employee.identity,
  employer_id uuid NOT NULL,
  -- Unknown where a sick report was the first to name the person.
  starts_on   date,
  ends_on     date CHECK (ends_on >= starts_on),
  sealed      bytea NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.employment (employee_id);
CREATE INDEX ON employee.employment (employer_id);

CREATE TABLE employee.absence (
  id           uuid PRIMARY KEY REFERENCES access.absence,
  employee_id  uuid NOT NULL REFERENCES employee.identity,
  employer_id  uuid NOT NULL,
  first_day    date NOT NULL,
  recovered_on date CHECK (recovered_on >= first_day),
  sealed       bytea NOT NULL,
  version      integer NOT NULL DEFAULT 1,
  reported_by  uuid NOT NULL,
  reported_at  timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.absence (employee_id);
-- One absence runs at a time.
CREATE UNIQUE INDEX absence_one_running ON employee.absence (employee_id) WHERE recovered_on IS NULL;

CREATE TABLE employee.staff_import (
  id          uuid PRIMARY KEY,
  employer_id uuid NOT NULL,
  imported_by uuid NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT platform.clock(),
  rows        integer NOT NULL,
  added       integer NOT NULL,
  changed     integer NOT NULL,
  unchanged   integer NOT NULL,
  refused     integer NOT NULL
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['identity', 'employment', 'absence'] LOOP
    EXECUTE format('ALTER TABLE employee.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE employee.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON employee.%I TO kluis_employee', t);
    -- S7, V6. Written out, not in a function, so that who acts is looked up once a statement and not once a row.
    EXECUTE format('CREATE POLICY who_may_know_of_it ON employee.%I FOR SELECT TO kluis_employee
      USING (CASE (SELECT access.circle())
        WHEN ''employer'' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
        WHEN ''casework'' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.absence_running(employee_id)
        WHEN ''doctor'' THEN access.responsible((SELECT access.acting_account()), employee_id)
        WHEN ''derived-secrecy'' THEN access.delegated(employee_id, ''read'')
        -- S4: a deputy sees whose dossier it is.
        WHEN ''secrecy-supervision'' THEN access.deputises(employee_id)
        WHEN ''self'' THEN access.own(employee_id)
        ELSE false END)', t);
    -- CASE again: as a plain AND it would be looked up over the employer, and an import's update read everybody for each row.
    EXECUTE format('CREATE POLICY the_employer_keeps_up ON employee.%I FOR UPDATE TO kluis_employee
      USING (CASE (SELECT access.circle())
        WHEN ''employer'' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) ELSE false END)', t);
  END LOOP;
END $$;
-- V8: what is on record of an absence stands once the person was reported sick again.
CREATE POLICY until_the_next_absence ON employee.absence AS RESTRICTIVE FOR UPDATE TO kluis_employee
  USING (NOT access.absent_again(employee_id, first_day));
-- S7: who guides the absent, works under derived secrecy or deputises needs nobody's hours and days of employment; a deputy
-- sees whose dossier it is (S4), and no absence.
CREATE POLICY employment_is_for_those_who_need_it ON employee.employment AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING ((SELECT access.circle()) NOT IN ('casework', 'derived-secrecy', 'secrecy-supervision'));
CREATE POLICY absence_is_for_those_who_need_it ON employee.absence AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING ((SELECT access.circle()) <> 'secrecy-supervision');
-- V9: a person without absence comes in only under a service that needs all employees; else with the sick report itself.
CREATE POLICY the_employer_records ON employee.identity FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer'
    AND (employer_id = ANY ((SELECT access.employers_served('{payroll,screening}'))::uuid[])
      OR (employer_id = ANY ((SELECT access.employers_served('{absence-guidance}'))::uuid[])
        AND EXISTS (SELECT 1 FROM access.absence a WHERE a.employee_id = identity.employee_id))));
CREATE POLICY the_employer_records ON employee.employment FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[]));
CREATE POLICY the_employer_records ON employee.absence FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND reported_by = (SELECT access.acting_account())
    AND employer_id = ANY ((SELECT access.employers_served('{absence-guidance}'))::uuid[]));
GRANT UPDATE (row_digest, sealed, version, recorded_at) ON employee.identity TO kluis_employee;
GRANT UPDATE (starts_on, ends_on, sealed, version) ON employee.employment TO kluis_employee;
GRANT UPDATE (recovered_on, version) ON employee.absence TO kluis_employee;

ALTER TABLE employee.staff_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.staff_import FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON employee.staff_import TO kluis_employee;
CREATE POLICY the_employer_sees_its_imports ON employee.staff_import FOR SELECT TO kluis_employee
  USING ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[]));
CREATE POLICY the_employer_imports ON employee.staff_import FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])
              AND imported_by = (SELECT access.acting_account()));
