-- V10: figures leave for groups of at least the minimum only, differences between groups included. What is too few to be said isn't
-- stored: a row holds what may leave, and nothing else. It is counted once, when its quarter is over and every absence that began in it
-- is as long as its class says; nothing that is reported afterwards changes it.
CREATE TABLE employer.group_figure (
  id           uuid PRIMARY KEY,
  employer_id  uuid NOT NULL REFERENCES access.employer,
  starts_on    date NOT NULL CHECK (starts_on = date_trunc('quarter', starts_on)::date),
  ends_on      date NOT NULL CHECK (ends_on = (starts_on + interval '3 months' - interval '1 day')::date),
  -- By which numbers of the policies it was counted. A minimum of one would say by 'too few' that there is nobody.
  minimum      integer NOT NULL CHECK (minimum > 1),
  short_days   integer NOT NULL CHECK (short_days > 0),
  medium_days  integer NOT NULL CHECK (medium_days > short_days),
  -- People, each once; NULL is too few to be said, or would give away others that are. Longer is medium and long.
  absent       integer CHECK (absent >= minimum),
  short        integer CHECK (short >= minimum),
  longer       integer CHECK (longer >= minimum),
  medium       integer CHECK (medium >= minimum),
  long         integer CHECK (long >= minimum),
  counted_on   date NOT NULL DEFAULT platform.today(),
  UNIQUE (employer_id, starts_on),
  -- A whole is shown in its parts, or no part of it: else a part is what the whole lacks of the others.
  CHECK ((short IS NULL) = (longer IS NULL) AND (medium IS NULL) = (long IS NULL)),
  CHECK (short IS NULL OR absent IS NOT DISTINCT FROM short + longer),
  CHECK (medium IS NULL OR longer IS NOT DISTINCT FROM medium + long)
);
ALTER TABLE employer.group_figure ENABLE ROW LEVEL SECURITY;
ALTER TABLE employer.group_figure FORCE ROW LEVEL SECURITY;

-- Absent people of an employer, by the length of the longest absence that began on these days: on the day of recovery one is at work.
CREATE FUNCTION employer.absent_people(employer uuid, first_day date, last_day date, short_days integer, medium_days integer,
    OUT short integer, OUT medium integer, OUT long integer)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT count(*) FILTER (WHERE p.days <= short_days)::integer,
      count(*) FILTER (WHERE p.days > short_days AND p.days <= medium_days)::integer,
      count(*) FILTER (WHERE p.days > medium_days)::integer
    FROM (SELECT max(coalesce(a.recovered_on - a.first_day, medium_days + 1)) AS days
      FROM access.absence a JOIN access.employee e ON e.id = a.employee_id
      WHERE e.employer_id = employer AND a.first_day BETWEEN absent_people.first_day AND absent_people.last_day
      GROUP BY a.employee_id) p $$;

-- The quarters of an employer that can be counted today: over for so long that an absence of their last day is of the last class, not
-- earlier than the employer looks back (V6), and with a day under an agreement that is about absence (D7). Nothing here depends on who
-- was absent: that a quarter has a figure says nothing.
CREATE FUNCTION employer.countable_quarters(employer uuid) RETURNS TABLE (starts_on date, ends_on date)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT q.first::date, (q.first + interval '3 months' - interval '1 day')::date
    FROM generate_series(date_trunc('quarter', (platform.today()
        - (SELECT t.term FROM access.policy_term t WHERE t.name = 'group-figure-looking-back'))),
      platform.today()::timestamp, interval '3 months') AS q (first)
    WHERE (q.first + interval '3 months' - interval '1 day')::date + access.policy_amount('group-figure-medium-days') < platform.today()
      AND q.first::date >= (platform.today()
        - (SELECT t.term FROM access.policy_term t WHERE t.name = 'group-figure-looking-back'))::date
      AND EXISTS (SELECT 1 FROM access.agreement g WHERE g.employer_id = employer AND 'absence-guidance' = ANY (g.services)
        AND daterange(g.starts_on, g.ends_on, '[]')
          && daterange(q.first::date, (q.first + interval '3 months')::date, '[)')) $$;

