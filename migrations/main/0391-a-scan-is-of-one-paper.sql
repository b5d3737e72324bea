-- I10, V4: a paper is a new one. What the employee undid isn't recorded once more with the same scan, nor is it an agreement to another
-- outcome; and a scan that came in before the day on which he heard the outcome isn't of a paper on which he agreed to it.
CREATE FUNCTION medical.is_new_scan(scan uuid, outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece p JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
      WHERE p.id = scan AND v.file_id IS NOT NULL
        AND (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date >= coalesce(medical.heard_on(outcome), '-infinity'))
    AND NOT EXISTS (SELECT 1 FROM medical.paper_agreement a WHERE a.piece_id = scan) $$;
GRANT EXECUTE ON FUNCTION medical.is_new_scan(uuid, uuid) TO kluis_medical;
CREATE POLICY a_scan_is_of_one_paper ON medical.paper_agreement AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (medical.is_new_scan(piece_id, outcome_id));
