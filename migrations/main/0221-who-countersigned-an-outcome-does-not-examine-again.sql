-- V4: a re-examination is by another doctor than was heard before, and who countersigned was heard. So who countersigned stands with an
-- outcome; it is in nobody else's name than of who does it at that moment, and none of an own outcome.
ALTER TABLE medical.examination_outcome ADD COLUMN countersigned_by uuid CHECK (countersigned_by <> doctor_id);
CREATE POLICY who_countersigned_stands_with_it ON medical.examination_outcome AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (countersigned_by IS NOT DISTINCT FROM CASE WHEN doctor_id <> (SELECT access.acting_account())
    THEN (SELECT access.acting_account()) END);

-- As before (0077), and of who countersigned.
CREATE OR REPLACE FUNCTION medical.awaits_another_doctor(outcome uuid, doctor uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.examination_outcome s JOIN medical.examination_outcome o USING (examination_id)
    CROSS JOIN LATERAL medical.last_decision(o.id) d
    WHERE s.id = outcome AND doctor IN (o.doctor_id, o.countersigned_by) AND d.decision = 're-examination') $$;
CREATE POLICY not_by_who_was_heard_before ON medical.examination_outcome AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT medical.awaits_another_doctor(supersedes, countersigned_by));
CREATE POLICY not_for_who_was_heard_before ON medical.proposal AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT medical.awaits_another_doctor(supersedes, supervisor_id));
