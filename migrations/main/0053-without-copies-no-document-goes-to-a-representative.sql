-- I3: a mandate says whether copies are included. Without them a representative sees that a piece is a document, and what it is called;
-- its bytes stay here.
CREATE FUNCTION access.represents_with_copies(employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.represents(employee, wanted) AND EXISTS (SELECT 1 FROM access.mandate m
    WHERE m.employee_id = employee AND m.representative_id = access.acting_account() AND wanted = ANY (m.shows) AND m.copies
      AND m.valid_from <= platform.clock() AND m.valid_until > platform.clock()
      AND (m.ended_at IS NULL OR m.ended_at > platform.clock())) $$;
ALTER POLICY a_representative_reads ON medical.document_chunk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents_with_copies(employee_id, 'medical-dossier')
         AND EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.file_id = document_chunk.file_id) ELSE false END);

-- The application's lock judges the rows themselves.
CREATE OR REPLACE FUNCTION access.mandates_of(employee uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('representativeId', m.representative_id, 'shows', m.shows,
      'copies', m.copies, 'validFrom', m.valid_from, 'validUntil', m.valid_until, 'endedAt', m.ended_at))
    FROM access.mandate m WHERE m.employee_id = employee AND m.representative_id = access.acting_account()), '[]') $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
