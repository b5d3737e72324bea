-- S1, S4: who can see something of a dossier now names the doctor before whom something of it waits for his countersignature.
-- It stands, as medical.proposal_stands said (0260), but for whom it is about: that asks what it answers.
CREATE FUNCTION access.proposal_is_still_theirs(employee uuid, proposer uuid, supervisor uuid, since timestamptz)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.responsible(proposer, employee) AND access.responsible_since(proposer, employee, since)
    AND access.is_supervised(proposer) AND EXISTS (SELECT 1 FROM access.training t
      WHERE t.trainee_id = proposer AND t.supervisor_id = supervisor AND t.valid_from <= since
        AND t.valid_until > platform.clock() AND (t.ended_at IS NULL OR t.ended_at > platform.clock()))
    AND NOT access.on_the_employers_side(supervisor, employee)
    AND EXISTS (SELECT 1 FROM access.employee e WHERE e.id = employee AND e.person_account_id IS DISTINCT FROM supervisor) $$;
CREATE OR REPLACE FUNCTION medical.proposal_stands(p medical.proposal) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.proposal_is_still_theirs(p.employee_id, p.proposed_by, p.supervisor_id, p.proposed_at)
    AND (p.valid_until IS NULL OR p.valid_until >= platform.today())
    AND medical.still_concerns(p.what, p.employee_id, p.absence_id)
    AND (p.corrects OR p.last_day >= platform.today() AND NOT EXISTS (SELECT 1 FROM access.absence a
      WHERE a.id = p.absence_id AND a.recovered_on <= platform.today())) $$;
CREATE FUNCTION desk.awaits_countersignature(p access.proposal) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT p.over_at IS NULL AND access.proposal_is_still_theirs(p.employee_id, p.proposed_by, p.supervisor_id, p.proposed_at)
    AND (p.until IS NULL OR p.until >= platform.today())
    AND CASE p.what WHEN 'Verdict' THEN desk.takes_news(p.absence_id)
      ELSE access.works_there(p.employee_id) OR access.applies(p.employee_id) END
    AND (p.corrects OR NOT EXISTS (SELECT 1 FROM access.absence a WHERE a.id = p.absence_id AND a.recovered_on <= platform.today())) $$;
GRANT EXECUTE ON FUNCTION access.proposal_is_still_theirs(uuid, uuid, uuid, timestamptz) TO kluis_medical, kluis_desk;
GRANT EXECUTE ON FUNCTION desk.awaits_countersignature(access.proposal) TO kluis_desk;

GRANT SELECT ON access.proposal TO kluis_desk;
CREATE POLICY who_asks_who_can_see ON access.proposal FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    ELSE false END);

-- As before (0096), and whether something of the dossier waits for the countersignature of each.
DROP FUNCTION access.possible_readers(uuid);
CREATE FUNCTION access.possible_readers(employee uuid)
  RETURNS TABLE (person jsonb, own_dossiers uuid[], towards jsonb, countersigns boolean)
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
      access.facts_towards(reader, employee),
      EXISTS (SELECT 1 FROM access.proposal p
        WHERE p.employee_id = employee AND p.supervisor_id = reader AND desk.awaits_countersignature(p));
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.possible_readers(uuid) TO kluis_desk;
