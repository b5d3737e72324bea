-- S7, S2, I9, A6: a name for an id, where somebody decides about the person or reads in the trail what he did, and nowhere else.

-- I9: who is or was a doctor here, as the employee finds him in his dossier and his log, or chooses him (S14).
CREATE FUNCTION access.was_doctor(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.in_force_since IS NOT NULL AND access.is_of_doctors(h.circle)) $$;

-- I3: who looked, where the mandate shows that: by whom an emergency was opened and who supervises; of the assistants and of who
-- acts for the employer only where it shows the dossier that they work on.
CREATE FUNCTION access.works_on_represented_dossier(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.mandate m JOIN access.employee e ON e.id = m.employee_id
    WHERE m.representative_id = access.acting_account() AND access.represents(e.id, 'access-log')
      AND (EXISTS (SELECT 1 FROM access.emergency y WHERE y.employee_id = e.id AND y.opened_by = account)
        OR access.represents(e.id, 'medical-dossier')
          AND EXISTS (SELECT 1 FROM access.delegation d WHERE d.employee_id = e.id AND d.assistant_id = account)
        OR EXISTS (SELECT 1 FROM access.role h
             WHERE h.account_id = account AND h.in_force_since IS NOT NULL AND (h.circle IN ('supervision', 'log-review')
               OR access.represents(e.id, 'employee-dossier') AND h.employer_id = e.employer_id)))) $$;

-- S2: an assistant whom a doctor can choose.
CREATE FUNCTION access.acts_as_assistant(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.account_active(account) AND EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.circle = 'derived-secrecy' AND access.role_in_force(h)) $$;

-- S7: of a role that he is shown, a doctor knows whose it is and who proposed it.
CREATE FUNCTION access.named_in_role(acting_circle text, account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role r
    WHERE account IN (r.account_id, r.proposed_by) AND access.shows_role(acting_circle, r)) $$;

-- S7: of who came in as an employee there is no name here, and no line about an account of his says whose it is.
CREATE FUNCTION access.is_of_work(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.account a WHERE a.id = account AND a.kind <> 'employee') $$;

-- S9, S14: the employee finds the doctors who can act now.
CREATE OR REPLACE FUNCTION access.names_doctor(acting_circle text, account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE
      WHEN acting_circle = 'doctor' THEN access.registered(access.acting_account()) AND access.may_deputise(account)
      WHEN acting_circle IN ('secrecy-supervision', 'medical-direction') THEN access.supervises()
        AND (access.acts_as_doctor(account) OR access.may_deputise(account))
      WHEN acting_circle = 'self' THEN access.acts_as_doctor(account)
    END, false) $$;

GRANT EXECUTE ON FUNCTION access.was_doctor(uuid),
  access.works_on_represented_dossier(uuid), access.acts_as_assistant(uuid), access.named_in_role(text, uuid),
  access.is_of_work(uuid) TO kluis_desk;

CREATE POLICY a_person_knows_the_doctors ON desk.account_name FOR SELECT TO kluis_desk
  USING ((SELECT access.circle()) IN ('self', 'representation') AND access.was_doctor(account_id));
CREATE POLICY a_representative_knows_who_looked ON desk.account_name FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.works_on_represented_dossier(account_id) ELSE false END);
CREATE POLICY who_delegates_finds_assistants ON desk.account_name FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) = 'doctor' AND (SELECT access.acting_purpose()) = 'statutory-duty'
         THEN access.registered((SELECT access.acting_account())) AND access.acts_as_assistant(account_id) ELSE false END);
CREATE POLICY who_signs_knows_for_whom ON desk.account_name FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) IN ('doctor', 'secrecy-supervision', 'medical-direction')
              AND (SELECT access.acting_purpose()) = 'security'
         THEN access.named_in_role((SELECT access.circle()), account_id) ELSE false END);
CREATE POLICY who_reads_the_trail_knows_who_acted ON desk.account_name FOR SELECT TO kluis_desk
  USING (CASE WHEN (SELECT access.circle()) IN ('supervision', 'log-review') AND (SELECT access.acting_purpose()) = 'supervision'
         THEN access.is_of_work(account_id) ELSE false END);
