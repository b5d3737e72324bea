-- D3: messages from and about an employee; their content, also the subject, is sealed under the employee key.
CREATE TABLE employee.message (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES employee.identity,
  employer_id uuid NOT NULL,
  direction   text NOT NULL CHECK (direction IN ('in', 'out')),
  channel     text NOT NULL CHECK (channel ~ '^[a-z]+(-[a-z]+)*$'),
  sent_on     date NOT NULL,
  sealed      bytea NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.message (employee_id, id);

-- D12: what an employee writes about health, sealed under the medical key. Put in, and never changed or taken out.
CREATE TABLE medical.health_message (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  sent_on     date NOT NULL,
  sealed      bytea NOT NULL,
  -- Who put it here: the employee himself, or who moved it from a desk.
  put_by      uuid NOT NULL,
  put_at      timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON medical.health_message (employee_id, id);

ALTER TABLE employee.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.message FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.health_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.health_message FORCE ROW LEVEL SECURITY;

-- S7: the case manager of who is absent, and no other discipline; the employer is no party to it.
CREATE FUNCTION employee.reads_messages(acting_circle text, acting_role text, employer uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'casework' THEN acting_role = 'case-manager' AND employer = ANY (access.employers()) AND access.absence_running(employee)
      WHEN 'self' THEN access.own(employee)
      WHEN 'representation' THEN access.represents(employee, 'employee-dossier')
    END, false) $$;
GRANT EXECUTE ON FUNCTION employee.reads_messages(text, text, uuid, uuid) TO kluis_employee;
GRANT SELECT, INSERT, DELETE ON employee.message TO kluis_employee;
CREATE POLICY who_may_know_of_it ON employee.message FOR SELECT TO kluis_employee
  USING (employee.reads_messages((SELECT access.circle()), (SELECT access.acting_role()), employer_id, employee_id));
CREATE POLICY who_records_it ON employee.message FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) IN ('casework', 'self')
    AND employee.reads_messages((SELECT access.circle()), (SELECT access.acting_role()), employer_id, employee_id)
    AND recorded_by = (SELECT access.acting_account()) AND recorded_at = platform.clock() AND sent_on <= platform.today()
    AND ((SELECT access.circle()) <> 'self' OR direction = 'in'));

GRANT SELECT, INSERT ON medical.health_message TO kluis_medical;
CREATE POLICY who_opens_it ON medical.health_message FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) IN ('doctor', 'secrecy-supervision', 'self')
      THEN access.opens_medical((SELECT access.circle()), employee_id, 'read')
    WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier') ELSE false END);
CREATE POLICY the_employee_writes_to_the_doctor ON medical.health_message FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND put_by = (SELECT access.acting_account())
    AND put_at = platform.clock() AND sent_on = platform.today());

-- D2, D12: a letter box. The login of the employee store puts in what it is about to delete, and reads nothing there; it finds
-- the ids that its own act has just put in, so that it can delete those at the desk and no others.
GRANT USAGE ON SCHEMA medical TO kluis_employee;
GRANT INSERT, SELECT (id) ON medical.health_message TO kluis_employee;
CREATE POLICY what_is_moved_goes_in ON medical.health_message FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'casework' AND put_by = (SELECT access.acting_account()) AND put_at = platform.clock()
    AND EXISTS (SELECT 1 FROM employee.message m WHERE m.id = health_message.id AND m.employee_id = health_message.employee_id
      AND m.sent_on = health_message.sent_on));
CREATE POLICY what_this_act_put_in ON medical.health_message FOR SELECT TO kluis_employee
  USING ((SELECT access.circle()) = 'casework' AND put_by = (SELECT access.acting_account()) AND put_at = platform.clock());
CREATE POLICY what_went_to_the_doctor_goes ON employee.message FOR DELETE TO kluis_employee
  USING ((SELECT access.circle()) = 'casework'
    AND employee.reads_messages((SELECT access.circle()), (SELECT access.acting_role()), employer_id, employee_id)
    AND EXISTS (SELECT 1 FROM medical.health_message h WHERE h.id = message.id));

-- D12: nor does the digest of a body stay, from which a short one can be guessed; that the key was used stays.
CREATE POLICY whose_message_it_was ON desk.idempotency FOR SELECT TO kluis_employee
  USING ((SELECT access.circle()) = 'casework' AND EXISTS (SELECT 1 FROM employee.message m WHERE m.id::text = answer ->> 'messageId'));
CREATE POLICY what_is_moved_leaves_no_digest ON desk.idempotency FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'casework' AND EXISTS (SELECT 1 FROM employee.message m WHERE m.id::text = answer ->> 'messageId'))
  WITH CHECK (digest = '');

-- The doctor who is responsible is told that something came; nobody else hears of it.
CREATE POLICY a_health_message_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'health-message' AND EXISTS (
    SELECT 1 FROM medical.health_message m WHERE m.id = about AND m.put_at = platform.clock()
      AND access.responsible(account_id, m.employee_id)));
