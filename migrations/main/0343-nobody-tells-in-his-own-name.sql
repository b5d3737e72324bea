-- S9: nobody records himself that the employee was told that he is the doctor, as of a stated duty and an emergency: by that it opens to
-- him. As before (0185), but for that.
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
        AND CASE after.told_how WHEN 'posted' THEN access.acting_account() IS DISTINCT FROM before.doctor_id
          WHEN 'in-app' THEN EXISTS (SELECT 1 FROM access.employee e
                                     WHERE e.id = before.employee_id AND e.person_account_id IS NOT NULL)
          ELSE false END
    END $$;
-- Whom no letter of his waits for isn't shown where it would go (0250).
CREATE OR REPLACE FUNCTION access.letter_of_doctors_waits(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
      WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND r.ended_at IS NULL AND r.told_at IS NULL
        AND r.doctor_id <> access.acting_account())
    OR EXISTS (SELECT 1 FROM access.stated_duty d
      WHERE d.employee_id = employee AND d.doctor_id <> access.acting_account()
        AND d.ended_at IS NULL AND d.valid_until > platform.clock() AND d.told_at IS NULL)
    OR EXISTS (SELECT 1 FROM access.emergency y
      WHERE y.employee_id = employee AND y.told_at IS NULL AND y.opened_by <> access.acting_account()
        AND NOT access.telling_postponed(y.id) AND NOT access.reads_notices(employee)) $$;

-- I9, S8: where the letter about an emergency would have gone was read between its opening and its postponing; while that waits, the own log
-- keeps it back with the rest (0033). As before (0328), but for that.
CREATE OR REPLACE FUNCTION trail.waits_for_telling(employee uuid, seen text, record uuid, account uuid, moment timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(
    CASE WHEN seen IN ('Emergency', 'EmergencyReason', 'EmergencyPostponement', 'EmergencyPiece', 'FoundPerson', 'Addressee') THEN EXISTS (
      SELECT 1 FROM access.emergency e WHERE e.employee_id = employee AND e.told_at IS NULL AND CASE seen
          WHEN 'EmergencyPiece' THEN account = e.opened_by AND moment >= e.opened_at
          WHEN 'FoundPerson' THEN account = e.opened_by AND moment >= e.opened_at
            - (SELECT t.term FROM access.policy_term t WHERE t.name = 'emergency-telling')
          WHEN 'Addressee' THEN moment >= e.opened_at
            AND moment < (SELECT max(p.postponed_at) FROM access.emergency_postponement p WHERE p.emergency_id = e.id)
          WHEN 'EmergencyPostponement' THEN
            EXISTS (SELECT 1 FROM access.emergency_postponement p WHERE p.id = record AND p.emergency_id = e.id)
          ELSE record = e.id END
        AND access.telling_postponed(e.id)) END, false) $$;
