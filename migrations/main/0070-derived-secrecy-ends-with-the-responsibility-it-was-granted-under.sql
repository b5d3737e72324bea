-- S5: secrecy derived from a doctor ends when his responsibility ends or he leaves. A responsibility, or a role, that is given
-- anew is another one: what was granted under the first doesn't come back with it.
CREATE FUNCTION access.left_since(doctor uuid, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = doctor AND h.circle = 'doctor' AND h.ended_at > since AND h.ended_at <= platform.clock()) $$;
GRANT EXECUTE ON FUNCTION access.left_since(uuid, timestamptz)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
CREATE OR REPLACE FUNCTION access.delegated(employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.declaration_in_force(access.acting_account(), 'derived-secrecy')
    AND access.instruction_in_force(access.acting_account())
    AND NOT access.does_casework(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND EXISTS (SELECT 1 FROM access.delegation d
      WHERE d.employee_id = employee AND d.assistant_id = access.acting_account() AND wanted = ANY (d.actions)
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.withdrawn_at IS NULL OR d.withdrawn_at > platform.clock())
        AND access.responsible_since(d.doctor_id, employee, d.valid_from)
        AND NOT access.left_since(d.doctor_id, d.valid_from)
        AND access.responsible(d.doctor_id, employee)) $$;

-- The register says so too: whoever ends the responsibility withdraws, in the same transaction, what was granted under it.
CREATE POLICY the_end_of_a_responsibility_withdraws ON access.delegation FOR UPDATE TO kluis_desk
  USING (withdrawn_at IS NULL AND valid_until > platform.clock() AND EXISTS (
    SELECT 1 FROM access.responsibility r
    WHERE r.doctor_id = delegation.doctor_id AND r.employee_id = delegation.employee_id
      AND r.ended_by = (SELECT access.acting_account()) AND r.ended_at >= platform.clock()))
  WITH CHECK (withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at = platform.clock());
