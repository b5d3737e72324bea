-- S2: derived secrecy is for stated actions. To post a letter lets something out to an employer: that takes the action to record, as the
-- assistant's other writing does; reading what is to be posted stays as it was.
DO $$
DECLARE posted text;
BEGIN
  FOREACH posted IN ARRAY ARRAY['verdict_release', 'advice_release', 'examination_posting', 'examination_release'] LOOP
    EXECUTE format('CREATE POLICY an_assistant_posts_who_may_record ON medical.%I AS RESTRICTIVE FOR INSERT TO kluis_medical
      WITH CHECK (CASE WHEN (SELECT access.circle()) = ''derived-secrecy'' THEN access.delegated(employee_id, ''record'') ELSE true END)',
      posted);
  END LOOP;
END $$;
CREATE POLICY an_assistant_posts_who_may_record ON employee.reintegration_release AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (CASE WHEN (SELECT access.circle()) = 'derived-secrecy' THEN access.delegated(employee_id, 'record') ELSE true END);
