-- S5, S9, S13: a doctor leaves. In one act his employees have another doctor, what he delegated and whom he supervised or
-- deputised for is over, and his role as a doctor has ended.
CREATE TABLE access.departure (
  id           uuid PRIMARY KEY,
  doctor_id    uuid NOT NULL REFERENCES access.account,
  successor_id uuid NOT NULL REFERENCES access.account,
  recorded_by  uuid NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK (successor_id <> doctor_id),
  CHECK (recorded_by NOT IN (doctor_id, successor_id))
);
CREATE INDEX ON access.departure (doctor_id);

ALTER TABLE access.departure ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.departure FORCE ROW LEVEL SECURITY;
CREATE POLICY who_sees_who_left ON access.departure FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'doctor' THEN successor_id = (SELECT access.acting_account()) AND (SELECT access.registered(access.acting_account()))
    ELSE (SELECT access.supervises()) END);
GRANT SELECT, INSERT (id, doctor_id, successor_id, recorded_by) ON access.departure TO kluis_desk;
-- S9: by who may give a responsibility, and never to himself.
CREATE POLICY doctors_who_supervise_record_it ON access.departure FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.supervises()) AND recorded_by = (SELECT access.acting_account())
              AND recorded_at = platform.clock() AND access.acts_as_doctor(successor_id));

-- The acting doctor records at this moment that this one leaves.
CREATE FUNCTION access.departs_now(doctor uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.departure d WHERE d.doctor_id = doctor
    AND d.recorded_by = access.acting_account() AND d.recorded_at = platform.clock()) $$;
GRANT EXECUTE ON FUNCTION access.departs_now(uuid) TO kluis_desk;

CREATE POLICY a_departure_withdraws ON access.delegation FOR UPDATE TO kluis_desk
  USING (withdrawn_at IS NULL AND valid_until > platform.clock() AND (SELECT access.supervises()) AND access.departs_now(doctor_id))
  WITH CHECK (withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at = platform.clock());

-- As before (0014), and: a role of the doctors' circle ends with its doctor's departure.
CREATE OR REPLACE FUNCTION access.role_change_is_signed(before access.role, after access.role) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT before.ended_at IS NULL AND EXISTS (SELECT 1 FROM access.granting g WHERE g.role = before.role AND CASE
      WHEN after.ended_at IS NOT NULL THEN
        (after.approved_by, after.confirmed_by, after.in_force_since)
          IS NOT DISTINCT FROM (before.approved_by, before.confirmed_by, before.in_force_since)
        AND after.ended_at = platform.clock() AND after.ended_by = access.acting_account()
        AND access.circle() IS NOT NULL
        AND (access.acting_role() = ANY (g.proposed_by)
             OR (before.circle = 'doctor' AND access.supervises() AND access.departs_now(before.account_id)))
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
