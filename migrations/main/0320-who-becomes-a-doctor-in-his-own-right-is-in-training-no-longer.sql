-- V3, S15: whose verdicts another countersigns issues none alone. A role as a doctor in one's own right and one in training are never in
-- force together: with the first the second ends, in the same act, by whom and whatever else signs; and beside the first, open or
-- waiting, the second is neither given nor signed.
CREATE OR REPLACE FUNCTION access.is_kept_apart(given access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h JOIN access.kept_apart k
      ON (k.circle, k.other) IN ((h.circle, given.circle), (given.circle, h.circle))
    WHERE h.account_id = given.account_id AND h.id <> given.id AND access.role_open(h))
    OR access.asks_training(given.role) AND EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = given.account_id AND h.id <> given.id AND access.role_open(h)
      AND h.circle = given.circle AND NOT access.asks_training(h.role)) $$;

-- Does this one end because its holder became a doctor in his own right, by the signature of who acts?
CREATE FUNCTION access.gave_way(held access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.asks_training(held.role) AND EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = held.account_id AND h.circle = held.circle AND NOT access.asks_training(h.role)
      AND h.in_force_since = platform.clock() AND h.ended_at IS NULL
      AND coalesce(h.confirmed_by, h.approved_by, h.proposed_by) = access.acting_account()) $$;
-- As before (0072), and: by whose signature its holder became a doctor in his own right.
CREATE OR REPLACE FUNCTION access.role_change_is_signed(before access.role, after access.role) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT before.ended_at IS NULL AND EXISTS (SELECT 1 FROM access.granting g WHERE g.role = before.role AND CASE
      WHEN after.ended_at IS NOT NULL THEN
        (after.approved_by, after.confirmed_by, after.in_force_since)
          IS NOT DISTINCT FROM (before.approved_by, before.confirmed_by, before.in_force_since)
        AND after.ended_at = platform.clock() AND after.ended_by = access.acting_account()
        AND access.circle() IS NOT NULL
        AND (access.acting_role() = ANY (g.proposed_by) OR access.gave_way(before)
             OR (access.leaves_with_a_doctor(before) AND access.supervises() AND access.departs_now(before.account_id)))
      WHEN before.in_force_since IS NOT NULL THEN false
      WHEN before.needs_approval AND before.approved_by IS NULL THEN
        after.approved_by = access.acting_account() AND after.confirmed_by IS NULL
        AND after.in_force_since IS NOT DISTINCT FROM CASE WHEN before.needs_confirmation THEN NULL ELSE platform.clock() END
        AND access.may_sign_for(after, g.approved_by) AND access.as_its_page_says(after)
        AND (NOT g.opens_medical OR access.registered(access.acting_account()))
      WHEN before.needs_confirmation THEN
        after.approved_by IS NOT DISTINCT FROM before.approved_by AND after.confirmed_by = access.acting_account()
        AND after.in_force_since = platform.clock()
        AND access.may_sign_for(after, g.confirmed_by) AND access.as_its_page_says(after)
      ELSE false END) $$;

-- A training is of who has a role that asks for one: with the last of those it ends (0114), whatever doctor he became.
CREATE OR REPLACE FUNCTION access.is_such(held access.role, what text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT CASE what
    WHEN 'in-training' THEN held.circle = 'doctor' AND access.asks_training(held.role)
    WHEN 'own-right' THEN held.circle = 'doctor' AND NOT access.asks_training(held.role)
    WHEN 'any-doctor' THEN access.is_of_doctors(held.circle)
    ELSE held.circle = what END $$;

CREATE FUNCTION access.end_what_was_in_training() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
DECLARE one record;
BEGIN
  FOR one IN UPDATE access.role h SET ended_at = platform.clock(), ended_by = access.acting_account()
    WHERE h.account_id = NEW.account_id AND h.circle = NEW.circle AND h.ended_at IS NULL AND access.asks_training(h.role)
    RETURNING h.id
  LOOP
    INSERT INTO desk.notice (id, account_id, code, about) VALUES (gen_random_uuid(), NEW.account_id, 'role-ended', one.id);
    PERFORM trail.add(jsonb_build_array(
      access.line_of_end('RoleHeld', one.id, NULL) || jsonb_build_object('action', 'revoke', 'rule', 'S15')));
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER it_ends_what_was_in_training AFTER INSERT OR UPDATE OF in_force_since ON access.role FOR EACH ROW
  WHEN (row_security_active('access.role') AND NEW.in_force_since IS NOT NULL AND NEW.ended_at IS NULL AND NEW.circle = 'doctor'
    AND NOT access.asks_training(NEW.role))
  EXECUTE FUNCTION access.end_what_was_in_training();

GRANT EXECUTE ON FUNCTION access.gave_way(access.role), access.end_what_was_in_training()
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
