-- S13, D12: where an employee has no responsible doctor, and agreement or not, the core-expert doctor is his dossier doctor, for whom
-- opening takes a request before him. That somebody wrote is that request: he is told of it, once a dossier while he hasn't read it, with
-- an id and neither what it says nor that it is about health.
CREATE UNIQUE INDEX what_is_written_to_no_doctor_is_told_once ON desk.notice (account_id, about)
  WHERE code = 'message-without-doctor' AND read_at IS NULL;
CREATE FUNCTION access.tells_the_core_expert(account uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role r WHERE r.account_id = account AND r.circle = 'secrecy-supervision'
      AND access.role_in_force(r) AND access.account_active(account))
    AND NOT EXISTS (SELECT 1 FROM access.responsibility g WHERE g.employee_id = employee AND g.ended_at IS NULL) $$;
GRANT EXECUTE ON FUNCTION access.tells_the_core_expert(uuid, uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
CREATE POLICY what_is_written_to_no_doctor_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'message-without-doctor' AND access.tells_the_core_expert(account_id, about)
    AND EXISTS (SELECT 1 FROM medical.health_message m WHERE m.employee_id = about AND m.put_at = platform.clock()));
