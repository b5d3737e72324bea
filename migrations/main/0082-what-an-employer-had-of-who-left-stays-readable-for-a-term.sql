-- V6: after an employment what the employer had of it stays readable for a term; of who applied and never came, for a shorter one.
CREATE FUNCTION access.employee_readable(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = employee AND (m.ends_on IS NULL
      OR m.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment') >= platform.today()))
    OR EXISTS (SELECT 1 FROM access.application a WHERE a.employee_id = employee
      AND a.until + (SELECT t.term FROM access.policy_term t WHERE t.name = 'outcome-readable-after-application')
        >= platform.today()) $$;

-- The employment that an absence is read with: the last that had begun by its first day, an unknown start counting as begun (V9);
-- where none had, because a start was put right since, the first.
CREATE FUNCTION access.absence_readable(absence uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.absence a CROSS JOIN LATERAL (
      SELECT m.ends_on FROM access.employment m
      CROSS JOIN LATERAL (SELECT coalesce(m.starts_on <= a.first_day, true) AS begun) b
      WHERE m.employee_id = a.employee_id
      ORDER BY b.begun DESC, CASE WHEN b.begun THEN coalesce(m.ends_on, 'infinity') END DESC, m.starts_on LIMIT 1) m
    WHERE a.id = absence AND (m.ends_on IS NULL
      OR m.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
        >= platform.today())) $$;

-- D1: who takes in what an employer says of a staff number finds the dossier of that number, whenever the person left: one who
-- comes back is the same. Named by its digest, which nobody makes without the employer's key.
CREATE FUNCTION access.named_numbers() RETURNS bytea[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(nullif(current_setting('kluis.staff_numbers', true), ''), '{}')::bytea[] $$;

-- Written out, not in functions, where that spares a look-up for each row.
CREATE POLICY as_long_as_it_stays_readable ON employee.identity AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'employer'
    THEN number_digest IN (SELECT unnest(access.named_numbers())) OR access.employee_readable(employee_id) ELSE true END);
CREATE POLICY as_long_as_it_stays_readable ON employee.employment AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'employer' THEN ends_on IS NULL
    OR ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
      >= (SELECT platform.today()) ELSE true END);
CREATE POLICY as_long_as_it_stays_readable ON employee.absence AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'employer' THEN access.absence_readable(id) ELSE true END);
CREATE POLICY as_long_as_it_stays_readable ON employee.absence_version AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'employer' THEN access.absence_readable(absence_id) ELSE true END);

-- Nothing is reported that could not be read.
CREATE POLICY as_long_as_it_can_be_read ON employee.absence AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (access.absence_readable(id));

GRANT EXECUTE ON FUNCTION access.employee_readable(uuid), access.absence_readable(uuid), access.named_numbers()
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
