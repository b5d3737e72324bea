-- A6: with which policies and which configuration the service ran last, by their digests; what differs at the next start is a line,
-- written with it in one transaction.
CREATE TABLE access.started_with (
  only_one      boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  run           uuid NOT NULL,
  policies      text NOT NULL CHECK (policies ~ '^[0-9a-f]{64}$'),
  configuration text NOT NULL CHECK (configuration ~ '^[0-9a-f]{64}$')
);
ALTER TABLE access.started_with ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.started_with FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (run, policies, configuration) ON access.started_with TO kluis_scribe;
-- A start is nobody's act: no request, whoever it says that it is from, sees or changes it.
CREATE POLICY a_start_is_nobodys_act ON access.started_with FOR ALL TO kluis_scribe
  USING ((SELECT access.acting_account()) IS NULL) WITH CHECK ((SELECT access.acting_account()) IS NULL);

CREATE FUNCTION access.tell_what_changed() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  known boolean := TG_OP = 'UPDATE';
BEGIN
  INSERT INTO trail.line (at, request_id, action, kind, rule, outcome, status, source, route)
  SELECT platform.clock(), NEW.run, 'change', c.kind, 'A6', 'allowed', 200, 'service',
         format('start with %s %s to %s', lower(c.kind), coalesce(left(c.before, 16), 'none'), left(c.after, 16))
  FROM (VALUES ('Policies', CASE WHEN known THEN OLD.policies END, NEW.policies),
               ('Configuration', CASE WHEN known THEN OLD.configuration END, NEW.configuration)) AS c (kind, before, after)
  WHERE c.before IS DISTINCT FROM c.after;
  RETURN NULL;
END $$;
CREATE TRIGGER a_change_is_a_line AFTER INSERT OR UPDATE ON access.started_with FOR EACH ROW EXECUTE FUNCTION access.tell_what_changed();
