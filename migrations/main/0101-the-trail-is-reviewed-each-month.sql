-- A6: the log administrator reviews each month a sample of the trail, and all emergency, bulk and self-accesses, on record: ids,
-- codes and dates. A month is reviewed once, by lines that a recorded seed drew.
CREATE TABLE access.log_review (
  id          uuid PRIMARY KEY,
  month       date NOT NULL UNIQUE CHECK (extract(day FROM month) = 1),
  -- Who has it draws the same lines again: in the order of the SHA-256 of the seed, a space and the line's number.
  seed        text NOT NULL CHECK (seed ~ '^[0-9a-f]{64}$'),
  sample_size integer NOT NULL CHECK (sample_size > 0),
  drawn_from  bigint NOT NULL CHECK (drawn_from >= 0),
  opened_by   uuid NOT NULL REFERENCES access.account,
  opened_at   timestamptz NOT NULL DEFAULT platform.clock(),
  signed_by   uuid REFERENCES access.account,
  signed_at   timestamptz CHECK (signed_at >= opened_at),
  CHECK ((signed_at IS NULL) = (signed_by IS NULL))
);
CREATE TABLE access.log_review_line (
  review_id   uuid NOT NULL REFERENCES access.log_review,
  line_id     bigint NOT NULL,
  why         text NOT NULL CHECK (why IN ('sample', 'emergency', 'self', 'bulk')),
  -- Of the line: whose act it was, and whose dossier it is about.
  caused_by   uuid,
  employee_id uuid,
  judgement   text CHECK (judgement IN ('in-order', 'to-look-into')),
  judged_by   uuid CHECK (judged_by <> caused_by),
  judged_at   timestamptz,
  PRIMARY KEY (review_id, line_id),
  CHECK (num_nonnulls(judgement, judged_by, judged_at) IN (0, 3))
);
-- What was told of a month that nobody signed in time: once.
CREATE TABLE access.log_review_reminder (
  id      uuid PRIMARY KEY,
  month   date NOT NULL UNIQUE CHECK (extract(day FROM month) = 1),
  told_at timestamptz NOT NULL DEFAULT platform.clock()
);
-- A month's lines, without reading those of all years.
CREATE INDEX ON trail.line USING brin (at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['log_review', 'log_review_line', 'log_review_reminder'] LOOP
    EXECUTE format('ALTER TABLE access.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE access.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

CREATE FUNCTION access.sees_log_reviews() RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.circle() IN ('log-review', 'supervision'), false) $$;
-- Nobody reviews himself: whoever reviews the trail has his own lines reviewed by another, or by the officer.
CREATE FUNCTION access.reviews_the_trail(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role r
    WHERE r.account_id = account AND r.circle = 'log-review' AND r.in_force_since IS NOT NULL) $$;
CREATE FUNCTION access.log_review_goes_on(review uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.log_review r WHERE r.id = review AND r.signed_at IS NULL) $$;
CREATE FUNCTION access.is_all_judged(review uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM access.log_review_line l WHERE l.review_id = review AND l.judgement IS NULL) $$;

GRANT SELECT ON access.log_review, access.log_review_line TO kluis_desk, kluis_trail;
CREATE POLICY who_sees_reviews ON access.log_review FOR SELECT TO kluis_desk, kluis_trail USING ((SELECT access.sees_log_reviews()));
CREATE POLICY who_sees_reviewed_lines ON access.log_review_line FOR SELECT TO kluis_desk, kluis_trail
  USING ((SELECT access.sees_log_reviews()));

GRANT INSERT (id, month, seed, sample_size, drawn_from, opened_by) ON access.log_review TO kluis_desk;
CREATE POLICY a_month_that_is_over_is_opened ON access.log_review FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'log-review' AND opened_by = (SELECT access.acting_account())
    AND opened_at = platform.clock() AND (month + interval '1 month')::date <= platform.today());
GRANT INSERT (review_id, line_id, why, caused_by, employee_id) ON access.log_review_line TO kluis_desk;
-- Lines come with the review and never after.
CREATE POLICY lines_are_drawn_at_once ON access.log_review_line FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'log-review' AND judgement IS NULL AND EXISTS (SELECT 1 FROM access.log_review r
    WHERE r.id = review_id AND r.opened_by = (SELECT access.acting_account()) AND r.opened_at = platform.clock()
      AND r.signed_at IS NULL));

GRANT UPDATE (judgement, judged_by, judged_at) ON access.log_review_line TO kluis_desk;
CREATE POLICY another_judges ON access.log_review_line FOR UPDATE TO kluis_desk
  USING (judgement IS NULL AND (SELECT access.sees_log_reviews()))
  WITH CHECK (judged_by = (SELECT access.acting_account()) AND judged_by IS DISTINCT FROM caused_by
    AND judged_at = platform.clock() AND access.log_review_goes_on(review_id)
    AND ((SELECT access.circle()) = 'log-review' OR access.reviews_the_trail(caused_by)));
GRANT UPDATE (signed_by, signed_at) ON access.log_review TO kluis_desk;
CREATE POLICY it_is_signed_once_all_is_judged ON access.log_review FOR UPDATE TO kluis_desk
  USING (signed_at IS NULL AND (SELECT access.circle()) = 'log-review')
  WITH CHECK (signed_by = (SELECT access.acting_account()) AND signed_at = platform.clock() AND access.is_all_judged(id));

-- The job sees which months are signed, and tells of the others.
GRANT SELECT ON access.log_review, access.log_review_reminder TO kluis_jobs;
GRANT INSERT (id, month) ON access.log_review_reminder TO kluis_jobs;
CREATE POLICY the_job_sees_which_months ON access.log_review FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_what_it_told ON access.log_review_reminder FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_tells_once ON access.log_review_reminder FOR INSERT TO kluis_jobs
  WITH CHECK ((SELECT access.acting_account()) IS NULL AND told_at = platform.clock()
    AND (month + interval '1 month' - interval '1 day'
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'log-review-due'))::date < platform.today()
    AND NOT EXISTS (SELECT 1 FROM access.log_review r WHERE r.month = log_review_reminder.month AND r.signed_at IS NOT NULL));
CREATE POLICY a_late_review_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND code = 'log-review-late' AND EXISTS (SELECT 1 FROM access.role r
    WHERE r.account_id = notice.account_id AND r.circle IN ('log-review', 'supervision') AND access.role_in_force(r)));

GRANT EXECUTE ON FUNCTION access.sees_log_reviews(), access.reviews_the_trail(uuid), access.log_review_goes_on(uuid),
  access.is_all_judged(uuid) TO kluis_desk, kluis_trail;
