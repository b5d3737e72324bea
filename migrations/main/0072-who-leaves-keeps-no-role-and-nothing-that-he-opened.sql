-- S9: a former doctor keeps no access. With his departure ends every role of his that opens medical data, as its page says, or is of
-- the doctors' circles; those too that wait for a signature. What he is given afterwards is given anew, by everybody who signs.
CREATE FUNCTION access.leaves_with_a_doctor(held access.role) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.is_of_doctors(held.circle)
    OR EXISTS (SELECT 1 FROM access.granting g WHERE g.role = held.role AND g.opens_medical) $$;

-- As before (0043), and: not the doctors' circle alone.
CREATE OR REPLACE FUNCTION access.role_change_is_signed(before access.role, after access.role) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT before.ended_at IS NULL AND EXISTS (SELECT 1 FROM access.granting g WHERE g.role = before.role AND CASE
      WHEN after.ended_at IS NOT NULL THEN
        (after.approved_by, after.confirmed_by, after.in_force_since)
          IS NOT DISTINCT FROM (before.approved_by, before.confirmed_by, before.in_force_since)
        AND after.ended_at = platform.clock() AND after.ended_by = access.acting_account()
        AND access.circle() IS NOT NULL
        AND (access.acting_role() = ANY (g.proposed_by)
             OR (access.leaves_with_a_doctor(before) AND access.supervises() AND access.departs_now(before.account_id)))
      WHEN before.in_force_since IS NOT NULL THEN false
      WHEN before.needs_approval AND before.approved_by IS NULL THEN
        after.approved_by = access.acting_account() AND after.confirmed_by IS NULL
        AND after.in_force_since IS NOT DISTINCT FROM CASE WHEN before.needs_confirmation THEN NULL ELSE platform.clock() END
        AND access.may_sign_for(after, g.approved_by) AND access.as_its_page_says(after)
        AND (NOT g.opens_medical OR access.registered(access.acting_account()))
      WHEN before.needs_confirmation THEN
        after.approved_by IS NOT DISTINCT FROM before.approved_by AND after.confirmed_by = access.acting_account()
        AND after.in_force_since = platform.clock()
        AND access.may_sign_for(after, g.confirmed_by) AND access.as_its_page_says(after)
      ELSE false END) $$;

-- S13: the duties that he stated end with him. As before (0023), and by who records that he leaves.
CREATE OR REPLACE FUNCTION access.is_an_end_of_duty(before access.stated_duty, after access.stated_duty) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_by IS NOT NULL THEN
        after.ended_by = access.acting_account() AND after.ended_at = platform.clock()
        AND (access.circle() = 'medical-direction' OR before.doctor_id = access.acting_account()
             OR access.departs_now(before.doctor_id))
      WHEN before.valid_until <= platform.clock() THEN after.ended_at = before.valid_until
      ELSE after.ended_at = platform.clock() AND access.has_responsible_doctor(before.employee_id)
    END $$;

-- S8: and the hour that he opened in an emergency; a new role doesn't bring it back.
ALTER TABLE access.emergency ADD COLUMN ended_at timestamptz CHECK (ended_at >= opened_at);
GRANT UPDATE (ended_at) ON access.emergency TO kluis_desk;

CREATE OR REPLACE FUNCTION access.in_emergency(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.acting_purpose() = 'emergency', false) AND EXISTS (
      SELECT 1 FROM access.emergency e
      WHERE e.employee_id = employee AND e.opened_by = access.acting_account()
        AND e.opened_at <= platform.clock() AND e.valid_until > platform.clock()
        AND (e.ended_at IS NULL OR e.ended_at > platform.clock())
        AND e.finding IS DISTINCT FROM 'not-justified')
    AND access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee) $$;
CREATE OR REPLACE FUNCTION access.emergencies_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('openedBy', e.opened_by, 'from', e.opened_at,
      'validUntil', e.valid_until,
      'endedAt', least(e.ended_at, CASE WHEN e.finding = 'not-justified' THEN e.reviewed_at END)))
    FROM access.emergency e WHERE e.employee_id = employee AND e.opened_by = access.acting_account()), '[]') $$;

CREATE OR REPLACE FUNCTION access.is_a_step_of_emergency(before access.emergency, after access.emergency) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS DISTINCT FROM before.ended_at THEN
        before.ended_at IS NULL AND after.ended_at = greatest(before.opened_at, platform.clock())
        AND access.departs_now(before.opened_by)
        AND (after.told_at, after.told_how, after.reviewed_at, after.reviewed_by, after.finding)
          IS NOT DISTINCT FROM (before.told_at, before.told_how, before.reviewed_at, before.reviewed_by, before.finding)
      WHEN after.told_at IS DISTINCT FROM before.told_at THEN
        before.told_at IS NULL AND after.told_at BETWEEN before.opened_at AND platform.clock()
        AND (after.reviewed_at, after.finding) IS NOT DISTINCT FROM (before.reviewed_at, before.finding)
        AND CASE after.told_how
          WHEN 'posted' THEN before.opened_by <> access.acting_account() AND NOT access.reads_notices(before.employee_id)
          ELSE current_user = 'kluis_jobs' END
      ELSE before.reviewed_at IS NULL AND after.reviewed_at = platform.clock()
        AND after.reviewed_by = access.acting_account() AND after.told_how IS NOT DISTINCT FROM before.told_how
    END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
