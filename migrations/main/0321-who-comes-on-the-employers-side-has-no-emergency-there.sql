-- S10, S8: nobody is on both sides. Who is given a role on an employer's side has no emergency with its people any more: it is over with
-- that, on record, and the end of that role within the hour brings it back to nobody. Until now it was shut meanwhile alone.

-- Of something in the list of what rests on a role: is it over? By the role, or by what alone ends it besides. As before (0194), and by
-- the side that its account came to be on.
CREATE FUNCTION access.rests_no_more(kind text, account uuid, what text, since timestamptz, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT access.held_since(account, what, since) OR (kind = 'Emergency'
    AND (EXISTS (SELECT 1 FROM access.account a WHERE a.id = account AND a.status = 'suspended')
      OR access.on_the_employers_side(account, employee))) $$;
CREATE OR REPLACE FUNCTION access.is_over(kind text, id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.resting() r
    WHERE r.kind = is_over.kind AND r.id = is_over.id AND access.rests_no_more(r.kind, r.account_id, r.what, r.since, r.employee_id)) $$;

-- As before (0194), by that.
CREATE OR REPLACE FUNCTION access.end_resting_on(account uuid) RETURNS TABLE (kind text, id uuid, employee_id uuid)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  theirs uuid[] := ARRAY(SELECT account UNION SELECT t.trainee_id FROM access.training t WHERE t.supervisor_id = account);
  one record;
  by_whom uuid;
BEGIN
  FOR one IN SELECT DISTINCT ON (r.kind, r.id) r.* FROM access.resting() r
    WHERE r.account_id = ANY (theirs) AND access.rests_no_more(r.kind, r.account_id, r.what, r.since, r.employee_id) ORDER BY r.kind, r.id
  LOOP
    by_whom := CASE WHEN access.ends_role_now(one.account_id) THEN access.acting_account() END;
    CASE one.kind
      WHEN 'Training' THEN
        UPDATE access.training t SET ended_at = platform.clock(), ended_by = by_whom WHERE t.id = one.id AND t.ended_at IS NULL;
      WHEN 'Deputising' THEN
        UPDATE access.deputising p SET ended_at = platform.clock(), ended_by = by_whom WHERE p.id = one.id AND p.ended_at IS NULL;
      WHEN 'Delegation' THEN
        UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = by_whom
        WHERE d.id = one.id AND d.withdrawn_at IS NULL;
      WHEN 'StatedDuty' THEN
        UPDATE access.stated_duty s SET ended_at = platform.clock(), ended_by = by_whom WHERE s.id = one.id AND s.ended_at IS NULL;
      WHEN 'Emergency' THEN
        UPDATE access.emergency e SET ended_at = greatest(e.opened_at, platform.clock()) WHERE e.id = one.id AND e.ended_at IS NULL;
    END CASE;
    CONTINUE WHEN NOT FOUND;
    INSERT INTO desk.notice (id, account_id, code, about)
    SELECT gen_random_uuid(), told.account_id, one.code, one.id FROM unnest(one.told) AS told (account_id);
    RETURN QUERY SELECT one.kind, one.id, one.employee_id;
  END LOOP;
  RETURN QUERY SELECT 'Responsibility', r.id, r.employee_id
    FROM access.end_what_is_over(ARRAY(SELECT h.id FROM access.responsibility h
      WHERE h.doctor_id = ANY (theirs) AND h.ended_at IS NULL)) r;
END $$;

DROP FUNCTION access.rests_no_more(text, uuid, text, timestamptz);

CREATE FUNCTION access.end_what_a_side_ends() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_what_rests_on(NEW.account_id);
  RETURN NULL;
END $$;
CREATE TRIGGER with_the_side_ends_an_emergency AFTER INSERT OR UPDATE OF in_force_since ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND NEW.in_force_since IS NOT NULL AND NEW.ended_at IS NULL
    AND NEW.circle IN ('casework', 'employer'))
  EXECUTE FUNCTION access.end_what_a_side_ends();
GRANT EXECUTE ON FUNCTION access.rests_no_more(text, uuid, text, timestamptz, uuid), access.end_what_a_side_ends()
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
