-- Time is one function, so that a test database can replace it; start-up checks that it is this one (design: the clock).
CREATE SCHEMA IF NOT EXISTS platform;
GRANT USAGE ON SCHEMA platform TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- To the millisecond, as the application counts: both locks must see the same moment as come or not come.
CREATE FUNCTION platform.clock() RETURNS timestamptz LANGUAGE sql STABLE SECURITY INVOKER
  AS 'SELECT date_trunc(''milliseconds'', now())';

-- Dates are Amsterdam dates; instants are UTC.
CREATE FUNCTION platform.today() RETURNS date LANGUAGE sql STABLE SECURITY INVOKER
  AS 'SELECT (platform.clock() AT TIME ZONE ''Europe/Amsterdam'')::date';

-- What was deployed, for the proof at start-up: what went missing or was changed since is named there.
CREATE TABLE platform.manifest (
  object text NOT NULL,
  part   text NOT NULL,
  digest text NOT NULL,
  PRIMARY KEY (object, part)
);
GRANT SELECT ON platform.manifest TO kluis_desk;
