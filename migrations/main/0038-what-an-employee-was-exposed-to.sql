-- R2, R3: to what an employee was exposed at work, from when, until when. The clocks of retention run from the end of it, so
-- class and days stand in the clear, as item and day of an entry do; what it was and how it is known is sealed. Each change
-- adds a version (I4).
CREATE TABLE medical.exposure (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  version     integer NOT NULL DEFAULT 1,
  UNIQUE (id, employee_id)
);
CREATE INDEX ON medical.exposure (employee_id, id);

CREATE TABLE medical.exposure_version (
  exposure_id           uuid NOT NULL,
  version               integer NOT NULL CHECK (version > 0),
  employee_id           uuid NOT NULL,
  -- A code of the vocabulary's list agent-class.
  agent_class           text NOT NULL CHECK (agent_class ~ '^[a-z]+(-[a-z]+)*$'),
  exposed_from          date NOT NULL,
  -- Null while it goes on: the clock hasn't begun.
  exposed_until         date CHECK (exposed_until >= exposed_from),
  sealed                bytea NOT NULL,
  author_id             uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  recorded_at           timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (exposure_id, version),
  FOREIGN KEY (exposure_id, employee_id) REFERENCES medical.exposure (id, employee_id)
);
ALTER TABLE medical.exposure ADD CONSTRAINT exposure_has_its_current_version
  FOREIGN KEY (id, version) REFERENCES medical.exposure_version (exposure_id, version) DEFERRABLE INITIALLY DEFERRED;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['exposure', 'exposure_version'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
    EXECUTE format('CREATE POLICY who_opens_it ON medical.%I FOR SELECT TO kluis_medical
      USING (access.opens_medical((SELECT access.circle()), employee_id, ''read''))', t);
    -- I1: who acts for the employee inspects it as he does.
    EXECUTE format('CREATE POLICY a_representative_reads ON medical.%I FOR SELECT TO kluis_medical
      USING (CASE WHEN (SELECT access.circle()) = ''representation''
             THEN access.represents(employee_id, ''medical-dossier'') ELSE false END)', t);
  END LOOP;
END $$;

CREATE POLICY who_records ON medical.exposure FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision') AND version = 1
              AND access.opens_medical((SELECT access.circle()), employee_id, 'record'));
GRANT UPDATE (version) ON medical.exposure TO kluis_medical;
CREATE POLICY who_amends ON medical.exposure FOR UPDATE TO kluis_medical
  USING ((SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision')
         AND access.opens_medical((SELECT access.circle()), employee_id, 'amend'));
-- S11: the doctor who is responsible now is named beside the author; what hasn't been yet is no exposure.
CREATE POLICY who_records_or_amends ON medical.exposure_version FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision')
              AND access.opens_medical((SELECT access.circle()), employee_id, CASE WHEN version = 1 THEN 'record' ELSE 'amend' END)
              AND author_id = (SELECT access.acting_account()) AND access.answers_for(responsible_doctor_id, employee_id)
              AND recorded_at = platform.clock() AND exposed_from <= platform.today()
              AND (exposed_until IS NULL OR exposed_until <= platform.today())
              AND (version = 1 OR EXISTS (SELECT 1 FROM medical.exposure e
                WHERE e.id = exposure_id AND e.version = exposure_version.version)));
