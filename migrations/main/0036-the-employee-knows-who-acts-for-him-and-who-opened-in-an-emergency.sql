-- I9, I10: the employee sees in the own log who read for him, and who opened it in an emergency, now or once; both have a name.
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
        OR EXISTS (SELECT 1 FROM access.role h
             WHERE h.account_id = account AND h.in_force_since IS NOT NULL AND (h.employer_id = e.employer_id
               OR h.circle IN ('supervision', 'log-review', 'medical-direction', 'secrecy-supervision'))))) $$;

-- I3, V7: what the employer was advised goes with what the employer asked and got; the advice itself lies in the medical dossier.
CREATE POLICY a_representative_reads ON medical.advice FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier') ELSE false END);
CREATE POLICY a_representative_reads ON desk.released_advice FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'verdicts') ELSE false END);
CREATE POLICY a_representative_reads ON desk.released_advice_item FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'verdicts') ELSE false END);
