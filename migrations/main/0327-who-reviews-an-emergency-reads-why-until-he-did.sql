-- S8, S4: why an emergency was opened, and why the employee is told later, is read by who can review it: a supervising doctor who didn't open
-- it, until it is reviewed. It stayed open to both circles for ever, and why his own was told later to an opener who had such a role
-- besides. After the review both lie in the dossier alone (D5): open to its doctor, or who stands in for him.
CREATE FUNCTION access.can_be_reviewed(emergency uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.emergency e
    WHERE e.id = emergency AND e.reviewed_at IS NULL AND e.opened_by <> access.acting_account()) $$;
GRANT EXECUTE ON FUNCTION access.can_be_reviewed(uuid) TO kluis_medical;
ALTER POLICY who_reads_the_reason ON medical.emergency_reason
  USING (CASE WHEN (SELECT access.supervises()) THEN written_by = (SELECT access.acting_account()) OR access.can_be_reviewed(emergency_id)
      OR (SELECT access.circle()) = 'secrecy-supervision' AND (access.deputises(employee_id) OR access.holds_duty(employee_id))
    WHEN (SELECT access.circle()) = 'doctor' THEN written_by = (SELECT access.acting_account())
      OR access.responsible((SELECT access.acting_account()), employee_id)
    WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id) AND NOT access.telling_postponed(emergency_id)
    ELSE false END);
ALTER POLICY who_reads_why_it_waited ON medical.postponement_reason
  USING (CASE WHEN (SELECT access.supervises()) THEN access.can_be_reviewed(emergency_id)
      OR (SELECT access.circle()) = 'secrecy-supervision' AND (access.deputises(employee_id) OR access.holds_duty(employee_id))
        AND NOT EXISTS (SELECT 1 FROM access.emergency e WHERE e.id = emergency_id AND e.opened_by = access.acting_account())
    WHEN (SELECT access.circle()) = 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id) AND NOT access.telling_postponed(emergency_id)
    ELSE false END);
