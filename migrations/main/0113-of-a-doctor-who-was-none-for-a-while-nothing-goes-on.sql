-- S9: as before (0112), and: between two roles that made somebody a doctor lies a time in which he was none, however the first ended,
-- and whether or not that was seen when it did. What he was responsible for before it is over.
CREATE OR REPLACE FUNCTION access.no_doctor_since(doctor uuid, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM access.role h
      WHERE h.account_id = doctor AND h.circle = 'doctor' AND h.ended_at IS NULL AND access.role_in_force(h))
    OR EXISTS (SELECT 1 FROM access.role h, least(h.ended_at, h.valid_until) AS last
      WHERE h.account_id = doctor AND h.circle = 'doctor' AND h.in_force_since <= last AND h.valid_from <= last
        AND last > since AND last <= platform.clock()
        AND NOT EXISTS (SELECT 1 FROM access.role n
          WHERE n.account_id = doctor AND n.circle = 'doctor' AND n.in_force_since <= last AND n.valid_from <= last
            AND (n.valid_until IS NULL OR n.valid_until > last) AND (n.ended_at IS NULL OR n.ended_at > last))) $$;
