-- S1: a list of one dossier asks once whether that dossier is open to the session, not of every row of it: the answer is the same, as it
-- rests on whom the dossier is of. The session says which dossier it is about to list; what it says opens nothing, it is looked up.
CREATE FUNCTION access.listed_dossier() RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT nullif(current_setting('kluis.dossier', true), '')::uuid $$;
CREATE FUNCTION access.opens_listed_dossier() RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.opens_medical(access.circle(), access.listed_dossier(), 'read') $$;
GRANT EXECUTE ON FUNCTION access.listed_dossier(), access.opens_listed_dossier() TO kluis_medical;

DO $$
DECLARE
  asked CONSTANT text := 'access.opens_medical(( SELECT access.circle() AS circle), employee_id, ''read''::text)';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'piece', 'piece_version', 'statement', 'withholding', 'verdict', 'verdict_release', 'advice',
    'advice_release', 'examination_outcome', 'examination_decision', 'examination_posting', 'examination_release', 'exposure',
    'exposure_version'] LOOP
    IF (SELECT p.qual FROM pg_policies p WHERE p.schemaname = 'medical' AND p.tablename = t AND p.policyname = 'who_opens_it')
      IS DISTINCT FROM asked THEN RAISE EXCEPTION 'medical.% is not opened as it was', t; END IF;
    EXECUTE format('ALTER POLICY who_opens_it ON medical.%I USING (CASE WHEN employee_id = (SELECT access.listed_dossier())
      THEN (SELECT access.opens_listed_dossier()) ELSE access.opens_medical((SELECT access.circle()), employee_id, ''read'') END)', t);
  END LOOP;
END $$;
-- Asked in that way too: a request for correction is of the person and of who answers.
ALTER POLICY who_asks_or_answers ON medical.correction_request
  USING ((SELECT access.circle()) <> 'derived-secrecy' AND CASE WHEN employee_id = (SELECT access.listed_dossier())
    THEN (SELECT access.opens_listed_dossier()) ELSE access.opens_medical((SELECT access.circle()), employee_id, 'read') END);
ALTER POLICY who_asks_or_answers ON medical.correction_answer
  USING ((SELECT access.circle()) <> 'derived-secrecy' AND CASE WHEN employee_id = (SELECT access.listed_dossier())
    THEN (SELECT access.opens_listed_dossier()) ELSE access.opens_medical((SELECT access.circle()), employee_id, 'read') END);
