-- Every login reads the facts, for its row security runs as the login itself; only the desk writes them, circle by circle.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'access'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE access.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE access.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY facts_are_looked_up ON access.%I FOR SELECT
      TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true)', t);
    EXECUTE format('GRANT SELECT ON access.%I
      TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs', t);
  END LOOP;
END $$;

-- An invitation's digest is nobody's business but the desk's.
REVOKE SELECT ON access.invitation FROM kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- Employees come into being with their dossier, employers with theirs.
GRANT INSERT ON access.employee, access.employment, access.absence TO kluis_employee;
GRANT UPDATE (ends_on, starts_on) ON access.employment TO kluis_employee;
GRANT UPDATE (recovered_on) ON access.absence TO kluis_employee;
CREATE POLICY an_employer_adds_its_people ON access.employee FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[]));
CREATE POLICY employment_follows_the_dossier ON access.employment FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])));
CREATE POLICY employment_is_kept_up ON access.employment FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'employer' AND EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])));
-- V9, D7: under an agreement in force with absence guidance; a report is for today or the shift of tomorrow, not for later.
CREATE POLICY absence_follows_the_dossier ON access.absence FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND first_day <= platform.today() + 1 AND EXISTS (
    SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers_served('{absence-guidance}'))::uuid[])));
CREATE POLICY recovery_follows_the_dossier ON access.absence FOR UPDATE TO kluis_employee
  USING ((SELECT access.circle()) = 'employer' AND recovered_on IS NULL AND EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee_id AND e.employer_id = ANY ((SELECT access.employers())::uuid[])))
  WITH CHECK (recovered_on <= platform.today() + 1);

GRANT INSERT ON access.employer, access.agreement TO kluis_employer;
GRANT UPDATE (ends_on) ON access.agreement TO kluis_employer;
CREATE POLICY relations_add_employers ON access.employer FOR INSERT TO kluis_employer
  WITH CHECK ((SELECT access.circle()) = 'relation');
CREATE POLICY relations_record_agreements ON access.agreement FOR INSERT TO kluis_employer
  WITH CHECK ((SELECT access.circle()) = 'relation');
CREATE POLICY relations_end_agreements ON access.agreement FOR UPDATE TO kluis_employer
  USING ((SELECT access.circle()) = 'relation');

-- S9: by the core-expert doctor or the staff doctor, never by an administrator or an employer.
GRANT INSERT, UPDATE (confirmed_by, effective_from, ended_at, ended_by, told_at, told_how) ON access.responsibility TO kluis_desk;
CREATE POLICY responsibility_is_given_by_doctors_who_supervise ON access.responsibility FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction')
              AND given_by = (SELECT access.acting_account()) AND confirmed_by IS NULL);
CREATE POLICY responsibility_is_confirmed_told_and_ended ON access.responsibility FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction'))
  WITH CHECK (confirmed_by IS NULL OR confirmed_by <> given_by);

GRANT INSERT ON access.doctor_change_wish TO kluis_desk;
CREATE POLICY an_employee_asks_for_another_doctor ON access.doctor_change_wish FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND asked_by = (SELECT access.acting_account()));

GRANT INSERT ON access.registration, access.deputising TO kluis_desk;
CREATE POLICY registrations_are_checked_by_another ON access.registration FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction')
              AND checked_by = (SELECT access.acting_account()));
CREATE POLICY deputising_is_entered_by_another ON access.deputising FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction', 'doctor')
              AND entered_by = (SELECT access.acting_account())
              AND ((SELECT access.circle()) <> 'doctor' OR absent_doctor_id = (SELECT access.acting_account()))
              AND valid_from >= platform.clock() - interval '1 minute');

GRANT INSERT ON access.declaration_text TO kluis_desk;
CREATE POLICY texts_are_announced_by_the_staff_doctor ON access.declaration_text FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'medical-direction' AND announced_by = (SELECT access.acting_account()));
-- Signing is the person's own act; the undertaking comes before any role works, so the role is not looked at.
GRANT INSERT, UPDATE (revoked_at, revoked_by) ON access.declaration TO kluis_desk;
CREATE POLICY everybody_signs_for_himself ON access.declaration FOR INSERT TO kluis_desk
  WITH CHECK (account_id = (SELECT access.acting_account()) AND revoked_at IS NULL);
CREATE POLICY declarations_are_revoked_by_doctors ON access.declaration FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) IN ('doctor', 'secrecy-supervision', 'medical-direction')
         OR account_id = (SELECT access.acting_account()))
  WITH CHECK (revoked_by = (SELECT access.acting_account()));
GRANT INSERT ON access.instruction TO kluis_desk;
CREATE POLICY doctors_instruct ON access.instruction FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'secrecy-supervision') AND given_by = (SELECT access.acting_account()));

-- S2, S6: by the responsible doctor, to somebody who holds the assistant's role, never to who is on the employer's side (S10).
GRANT INSERT, UPDATE (withdrawn_at, withdrawn_by) ON access.delegation TO kluis_desk;
CREATE POLICY the_responsible_doctor_delegates ON access.delegation FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND doctor_id = (SELECT access.acting_account())
    AND access.responsible(doctor_id, employee_id) AND withdrawn_at IS NULL
    AND NOT access.on_the_employers_side(assistant_id, employee_id)
    AND EXISTS (SELECT 1 FROM access.role h WHERE h.account_id = assistant_id AND h.circle = 'derived-secrecy'
                AND access.role_in_force(h)));
CREATE POLICY the_doctor_or_the_supervisor_withdraws ON access.delegation FOR UPDATE TO kluis_desk
  USING (((SELECT access.circle()) = 'doctor' AND doctor_id = (SELECT access.acting_account()))
         OR (SELECT access.circle()) = 'secrecy-supervision')
  WITH CHECK (withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at IS NOT NULL);

-- The index of whose dossier a record is in grows with the records, from every store, and is never changed.
GRANT INSERT ON access.record TO kluis_desk, kluis_employer, kluis_employee, kluis_medical;
CREATE POLICY records_are_indexed_as_they_are_made ON access.record FOR INSERT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical WITH CHECK (true);

-- Deploying policies is the owner's act.
CREATE POLICY the_owner_deploys ON access.policy_term FOR ALL TO kluis_owner USING (true) WITH CHECK (true);

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA platform, access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
