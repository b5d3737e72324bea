-- Lists are read the latest first. Those about one employee are short; those of an employer's whole staff are found in that order by an
-- index, so that row security looks at no more rows than the page has.
CREATE INDEX ON desk.verdict_question (employer_id, asked_at, id);
CREATE INDEX ON desk.examination (employer_id, asked_at, id);
CREATE INDEX ON desk.released_verdict (employer_id, issued_on, id);
CREATE INDEX ON desk.released_outcome (employer_id, issued_on, id);
CREATE INDEX ON desk.released_advice (employer_id, issued_on, id);
CREATE INDEX ON employer.contact_moment (employer_id, happened_on, id);
CREATE INDEX ON employer.history (employer_id, replaced_at, id);
-- The order by id of those is asked for no more.
DO $$
DECLARE t regclass; i regclass;
BEGIN
  FOREACH t IN ARRAY ARRAY['desk.verdict_question', 'desk.examination', 'desk.released_verdict', 'desk.released_outcome']::regclass[] LOOP
    SELECT x.indexrelid INTO i FROM pg_index x WHERE x.indrelid = t AND NOT x.indisunique
      AND pg_get_indexdef(x.indexrelid) LIKE '%(employer_id, id)';
    IF i IS NOT NULL THEN EXECUTE format('DROP INDEX %s', i); END IF;
  END LOOP;
END $$;
