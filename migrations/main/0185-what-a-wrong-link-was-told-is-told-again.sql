-- S9, I1: what an account was told that wasn't the person's, she wasn't told. With the link end the tellings that went to it alone: the
-- dossier opens to its doctor again once she links it herself, or a letter was posted.
CREATE FUNCTION access.link_ended_now(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.link_ending x
    WHERE x.employee_id = employee AND x.confirmed_by = access.acting_account() AND x.confirmed_at = platform.clock()) $$;
CREATE FUNCTION access.linked_now(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e JOIN access.invitation i ON i.employee_id = e.id AND i.used_by = e.person_account_id
    WHERE e.id = employee AND i.used_at = platform.clock()) $$;

-- As before (0112), and: what a wrong link was told is taken back with it.
CREATE OR REPLACE FUNCTION access.is_a_step_of_responsibility(before access.responsibility, after access.responsibility)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS NOT NULL THEN
        after.ended_at = greatest(before.effective_from, platform.clock())
        AND CASE WHEN after.ended_because IS NULL THEN after.ended_by = access.acting_account()
          ELSE after.ended_because = access.over_because(before) AND after.ended_by IS NOT DISTINCT FROM access.over_by(before) END
        AND (after.effective_from, after.confirmed_by, after.told_at, after.told_how)
          IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by, before.told_at, before.told_how)
      WHEN before.effective_from IS NULL THEN
        after.effective_from = platform.clock() AND after.told_at IS NULL AND after.told_how IS NULL
        AND access.acts_as_doctor(before.doctor_id) AND access.agreed_since(before.employee_id, platform.clock())
        AND access.gives_since(before.given_by, before.given_at)
        AND CASE WHEN before.given_by = before.doctor_id
          THEN after.confirmed_by = access.acting_account() AND after.confirmed_by <> before.doctor_id
          ELSE after.confirmed_by IS NULL AND before.given_by = access.acting_account() END
      WHEN before.told_at IS NOT NULL THEN
        before.told_how = 'in-app' AND after.told_at IS NULL AND after.told_how IS NULL AND access.link_ended_now(before.employee_id)
        AND (after.effective_from, after.confirmed_by) IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by)
      ELSE after.told_at BETWEEN before.effective_from AND platform.clock()
        AND access.over_because(before) IS NULL
        AND (after.effective_from, after.confirmed_by) IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by)
        AND CASE after.told_how WHEN 'posted' THEN true
          WHEN 'in-app' THEN EXISTS (SELECT 1 FROM access.employee e
                                     WHERE e.id = before.employee_id AND e.person_account_id IS NOT NULL)
          ELSE false END
    END $$;
CREATE POLICY what_a_wrong_link_was_told_ends_with_it ON access.responsibility FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND ended_at IS NULL AND told_how = 'in-app' AND access.link_ended_now(employee_id))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND ended_at IS NULL AND told_at IS NULL);
-- S9: who links the own dossier is told in that act who the doctor is, where no letter told it yet; a duty that somebody stated for the
-- time being is over then (0023).
CREATE POLICY who_links_is_told ON access.responsibility FOR UPDATE TO kluis_desk
  USING (access.acting_role() IS NULL AND ended_at IS NULL AND told_at IS NULL AND access.linked_now(employee_id))
  WITH CHECK (access.acting_role() IS NULL AND ended_at IS NULL AND told_at = platform.clock() AND told_how = 'in-app');
CREATE POLICY a_duty_ends_with_a_doctor_told_of ON access.stated_duty FOR UPDATE TO kluis_desk
  USING (access.acting_role() IS NULL AND ended_at IS NULL AND access.linked_now(employee_id)
    AND access.has_responsible_doctor(employee_id))
  WITH CHECK (access.acting_role() IS NULL AND ended_at = platform.clock() AND ended_by IS NULL);

