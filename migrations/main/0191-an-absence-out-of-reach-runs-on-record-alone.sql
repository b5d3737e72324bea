-- V1, V6: an absence that nobody ended is its employer's to end as long as he reads it: until the term after the employment that it is
-- read with. Out of his reach it runs on record alone: it is no absence of a later employment, and stands in nobody's way.

-- The last day on which the employer reads of it: infinity while that employment goes on, NULL where there is none (0082).
CREATE FUNCTION access.absence_read_until(absence uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((m.ends_on
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment'))::date, 'infinity')
    FROM access.absence a CROSS JOIN LATERAL (
      SELECT m.ends_on FROM access.employment m
      CROSS JOIN LATERAL (SELECT coalesce(m.starts_on <= a.first_day, true) AS begun) b
      WHERE m.employee_id = a.employee_id
      ORDER BY b.begun DESC, CASE WHEN b.begun THEN coalesce(m.ends_on, 'infinity') END DESC, m.starts_on LIMIT 1) m
    WHERE a.id = absence $$;
CREATE OR REPLACE FUNCTION access.absence_readable(absence uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.absence_read_until(absence) >= platform.today(), false) $$;

-- One absence runs at a time, of those that he reads. Whoever reports about one person waits for another who does.
CREATE FUNCTION access.absent_on(employee uuid, day date, but_in uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.absence a WHERE a.employee_id = employee AND a.id <> but_in
    AND (a.recovered_on IS NULL OR a.recovered_on > day) AND access.absence_readable(a.id)) $$;
CREATE FUNCTION access.refuse_second_absence() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('absences of ' || NEW.employee_id, 0));
    IF access.absent_on(NEW.employee_id, NEW.first_day, NEW.id) THEN
      RAISE EXCEPTION 'one absence runs at a time' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NULL;
  END $$;
-- Afterwards, so that row security refuses first and nothing is told of another employer's people.
CREATE TRIGGER one_absence_at_a_time AFTER INSERT OR UPDATE OF first_day ON access.absence
  FOR EACH ROW WHEN (current_user = 'kluis_employee') EXECUTE FUNCTION access.refuse_second_absence();
DROP INDEX employee.absence_one_running;

CREATE OR REPLACE FUNCTION access.absence_running(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.absence a
    WHERE a.employee_id = employee AND a.first_day <= platform.today()
      AND (a.recovered_on IS NULL OR a.recovered_on > platform.today()) AND access.absence_readable(a.id)) $$;
-- The application judges that day itself.
CREATE OR REPLACE FUNCTION access.absences_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(jsonb_agg(jsonb_build_object('firstDay', b.first_day, 'recoveredOn', b.recovered_on,
      'readUntil', CASE WHEN b.read_until = 'infinity' THEN NULL ELSE coalesce(b.read_until, '-infinity') END)), '[]')
    FROM (SELECT a.first_day, a.recovered_on, access.absence_read_until(a.id) AS read_until
      FROM access.absence a WHERE a.employee_id = employee) b $$;

-- S7, V6: guided no longer than that, in whichever employment (0170).
CREATE OR REPLACE FUNCTION access.guidance_over_on(employee uuid) RETURNS SETOF date
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT least(a.recovered_on, g.last_day + 1, access.absence_read_until(a.id) + 1)
    FROM access.absence a JOIN access.employee e ON e.id = a.employee_id
    CROSS JOIN LATERAL (SELECT access.employed_until(e.id) AS last_day) w
    CROSS JOIN LATERAL (SELECT CASE
        WHEN desk.bears_risk_on(e.employer_id, a.first_day) AND desk.bears_risk_on(e.employer_id, w.last_day)
        THEN (w.last_day
          + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment'))::date
        ELSE w.last_day END AS last_day) g
    WHERE a.employee_id = employee AND a.first_day <= platform.today() AND a.first_day <= g.last_day
      AND EXISTS (SELECT 1 FROM access.agreement s WHERE s.employer_id = e.employer_id
        AND s.services && '{absence-guidance,reintegration}'
        AND s.starts_on <= platform.today() AND (s.ends_on IS NULL OR s.ends_on >= platform.today())) $$;

GRANT EXECUTE ON FUNCTION access.absence_read_until(uuid), access.absent_on(uuid, date, uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
GRANT EXECUTE ON FUNCTION access.refuse_second_absence() TO kluis_employee;
