-- A fact that one store needs of another travels here as ids, codes and dates, never through a join of two stores (D2).
CREATE TABLE access.agreement (
  id                   uuid PRIMARY KEY,
  employer_id          uuid NOT NULL REFERENCES access.employer,
  services             text[] NOT NULL CHECK (cardinality(services) > 0 AND services <@ ARRAY['absence-guidance',
                         'reintegration', 'payroll', 'screening', 'examinations', 'prevention-advice']),
  starts_on            date NOT NULL,
  ends_on              date CHECK (ends_on >= starts_on),
  bears_sick_pay_risk  boolean NOT NULL,
  disclosure_edition   text NOT NULL CHECK (disclosure_edition IN ('statement-2019', 'current'))
);
CREATE INDEX ON access.agreement (employer_id);

-- D7: on each day one agreement at most says what may be recorded. The lock makes the second of two at once look again.
CREATE FUNCTION access.refuse_overlapping_agreement() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('agreements of ' || NEW.employer_id, 0));
  IF EXISTS (SELECT 1 FROM access.agreement a WHERE a.employer_id = NEW.employer_id AND a.id <> NEW.id
             AND daterange(a.starts_on, a.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')) THEN
    RAISE EXCEPTION 'agreements of one employer do not overlap' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreements_of_an_employer_do_not_overlap BEFORE INSERT OR UPDATE ON access.agreement
  FOR EACH ROW EXECUTE FUNCTION access.refuse_overlapping_agreement();

CREATE TABLE access.employment (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  -- Unknown (null) counts as begun: a sick report names somebody who works there and doesn't say since when (V9).
  starts_on   date,
  ends_on     date
);
CREATE INDEX ON access.employment (employee_id);

CREATE TABLE access.absence (
  id           uuid PRIMARY KEY,
  employee_id  uuid NOT NULL REFERENCES access.employee,
  first_day    date NOT NULL,
  recovered_on date CHECK (recovered_on >= first_day)
);
CREATE INDEX ON access.absence (employee_id);
