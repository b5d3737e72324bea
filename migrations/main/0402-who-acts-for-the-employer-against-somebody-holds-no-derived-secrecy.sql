-- S10: who works for the employer on an employee's case can't hold derived secrecy for him; who acts for it in a dispute about him no more than
-- who has a role there. As before (0114), by that; and none is granted to him.
CREATE OR REPLACE FUNCTION access.delegated(employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.declaration_in_force(access.acting_account(), 'derived-secrecy')
    AND access.instruction_in_force(access.acting_account())
    AND NOT access.does_casework(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND NOT access.acts_against(access.acting_account(), employee)
    AND EXISTS (SELECT 1 FROM access.delegation d
      WHERE d.employee_id = employee AND d.assistant_id = access.acting_account() AND wanted = ANY (d.actions)
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.withdrawn_at IS NULL OR d.withdrawn_at > platform.clock())
        AND access.responsible_since(d.doctor_id, employee, d.valid_from)
        AND access.held_since(d.assistant_id, 'derived-secrecy', d.granted_at)
        AND access.responsible(d.doctor_id, employee)) $$;
CREATE POLICY not_to_who_acts_against_him ON access.delegation AS RESTRICTIVE FOR INSERT TO kluis_desk
  WITH CHECK (NOT access.acts_against(assistant_id, employee_id));
