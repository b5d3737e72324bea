-- V4: and not before the outcome was issued, on that same day either: what somebody signed in advance is no agreement to what he heard later.
-- As before (0392), by that.
CREATE OR REPLACE FUNCTION medical.is_new_scan(scan uuid, outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece p JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
      JOIN medical.examination_outcome o ON o.id = outcome
      WHERE p.id = scan AND v.file_id IS NOT NULL AND NOT medical.is_withheld(p.id) AND v.recorded_at >= o.issued_at
        AND (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date >= coalesce(medical.heard_on(outcome), '-infinity'))
    AND NOT EXISTS (SELECT 1 FROM medical.paper_agreement a WHERE a.piece_id = scan) $$;