-- The database counts again: what is written is what is on record, too few is never written, and neither is what would say it.
CREATE FUNCTION employer.is_what_may_leave(f employer.group_figure) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT f.minimum = access.policy_amount('group-figure-minimum')
      AND f.short_days = access.policy_amount('group-figure-short-days')
      AND f.medium_days = access.policy_amount('group-figure-medium-days')
      AND f.absent IS NOT DISTINCT FROM CASE WHEN c.short + c.medium + c.long >= f.minimum THEN c.short + c.medium + c.long END
      AND f.short IS NOT DISTINCT FROM CASE WHEN least(c.short, c.medium + c.long) >= f.minimum THEN c.short END
      AND f.longer IS NOT DISTINCT FROM CASE WHEN least(c.short, c.medium + c.long) >= f.minimum THEN c.medium + c.long END
      AND f.medium IS NOT DISTINCT FROM CASE WHEN least(c.short, c.medium, c.long) >= f.minimum THEN c.medium END
      AND f.long IS NOT DISTINCT FROM CASE WHEN least(c.short, c.medium, c.long) >= f.minimum THEN c.long END
    FROM employer.absent_people(f.employer_id, f.starts_on, f.ends_on, f.short_days, f.medium_days) c $$;

-- D7: who guides the absent sees them while an agreement in force is about that.
CREATE FUNCTION access.guidance_agreed(employer uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.agreement s WHERE s.employer_id = employer
    AND s.services && '{absence-guidance,reintegration}'
    AND s.starts_on <= platform.today() AND (s.ends_on IS NULL OR s.ends_on >= platform.today())) $$;

-- V8 (M32), V5: whom the matrix and the edition of the agreement give a group report. V10: a minimum that was raised since counts at once.
GRANT SELECT ON employer.group_figure TO kluis_employer;
CREATE POLICY whom_a_group_report_goes_to ON employer.group_figure FOR SELECT TO kluis_employer
  USING (minimum >= (SELECT access.policy_amount('group-figure-minimum'))
    AND employer_id = ANY ((SELECT access.employers())::uuid[])
    AND CASE (SELECT access.circle()) WHEN 'employer' THEN true WHEN 'casework' THEN access.guidance_agreed(employer_id) ELSE false END
    AND access.may_receive((SELECT access.acting_role()), employer_id, 'M32'));

-- The job writes each once and reads none: it knows of which quarters it wrote one. Nobody changes or deletes any.
GRANT USAGE ON SCHEMA employer TO kluis_jobs;
GRANT SELECT (employer_id, starts_on), INSERT ON employer.group_figure TO kluis_jobs;
CREATE POLICY the_job_knows_what_it_counted ON employer.group_figure FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_counts_what_is_over ON employer.group_figure FOR INSERT TO kluis_jobs
  WITH CHECK (counted_on = platform.today()
    AND EXISTS (SELECT 1 FROM employer.countable_quarters(group_figure.employer_id) q
      WHERE q.starts_on = group_figure.starts_on AND q.ends_on = group_figure.ends_on)
    AND employer.is_what_may_leave(group_figure));
GRANT EXECUTE ON FUNCTION employer.absent_people(uuid, date, date, integer, integer), employer.countable_quarters(uuid),
    employer.is_what_may_leave(employer.group_figure) TO kluis_jobs;
GRANT EXECUTE ON FUNCTION access.guidance_agreed(uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- The index of ids knows them, as everything that somebody can be shown.
CREATE POLICY the_job_indexes_group_figures ON access.record FOR INSERT TO kluis_jobs
  WITH CHECK (indexed_by = current_user AND kind = 'GroupFigure' AND employee_id IS NULL);
