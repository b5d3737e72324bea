-- S7: two roles that see no dossier and no register: one reads the trail to review it, the other waits for what a rule gives it.
ALTER TABLE access.role DROP CONSTRAINT role_circle_check;
ALTER TABLE access.role ADD CONSTRAINT role_circle_check CHECK (circle IN (
  'doctor', 'derived-secrecy', 'secrecy-supervision', 'medical-direction', 'casework', 'employer', 'relation', 'self', 'accounts',
  'supervision', 'log-review', 'direction'));

-- S7, I9, S4: as before, and A6: the log administrator.
ALTER POLICY who_reads_the_trail ON trail.line
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'log-review' THEN true
    WHEN 'self' THEN access.own(employee_id) AND outcome = 'allowed'
    WHEN 'doctor' THEN responsible_doctor_id = (SELECT access.acting_account())
      AND (SELECT access.registered(access.acting_account()))
    WHEN 'secrecy-supervision' THEN responsible_doctor_id IS NOT NULL
      AND (SELECT access.registered(access.acting_account()))
    ELSE false END);
ALTER POLICY who_reads_the_attempts ON trail.attempt USING ((SELECT access.circle()) IN ('supervision', 'log-review'));

-- I9: who reads the lines about somebody's dossier has a name for that person.
CREATE OR REPLACE FUNCTION access.works_on_own_dossier(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.employee e
    WHERE e.person_account_id = access.acting_account()
      AND (EXISTS (SELECT 1 FROM access.responsibility r
             LEFT JOIN access.deputising p ON p.absent_doctor_id = r.doctor_id
             WHERE r.employee_id = e.id AND r.effective_from IS NOT NULL AND account IN (r.doctor_id, p.deputy_id))
        OR EXISTS (SELECT 1 FROM access.delegation d WHERE d.employee_id = e.id AND d.assistant_id = account)
        OR EXISTS (SELECT 1 FROM access.role h
             WHERE h.account_id = account AND h.in_force_since IS NOT NULL AND (h.employer_id = e.employer_id
               OR h.circle IN ('supervision', 'log-review', 'medical-direction', 'secrecy-supervision'))))) $$;
