-- A fact that one store needs of another travels here as ids, codes and dates, never through a join of two stores (D2).
CREATE TABLE access.agreement (
  id                   uuid PRIMARY KEY,
  employer_id          uuid NOT NULL REFERENCES access.employer,
  services             text[] NOT NULL,
  starts_on            date NOT NULL,
  ends_on              date,
  bears_sick_pay_risk  boolean NOT NULL,
  disclosure_edition   text NOT NULL CHECK (disclosure_edition IN ('statement-2019', 'current'))
);
CREATE INDEX ON access.agreement (employer_id);

CREATE TABLE access.employment (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  starts_on   date NOT NULL,
  ends_on     date
);
CREATE INDEX ON access.employment (employee_id);

CREATE TABLE access.absence (
  id           uuid PRIMARY KEY,
  employee_id  uuid NOT NULL REFERENCES access.employee,
  first_day    date NOT NULL,
  recovered_on date
);
CREATE INDEX ON access.absence (employee_id);