-- The same of a stated duty. As before (0175), and: taken back with the link, and told to who links.
CREATE OR REPLACE FUNCTION access.is_a_step_of_duty(before access.stated_duty, after access.stated_duty) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN (after.told_at, after.told_how) IS NOT DISTINCT FROM (before.told_at, before.told_how)
        THEN access.is_an_end_of_duty(before, after)
      WHEN before.told_at IS NOT NULL THEN
        before.told_how = 'in-app' AND after.told_at IS NULL AND after.ended_at IS NULL AND access.link_ended_now(before.employee_id)
      ELSE after.told_at BETWEEN before.stated_at AND platform.clock()
        AND before.valid_until > platform.clock() AND after.ended_at IS NULL
        AND CASE after.told_how
          WHEN 'posted' THEN before.doctor_id <> access.acting_account()
          WHEN 'in-app' THEN access.reads_notices(before.employee_id)
            AND (before.doctor_id = access.acting_account() OR access.linked_now(before.employee_id))
          ELSE false END
    END $$;
CREATE POLICY what_a_wrong_link_was_told_ends_with_it ON access.stated_duty FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND ended_at IS NULL AND told_how = 'in-app' AND access.link_ended_now(employee_id))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND ended_at IS NULL AND told_at IS NULL);
CREATE POLICY who_links_is_told ON access.stated_duty FOR UPDATE TO kluis_desk
  USING (access.acting_role() IS NULL AND ended_at IS NULL AND told_at IS NULL AND access.linked_now(employee_id))
  WITH CHECK (access.acting_role() IS NULL AND ended_at IS NULL AND told_at = platform.clock() AND told_how = 'in-app');

-- S9: since when somebody's account wasn't the employee's any more; null while it is, or where it became so by another link.
CREATE FUNCTION access.link_ended_at(employee uuid, account uuid, since timestamptz) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT min(x.confirmed_at) FROM access.link_ending x
    WHERE x.employee_id = employee AND x.account_id = account AND x.confirmed_at >= since $$;

-- S14: what it asked of another doctor ends on record as well, by the job, which sees ids and dates of what is over alone (0115).
GRANT SELECT ON access.link_ending TO kluis_jobs;
CREATE POLICY the_job_looks_facts_up ON access.link_ending FOR SELECT TO kluis_jobs USING (true);
GRANT SELECT (asked_by) ON medical.second_opinion, medical.consultation TO kluis_jobs;
CREATE FUNCTION medical.was_asked_by_a_wrong_link(employee uuid, account uuid, asked_at timestamptz, valid_until timestamptz,
    withdrawn_at timestamptz, concluded_at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT concluded_at IS NULL AND (withdrawn_at IS NULL OR withdrawn_at = platform.clock()) AND valid_until > platform.clock()
    AND NOT access.was_the_employee(employee, account, asked_at) $$;
CREATE POLICY the_job_sees_what_ends_with_a_link ON medical.second_opinion FOR SELECT TO kluis_jobs
  USING (medical.was_asked_by_a_wrong_link(employee_id, asked_by, asked_at, valid_until, withdrawn_at, concluded_at));
CREATE POLICY the_job_sees_what_ends_with_a_link ON medical.consultation FOR SELECT TO kluis_jobs
  USING (medical.was_asked_by_a_wrong_link(employee_id, asked_by, asked_at, valid_until, withdrawn_at, concluded_at));

GRANT EXECUTE ON FUNCTION access.link_ended_now(uuid), access.linked_now(uuid), access.link_ended_at(uuid, uuid, timestamptz) TO kluis_desk;
GRANT EXECUTE ON FUNCTION access.was_the_employee(uuid, uuid, timestamptz),
  medical.was_asked_by_a_wrong_link(uuid, uuid, timestamptz, timestamptz, timestamptz, timestamptz) TO kluis_jobs;
GRANT EXECUTE ON FUNCTION access.is_a_step_of_responsibility(access.responsibility, access.responsibility), access.link_ended_now(uuid)
  TO kluis_desk, kluis_employer, kluis_jobs;
