CREATE SCHEMA employer;
GRANT USAGE ON SCHEMA employer TO kluis_employer;

CREATE TABLE employer.employer (
  id                  uuid PRIMARY KEY REFERENCES access.employer,
  name                text NOT NULL,
  -- D1: one dossier an employer.
  registration_number text NOT NULL UNIQUE,
  created_by          uuid NOT NULL,
  created_at          timestamptz NOT NULL DEFAULT platform.clock()
);

CREATE TABLE employer.agreement (
  id                  uuid PRIMARY KEY REFERENCES access.agreement,
  employer_id         uuid NOT NULL REFERENCES employer.employer,
  recorded_by         uuid NOT NULL,
  recorded_at         timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON employer.agreement (employer_id);

ALTER TABLE employer.employer ENABLE ROW LEVEL SECURITY;
ALTER TABLE employer.employer FORCE ROW LEVEL SECURITY;
ALTER TABLE employer.agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE employer.agreement FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON employer.employer, employer.agreement TO kluis_employer;

CREATE POLICY relations_and_the_employer_itself ON employer.employer FOR SELECT TO kluis_employer
  USING ((SELECT access.circle()) = 'relation'
         OR ((SELECT access.circle()) = 'employer' AND id = ANY ((SELECT access.employers())::uuid[])));
CREATE POLICY relations_add_employers ON employer.employer FOR INSERT TO kluis_employer
  WITH CHECK ((SELECT access.circle()) = 'relation' AND created_by = (SELECT access.acting_account()));
CREATE POLICY relations_and_the_employer_itself ON employer.agreement FOR SELECT TO kluis_employer
  USING ((SELECT access.circle()) = 'relation'
         OR ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])));
CREATE POLICY relations_record_agreements ON employer.agreement FOR INSERT TO kluis_employer
  WITH CHECK ((SELECT access.circle()) = 'relation' AND recorded_by = (SELECT access.acting_account()));
