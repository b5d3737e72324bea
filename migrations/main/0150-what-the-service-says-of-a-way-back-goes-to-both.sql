-- V7: what the service says in a re-integration file goes to employer and employee together, version by version: at once where the
-- employee reads it in an account of his own, else when the letter to him was posted. What isn't out is nothing to the employer.
ALTER TABLE employee.reintegration_part ADD UNIQUE (id, employee_id, employer_id);
CREATE TABLE employee.reintegration_release (
  part_id               uuid NOT NULL,
  version               integer NOT NULL,
  employee_id           uuid NOT NULL,
  employer_id           uuid NOT NULL,
  released_by           uuid NOT NULL,
  -- S11: who is responsible beside who acts; nobody where a case manager records it of somebody without a doctor.
  responsible_doctor_id uuid,
  released_at           timestamptz NOT NULL DEFAULT platform.clock(),
  posted_on             date,
  PRIMARY KEY (part_id, version),
  FOREIGN KEY (part_id, version) REFERENCES employee.reintegration_version (part_id, version),
  FOREIGN KEY (part_id, employee_id, employer_id) REFERENCES employee.reintegration_part (id, employee_id, employer_id)
);
CREATE INDEX ON employee.reintegration_release (employee_id);

-- What was said before this page went out as it was said.
ALTER TABLE employee.reintegration_part NO FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version NO FORCE ROW LEVEL SECURITY;
INSERT INTO employee.reintegration_release
  SELECT v.part_id, v.version, p.employee_id, p.employer_id, v.recorded_by, NULL, v.recorded_at, NULL
  FROM employee.reintegration_version v JOIN employee.reintegration_part p ON p.id = v.part_id WHERE employee.item_said(p.part) IS NOT NULL;
ALTER TABLE employee.reintegration_part FORCE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_version FORCE ROW LEVEL SECURITY;

ALTER TABLE employee.reintegration_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.reintegration_release FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON employee.reintegration_release TO kluis_employee;
-- By columns of its own: the policies of the parts look here.
CREATE POLICY who_may_know_of_it ON employee.reintegration_release FOR SELECT TO kluis_employee
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.absence_running(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    WHEN 'representation' THEN access.represents(employee_id, 'employee-dossier')
    ELSE false END);

-- Did that version go out; without one, did any?
CREATE FUNCTION employee.went_out(of_part uuid, of_version integer) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM employee.reintegration_release r
    WHERE r.part_id = of_part AND r.version = coalesce(of_version, r.version)) $$;
CREATE POLICY what_is_said_once_it_went_out ON employee.reintegration_part AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'employer' AND employee.item_said(part) IS NOT NULL
         THEN employee.went_out(id, NULL) ELSE true END);
CREATE POLICY what_is_said_once_it_went_out ON employee.reintegration_version AS RESTRICTIVE FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT access.circle()) = 'employer' THEN employee.went_out(part_id, version) OR EXISTS (
           SELECT 1 FROM employee.reintegration_part p WHERE p.id = part_id AND employee.item_said(p.part) IS NULL)
         ELSE true END);

-- The account in which the employee gets it; NULL where he takes a letter.
CREATE FUNCTION employee.account_of(employee uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT a.id FROM access.employee e JOIN access.account a ON a.id = e.person_account_id
    WHERE e.id = employee AND a.status = 'active' $$;

-- V6: as long as the employer may get it, and the version that counts: the acting account's own of this moment, to an employee with
-- an account; or by a letter posted between the day it was recorded and today.
CREATE FUNCTION employee.part_may_go_out(of_part uuid, of_version integer, posted date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM employee.reintegration_part p
    JOIN employee.reintegration_version v ON v.part_id = p.id AND v.version = p.version
    WHERE p.id = of_part AND v.version = of_version AND employee.item_said(p.part) IS NOT NULL AND desk.takes_news(p.absence_id)
      AND CASE WHEN posted IS NULL THEN v.recorded_at = platform.clock() AND v.recorded_by = access.acting_account()
                                        AND employee.account_of(p.employee_id) IS NOT NULL
               ELSE posted BETWEEN (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date AND platform.today() END) $$;
CREATE POLICY who_says_it_or_posts_the_letter ON employee.reintegration_release FOR INSERT TO kluis_employee
  WITH CHECK (released_by = (SELECT access.acting_account()) AND released_at = platform.clock()
    AND CASE (SELECT access.circle())
      WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
                         AND access.responsible(responsible_doctor_id, employee_id)
      WHEN 'derived-secrecy' THEN posted_on IS NOT NULL AND access.delegated(employee_id, 'read')
                                  AND access.responsible(responsible_doctor_id, employee_id)
      WHEN 'casework' THEN posted_on IS NULL
                           AND (responsible_doctor_id IS NULL OR access.responsible(responsible_doctor_id, employee_id))
      ELSE false END
    AND employee.part_may_go_out(part_id, version, posted_on));
-- S11: analysis and opinion take a doctor in his own right, and so does letting them out.
CREATE POLICY not_by_a_doctor_in_training ON employee.reintegration_release AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));

GRANT EXECUTE ON FUNCTION employee.went_out(uuid, integer), employee.account_of(uuid), employee.part_may_go_out(uuid, integer, date),
  desk.officers_of(uuid) TO kluis_employee;
