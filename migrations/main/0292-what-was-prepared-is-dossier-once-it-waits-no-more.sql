-- S12, I1, D9: what was shown to a second doctor is dossier. Once it waits no more it is open to whoever is the dossier doctor, to whom
-- it is about, and to who acts for him within the mandate; while it waits to those two doctors alone (V4).
GRANT EXECUTE ON FUNCTION access.proposal_is_over(uuid) TO kluis_medical;
CREATE FUNCTION medical.opens_what_was_prepared(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE access.circle()
    WHEN 'doctor' THEN access.responsible(access.acting_account(), employee)
    WHEN 'self' THEN access.own(employee)
    WHEN 'representation' THEN access.represents(employee, 'medical-dossier')
    ELSE false END $$;
GRANT EXECUTE ON FUNCTION medical.opens_what_was_prepared(uuid) TO kluis_medical;
CREATE POLICY once_it_waits_no_more ON medical.proposal FOR SELECT TO kluis_medical
  USING (access.proposal_is_over(id) AND medical.opens_what_was_prepared(employee_id));
CREATE POLICY once_it_waits_no_more ON medical.proposal_end FOR SELECT TO kluis_medical
  USING (medical.opens_what_was_prepared(employee_id));
