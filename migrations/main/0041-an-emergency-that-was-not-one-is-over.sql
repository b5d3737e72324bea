-- S8: a review that found no emergency ends it, with the next request; the hour it was opened for doesn't matter any more.
CREATE OR REPLACE FUNCTION access.in_emergency(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.acting_purpose() = 'emergency', false) AND EXISTS (
      SELECT 1 FROM access.emergency e
      WHERE e.employee_id = employee AND e.opened_by = access.acting_account()
        AND e.opened_at <= platform.clock() AND e.valid_until > platform.clock()
        AND e.finding IS DISTINCT FROM 'not-justified')
    AND access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee) $$;

CREATE OR REPLACE FUNCTION access.emergencies_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('openedBy', e.opened_by, 'from', e.opened_at,
      'validUntil', e.valid_until, 'endedAt', CASE WHEN e.finding = 'not-justified' THEN e.reviewed_at END))
    FROM access.emergency e WHERE e.employee_id = employee AND e.opened_by = access.acting_account()), '[]') $$;
