-- S9, S5, S15: what a doctor in training does as a doctor rests on being in training without a gap, however that ended: by hand, by its
-- own day, or with the role of who supervised. Another training that follows at once goes on with it; after a gap nothing comes back.

-- In training at that moment, under one who was a doctor in his own right ever since he was named.
CREATE FUNCTION access.in_training_at(trainee uuid, moment timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.training t
    WHERE t.trainee_id = trainee AND t.valid_from <= moment AND t.valid_until > moment
      AND (t.ended_at IS NULL OR t.ended_at > moment)
      AND coalesce(access.gap_since(t.supervisor_id, 'own-right', t.given_at) > moment, true)) $$;
-- As before (0114), and: of who is or was in training, a doctor in his own right or in training at each moment since. Only at the
-- beginning, and where a training, the role of who supervised or a role of his own ended, can he have been neither.
CREATE OR REPLACE FUNCTION access.held_since(account uuid, what text, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.gap_since(account, what, since) IS NULL AND NOT (what = 'doctor' AND EXISTS (
    SELECT 1 FROM access.training t, LATERAL (
      SELECT least(since, platform.clock())
      UNION ALL SELECT least(t.ended_at, t.valid_until)
      UNION ALL SELECT access.gap_since(t.supervisor_id, 'own-right', t.given_at)
      UNION ALL SELECT least(h.ended_at, h.valid_until) FROM access.role h
      WHERE h.account_id = account AND access.is_such(h, 'own-right')) AS c (moment)
    WHERE t.trainee_id = account AND c.moment BETWEEN least(since, platform.clock()) AND platform.clock()
      AND access.gap_since(account, 'own-right', c.moment) = c.moment AND NOT access.in_training_at(account, c.moment))) $$;
-- Whoever ends the training ends what rests on it, as with a role.
CREATE OR REPLACE FUNCTION access.ends_role_now(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
      WHERE (h.account_id = account OR h.account_id IN (SELECT t.supervisor_id FROM access.training t WHERE t.trainee_id = account))
        AND h.ended_by = access.acting_account() AND h.ended_at = platform.clock())
    OR EXISTS (SELECT 1 FROM access.training t
      WHERE t.trainee_id = account AND t.ended_by = access.acting_account() AND t.ended_at = platform.clock()) $$;

-- With the transaction, not with the statement: one that ends and another that takes its place at that moment leave no gap.
CREATE FUNCTION access.end_what_a_training_left() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_what_rests_on(NEW.trainee_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER it_ends_what_rested_on_it AFTER UPDATE OF ended_at ON access.training
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (row_security_active('access.training') AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL)
  EXECUTE FUNCTION access.end_what_a_training_left();
-- What is over is so whether the new one is there or not: it begins at this moment, and the gap lies before.
DROP TRIGGER before_it_begins_what_is_over_ends ON access.training;
CREATE TRIGGER with_it_ends_what_was_over AFTER INSERT ON access.training FOR EACH ROW
  WHEN (row_security_active('access.training')) EXECUTE FUNCTION access.end_what_a_training_follows();
GRANT EXECUTE ON FUNCTION access.in_training_at(uuid, timestamptz), access.end_what_a_training_left()
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
