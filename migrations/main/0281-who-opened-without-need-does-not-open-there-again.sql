-- S8: another doctor looked, and found that there was no need. Then it isn't the word of the same doctor again that opens that
-- dossier; in a real emergency any other doctor of the service can.
CREATE FUNCTION access.opened_without_need(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.emergency e
    WHERE e.opened_by = doctor AND e.employee_id = employee AND e.finding = 'not-justified') $$;
GRANT EXECUTE ON FUNCTION access.opened_without_need(uuid, uuid) TO kluis_medical;
CREATE POLICY not_where_it_was_without_need ON access.emergency AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.opened_without_need(opened_by, employee_id));
