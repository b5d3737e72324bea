-- I9, S8: while a doctor postpones that the employee is told of an emergency, his own log keeps back what was done in it and to find whose
-- dossier it was: by who opened it. That somebody else looked him up stands there, as at any time.
CREATE OR REPLACE FUNCTION trail.waits_for_telling(employee uuid, seen text, record uuid, account uuid, moment timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(
    CASE WHEN seen IN ('Emergency', 'EmergencyReason', 'EmergencyPostponement', 'EmergencyPiece', 'FoundPerson') THEN EXISTS (
      SELECT 1 FROM access.emergency e WHERE e.employee_id = employee AND e.told_at IS NULL AND CASE seen
          WHEN 'EmergencyPiece' THEN account = e.opened_by AND moment >= e.opened_at
          WHEN 'FoundPerson' THEN account = e.opened_by AND moment >= e.opened_at
            - (SELECT t.term FROM access.policy_term t WHERE t.name = 'emergency-telling')
          WHEN 'EmergencyPostponement' THEN
            EXISTS (SELECT 1 FROM access.emergency_postponement p WHERE p.id = record AND p.emergency_id = e.id)
          ELSE record = e.id END
        AND access.telling_postponed(e.id)) END, false) $$;
