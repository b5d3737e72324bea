-- I10: how somebody can be reached in private, as he says it himself, is shown to whom he says it is: nobody, until he says so, and nobody
-- says so for him. What his employer says of him is another record (employee.identity, V9).
CREATE TABLE employee.private_contact (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  employer_id uuid NOT NULL,
  item        text NOT NULL CHECK (item IN ('phone', 'email', 'address')),
  version     integer NOT NULL DEFAULT 1 CHECK (version > 0),
  sealed      bytea NOT NULL,
  -- Kinds of readers, of policies/vocabulary.yaml.
  shown_to    text[] NOT NULL,
  changed_by  uuid NOT NULL,
  changed_at  timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (employee_id, item)
);
ALTER TABLE employee.private_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.private_contact FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, employer_id, item, version, sealed, shown_to, changed_by),
  UPDATE (version, sealed, shown_to, changed_by, changed_at), DELETE ON employee.private_contact TO kluis_employee;

-- S7, V6: what he shows goes to those alone who are shown himself: the identity's own row security says so for who asks.
CREATE POLICY whom_the_employee_shows_it ON employee.private_contact FOR SELECT TO kluis_employee
  USING (CASE (SELECT access.circle())
    WHEN 'self' THEN access.own(employee_id)
    WHEN 'employer' THEN 'employer' = ANY (shown_to)
      AND EXISTS (SELECT 1 FROM employee.identity i WHERE i.employee_id = private_contact.employee_id)
    WHEN 'casework' THEN 'casework' = ANY (shown_to)
      AND EXISTS (SELECT 1 FROM employee.identity i WHERE i.employee_id = private_contact.employee_id)
    WHEN 'doctor' THEN 'doctor' = ANY (shown_to)
      AND access.responsible((SELECT access.acting_account()), employee_id)
    ELSE false END);
CREATE POLICY the_employee_alone_says_it ON employee.private_contact FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id)
    AND employer_id = (SELECT e.employer_id FROM access.employee e WHERE e.id = employee_id)
    AND changed_by = (SELECT access.acting_account()) AND changed_at = platform.clock() AND version = 1);
CREATE POLICY the_employee_alone_changes_it ON employee.private_contact FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'self' AND access.own(employee_id))
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id)
    AND changed_by = (SELECT access.acting_account()) AND changed_at = platform.clock());
CREATE POLICY the_employee_alone_takes_it_back ON employee.private_contact FOR DELETE TO kluis_employee
  USING ((SELECT access.circle()) = 'self' AND access.own(employee_id));

-- I10: a refused attempt is told to the employee, of each kind by itself: one unread notice a dossier and a day.
DROP INDEX desk.refusals_are_told_once_a_day;
CREATE UNIQUE INDEX refusals_are_told_once_a_day
  ON desk.notice (account_id, about, code, ((created_at AT TIME ZONE 'Europe/Amsterdam')::date))
  WHERE code IN ('mandate-refused', 'private-contact-attempted') AND read_at IS NULL;
