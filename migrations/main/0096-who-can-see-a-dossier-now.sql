-- S1, S4 — who can see a dossier now is answered from the same live facts that each reader's own requests are decided on: those
-- of the acting account. So each account in question is, for the time of one look-up, the one whose facts are looked up; it reads
-- nothing else. Only for who supervises, and for the dossier doctor.
CREATE FUNCTION access.facts_towards(account uuid, employee uuid) RETURNS jsonb
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  acting text := current_setting('kluis.account', true);
  facts jsonb;
BEGIN
  PERFORM set_config('kluis.account', account::text, true);
  facts := access.facts_of(employee);
  PERFORM set_config('kluis.account', coalesce(acting, ''), true);
  RETURN facts;
END $$;

-- Everybody whose role could lead to this dossier: the person himself, who represents him, who works for his employer, and who
-- works for the service.
CREATE FUNCTION access.possible_readers(employee uuid) RETURNS TABLE (person jsonb, own_dossiers uuid[], towards jsonb)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  reader uuid;
BEGIN
  IF access.circle() IS DISTINCT FROM 'supervision' AND NOT
    (access.circle() IS NOT DISTINCT FROM 'doctor' AND access.responsible(access.acting_account(), employee)) THEN
    RETURN;
  END IF;
  FOR reader IN
    SELECT DISTINCT r.account_id FROM access.role r
    JOIN access.account a ON a.id = r.account_id
    JOIN access.employee e ON e.id = employee
    WHERE access.role_in_force(r) AND (r.employer_id IS NULL OR r.employer_id = e.employer_id)
      AND (r.circle <> 'self' OR a.id = e.person_account_id)
      AND (r.circle <> 'representation'
        OR EXISTS (SELECT 1 FROM access.mandate m WHERE m.employee_id = e.id AND m.representative_id = a.id))
    ORDER BY r.account_id
  LOOP
    RETURN QUERY SELECT access.person_facts(reader),
      ARRAY(SELECT o.id FROM access.employee o WHERE o.person_account_id = reader),
      access.facts_towards(reader, employee);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.facts_towards(uuid, uuid), access.possible_readers(uuid) TO kluis_desk;
