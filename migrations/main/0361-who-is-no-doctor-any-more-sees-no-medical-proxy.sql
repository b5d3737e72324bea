-- S15: who gives responsibilities sees who acts for a party with a registration in force, as all that he sees as a doctor. The service refused
-- him already; the database now does too.
CREATE OR REPLACE FUNCTION access.shows_medical_proxy(p access.medical_proxy) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE access.circle()
    WHEN 'secrecy-supervision' THEN access.supervises() WHEN 'medical-direction' THEN access.supervises() WHEN 'supervision' THEN true
    WHEN 'doctor' THEN access.responsible(access.acting_account(), p.employee_id)
    WHEN 'self' THEN access.own(p.employee_id)
    ELSE false END $$;
