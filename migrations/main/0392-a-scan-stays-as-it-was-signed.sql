-- I10: an agreement rests on what was scanned. While it is under way the scan isn't replaced by another file, in whatever order who records
-- the paper and who amends the piece come: the paper is withdrawn first. And the employee sees what a doctor accepts in his name: a
-- scan that is left out of his inspection (I1) is none, and one on which a paper rests isn't left out.
CREATE FUNCTION medical.is_scan_under_way(piece uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.paper_agreement p WHERE p.piece_id = piece AND medical.paper_stands(p)) $$;
CREATE OR REPLACE FUNCTION medical.is_new_scan(scan uuid, outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece p JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
      WHERE p.id = scan AND v.file_id IS NOT NULL AND NOT medical.is_withheld(p.id)
        AND (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date >= coalesce(medical.heard_on(outcome), '-infinity'))
    AND NOT EXISTS (SELECT 1 FROM medical.paper_agreement a WHERE a.piece_id = scan) $$;
GRANT EXECUTE ON FUNCTION medical.is_scan_under_way(uuid) TO kluis_medical;
CREATE POLICY a_scan_stays_as_it_was_signed ON medical.piece AS RESTRICTIVE FOR UPDATE TO kluis_medical
  USING (true) WITH CHECK (NOT medical.is_scan_under_way(id));
CREATE POLICY a_scan_is_shown_to_whom_it_binds ON medical.withholding AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT medical.is_scan_under_way(piece_id));
