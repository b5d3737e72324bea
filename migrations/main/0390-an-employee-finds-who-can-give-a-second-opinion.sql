-- S14: who asks for a second opinion finds beforehand whom he can ask: of one of the own dossiers at least. To everybody else it is
-- nobody: who could advise whom says whose dossier doctor somebody is, and for which employer he works.
CREATE OR REPLACE FUNCTION access.can_be_named(account uuid, named_for text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE named_for
      WHEN 'responsibility' THEN access.acts_as_doctor(account)
      WHEN 'training' THEN access.may_supervise(account)
      WHEN 'deputising' THEN access.may_deputise(account)
      WHEN 'second-opinion' THEN (SELECT access.circle()) = 'self' AND EXISTS (SELECT 1 FROM access.employee e
        WHERE e.person_account_id = (SELECT access.acting_account()) AND access.may_give_second_opinion(account, e.id))
      ELSE false END $$;
