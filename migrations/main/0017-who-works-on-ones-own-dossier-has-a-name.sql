-- I9: the employee sees *who* opened the dossier, so the names of those whose work leads there, now or once, are no secret
-- from him: his doctors, their assistants for him, their deputies, who acts for his employer, and who supervises at the
-- service. Nobody else's are shown.
CREATE FUNCTION access.works_on_own_dossier(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.employee e
    WHERE e.person_account_id = access.acting_account()
      AND (EXISTS (SELECT 1 FROM access.responsibility r
             LEFT JOIN access.deputising p ON p.absent_doctor_id = r.doctor_id
             WHERE r.employee_id = e.id AND r.effective_from IS NOT NULL AND account IN (r.doctor_id, p.deputy_id))
        OR EXISTS (SELECT 1 FROM access.delegation d WHERE d.employee_id = e.id AND d.assistant_id = account)
        OR EXISTS (SELECT 1 FROM access.role h
             WHERE h.account_id = account AND h.in_force_since IS NOT NULL AND (h.employer_id = e.employer_id
               OR h.circle IN ('supervision', 'medical-direction', 'secrecy-supervision'))))) $$;
GRANT EXECUTE ON FUNCTION access.works_on_own_dossier(uuid) TO kluis_desk;

CREATE POLICY an_employee_knows_who_works_on_his_dossier ON desk.account_name FOR SELECT TO kluis_desk
  USING ((SELECT access.circle()) = 'self' AND access.works_on_own_dossier(account_id));
