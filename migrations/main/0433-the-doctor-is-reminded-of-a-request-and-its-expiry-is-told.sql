-- C17: the doctor is reminded of a request that waits, once; the employee is told that one was repaired, and that one came to nothing. What was told
-- is a row that nobody changes.
CREATE TABLE medical.disclosure_told (
  request_id  uuid NOT NULL,
  employee_id uuid NOT NULL,
  what        text NOT NULL CHECK (what IN ('reminded', 'expired')),
  told_at     timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (request_id, what),
  FOREIGN KEY (request_id, employee_id) REFERENCES medical.disclosure_request (id, employee_id)
);
ALTER TABLE medical.disclosure_told ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_told FORCE ROW LEVEL SECURITY;

-- The job sees ids, days and codes of requests: nothing of who asks what.
GRANT SELECT (id, employee_id) ON medical.disclosure_request TO kluis_jobs;
GRANT SELECT (request_id, round, received_on, consent_id, lacking, recorded_at) ON medical.disclosure_round TO kluis_jobs;
GRANT SELECT (request_id) ON medical.disclosure_decision TO kluis_jobs;
GRANT SELECT, INSERT (request_id, employee_id, what) ON medical.disclosure_told TO kluis_jobs;
CREATE POLICY the_job_sees_days ON medical.disclosure_round FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_that_it_was_decided ON medical.disclosure_decision FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_what_it_told ON medical.disclosure_told FOR SELECT TO kluis_jobs USING (true);

CREATE FUNCTION medical.is_taken_back(request uuid, consent uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = request)
    OR EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = consent) $$;
-- Complete, before the doctor since so many days, and he said nothing.
CREATE FUNCTION medical.waits_for_the_doctor(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM (SELECT o.received_on, o.consent_id, o.lacking FROM medical.disclosure_round o
      WHERE o.request_id = request ORDER BY o.round DESC LIMIT 1) l
    WHERE l.lacking IS NULL AND NOT medical.is_taken_back(request, l.consent_id)
      AND platform.today() >= l.received_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'disclosure-reminding')
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_decision d WHERE d.request_id = request)) $$;
-- Repaired and lacking something still, or not repaired in time.
CREATE FUNCTION medical.came_to_nothing(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM (SELECT o.round, o.lacking, o.recorded_at FROM medical.disclosure_round o
      WHERE o.request_id = request ORDER BY o.round DESC LIMIT 1) l
    WHERE l.lacking IS NOT NULL AND (l.round = 2 OR medical.repair_until(l.recorded_at) < platform.today()))
    AND NOT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = request) $$;
CREATE FUNCTION medical.was_told_now(request uuid, of_what text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_told t
    WHERE t.request_id = request AND t.what = of_what AND t.told_at = platform.clock()) $$;
GRANT EXECUTE ON FUNCTION medical.is_taken_back(uuid, uuid), medical.waits_for_the_doctor(uuid), medical.came_to_nothing(uuid),
  medical.was_told_now(uuid, text), medical.repair_until(timestamptz), access.dossier_doctor_of(uuid) TO kluis_jobs;

CREATE POLICY the_job_sees_what_is_to_be_told ON medical.disclosure_request FOR SELECT TO kluis_jobs
  USING (medical.waits_for_the_doctor(id) OR medical.came_to_nothing(id));
CREATE POLICY the_job_tells_what_is_so ON medical.disclosure_told FOR INSERT TO kluis_jobs
  WITH CHECK (told_at = platform.clock() AND CASE what
    WHEN 'reminded' THEN medical.waits_for_the_doctor(request_id)
    WHEN 'expired' THEN medical.came_to_nothing(request_id) END);
CREATE POLICY a_request_that_waits_or_expired_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND EXISTS (SELECT 1 FROM medical.disclosure_request r WHERE r.id = about AND CASE code
    WHEN 'disclosure-waits' THEN medical.was_told_now(r.id, 'reminded') AND account_id = access.dossier_doctor_of(r.employee_id)
    WHEN 'disclosure-expired' THEN medical.was_told_now(r.id, 'expired') AND account_id = medical.account_of(r.employee_id)
    ELSE false END));
CREATE POLICY a_repair_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'disclosure-repaired' AND EXISTS (SELECT 1 FROM medical.disclosure_round o
    WHERE o.request_id = about AND o.round = 2 AND o.recorded_at = platform.clock() AND account_id = medical.account_of(o.employee_id)));
