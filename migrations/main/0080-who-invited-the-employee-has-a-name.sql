-- I9: in the own log stands who invited the employee and who printed the letter: both have a name for him.
CREATE OR REPLACE FUNCTION access.works_on_own_dossier(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.employee e
    WHERE e.person_account_id = access.acting_account()
      AND (EXISTS (SELECT 1 FROM access.responsibility r
             LEFT JOIN access.deputising p ON p.absent_doctor_id = r.doctor_id
             WHERE r.employee_id = e.id AND r.effective_from IS NOT NULL AND account IN (r.doctor_id, p.deputy_id))
        OR EXISTS (SELECT 1 FROM access.delegation d WHERE d.employee_id = e.id AND d.assistant_id = account)
        OR EXISTS (SELECT 1 FROM access.mandate m WHERE m.employee_id = e.id AND m.representative_id = account)
        OR EXISTS (SELECT 1 FROM access.emergency y WHERE y.employee_id = e.id AND y.opened_by = account)
        OR EXISTS (SELECT 1 FROM access.invitation i WHERE i.employee_id = e.id AND account IN (i.created_by, i.letter_by))
        OR EXISTS (SELECT 1 FROM access.role h
             WHERE h.account_id = account AND h.in_force_since IS NOT NULL AND (h.employer_id = e.employer_id
               OR h.circle IN ('supervision', 'log-review', 'medical-direction', 'secrecy-supervision'))))) $$;
