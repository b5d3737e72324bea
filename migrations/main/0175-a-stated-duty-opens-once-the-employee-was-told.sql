-- S9, S13: the employee is told who the doctor is before the first opening, also where that is the core-expert doctor for a duty that
-- he states. Who has an account in use is told there, in the same moment; to another a letter is posted, by somebody else than who
-- stated it, and until that is on record the duty opens nothing. What can't wait for it is an emergency (S8).
ALTER TABLE access.stated_duty ADD COLUMN told_at timestamptz CHECK (told_at >= stated_at),
  ADD COLUMN told_how text CHECK (told_how IN ('in-app', 'posted')),
  ADD CHECK ((told_at IS NULL) = (told_how IS NULL));
-- Of those from before this page who had an account was told there and then.
ALTER TABLE access.stated_duty NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access.employee NO FORCE ROW LEVEL SECURITY;
UPDATE access.stated_duty d SET told_at = d.stated_at, told_how = 'in-app'
FROM access.employee e WHERE e.id = d.employee_id AND e.person_account_id IS NOT NULL;
ALTER TABLE access.stated_duty FORCE ROW LEVEL SECURITY;
ALTER TABLE access.employee FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION access.holds_duty(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
      SELECT 1 FROM access.stated_duty d
      WHERE d.employee_id = employee AND d.doctor_id = access.acting_account()
        AND d.stated_at <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.ended_at IS NULL OR d.ended_at > platform.clock()) AND d.told_at <= platform.clock()
        AND access.held_since(d.doctor_id, 'secrecy-supervision', d.stated_at))
    AND access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND NOT access.has_responsible_doctor(employee) $$;
CREATE OR REPLACE FUNCTION access.duties_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('doctorId', d.doctor_id, 'from', d.stated_at,
      'toldAt', d.told_at, 'validUntil', d.valid_until, 'endedAt', d.ended_at))
    FROM access.stated_duty d WHERE d.employee_id = employee AND d.doctor_id = access.acting_account()), '[]') $$;

-- Told once, while it runs: by the notice of who states it, or by a letter that somebody else posted.
CREATE FUNCTION access.is_a_step_of_duty(before access.stated_duty, after access.stated_duty) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN (after.told_at, after.told_how) IS NOT DISTINCT FROM (before.told_at, before.told_how)
        THEN access.is_an_end_of_duty(before, after)
      ELSE before.told_at IS NULL AND after.told_at BETWEEN before.stated_at AND platform.clock()
        AND before.valid_until > platform.clock() AND after.ended_at IS NULL
        AND CASE after.told_how
          WHEN 'posted' THEN before.doctor_id <> access.acting_account()
          WHEN 'in-app' THEN before.doctor_id = access.acting_account() AND access.reads_notices(before.employee_id)
          ELSE false END
    END $$;
DROP TRIGGER duties_end_once ON access.stated_duty;
CREATE TRIGGER duties_go_step_by_step BEFORE UPDATE ON access.stated_duty FOR EACH ROW
  WHEN (row_security_active('access.stated_duty') AND access.is_a_step_of_duty(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();
GRANT UPDATE (told_at, told_how) ON access.stated_duty TO kluis_desk;
CREATE POLICY its_telling_is_recorded ON access.stated_duty FOR UPDATE TO kluis_desk
  USING ((SELECT access.supervises()) AND ended_at IS NULL AND told_at IS NULL)
  WITH CHECK ((SELECT access.supervises()) AND told_at IS NOT NULL);

-- S9, S8: as before (0087), and of a duty that somebody else stated.
CREATE OR REPLACE FUNCTION access.letter_of_doctors_waits(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
      WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND r.ended_at IS NULL AND r.told_at IS NULL)
    OR EXISTS (SELECT 1 FROM access.stated_duty d
      WHERE d.employee_id = employee AND d.doctor_id <> access.acting_account()
        AND d.ended_at IS NULL AND d.valid_until > platform.clock() AND d.told_at IS NULL)
    OR EXISTS (SELECT 1 FROM access.emergency y
      WHERE y.employee_id = employee AND y.told_at IS NULL AND y.opened_by <> access.acting_account()
        AND NOT access.reads_notices(employee)) $$;
GRANT EXECUTE ON FUNCTION access.is_a_step_of_duty(access.stated_duty, access.stated_duty)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
