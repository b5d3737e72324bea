-- S7: a doctor reads the roles that wait for an approval of his, those he approved, and those of who works under him; nobody
-- else's. Every login's row security looks roles up, so the register itself says whom it shows what.

-- Its page leaves the approval to the role that acts; nobody signs for himself, or for what he proposed.
CREATE FUNCTION access.waits_for_actor(r access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT r.needs_approval AND r.approved_by IS NULL AND r.in_force_since IS NULL AND r.ended_at IS NULL
    AND (r.valid_until IS NULL OR r.valid_until > platform.clock())
    AND r.account_id <> access.acting_account() AND r.proposed_by IS DISTINCT FROM access.acting_account()
    AND EXISTS (SELECT 1 FROM access.granting g WHERE g.role = r.role AND access.acting_role() = ANY (g.approved_by)) $$;

-- S4, S15: the doctors under whom somebody works, by a delegation or a training that isn't over.
CREATE FUNCTION access.doctors_above(account uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT ARRAY(
    SELECT d.doctor_id FROM access.delegation d
    WHERE d.assistant_id = account AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()
    UNION
    SELECT t.supervisor_id FROM access.training t
    WHERE t.trainee_id = account AND t.ended_at IS NULL AND t.valid_until > platform.clock()) $$;

CREATE FUNCTION access.shows_role(acting_circle text, r access.role) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE
      WHEN acting_circle = 'doctor' THEN access.registered(access.acting_account())
        AND NOT access.asks_training(access.acting_role())
        AND (access.waits_for_actor(r) OR r.approved_by = access.acting_account()
             OR access.acting_account() = ANY (access.doctors_above(r.account_id)))
      ELSE acting_circle IN ('accounts', 'supervision') OR access.supervises() END, false) $$;

GRANT EXECUTE ON FUNCTION access.waits_for_actor(access.role), access.doctors_above(uuid), access.shows_role(text, access.role)
  TO kluis_desk;
