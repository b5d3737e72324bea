-- Wrapped data keys only; the key that unwraps them is outside both databases (design: keys).
CREATE SCHEMA keys;
GRANT USAGE ON SCHEMA keys TO kluis_keys;

CREATE TABLE keys.data_key (
  id         uuid PRIMARY KEY,
  owner_id   uuid NOT NULL,
  purpose    text NOT NULL CHECK (purpose IN ('employee', 'medical', 'digest')),
  wrapped    bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (owner_id, purpose)
);

-- R7: a destroyed key's id can't come back.
CREATE TABLE keys.tombstone (
  key_id       uuid PRIMARY KEY,
  owner_id     uuid NOT NULL,
  purpose      text NOT NULL,
  destroyed_at timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION keys.refuse_tombstoned() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM keys.tombstone t WHERE t.key_id = NEW.id OR (t.owner_id = NEW.owner_id AND t.purpose = NEW.purpose)) THEN
    RAISE EXCEPTION 'a destroyed key does not come back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_destroyed_key_does_not_come_back BEFORE INSERT OR UPDATE ON keys.data_key
  FOR EACH ROW EXECUTE FUNCTION keys.refuse_tombstoned();

ALTER TABLE keys.data_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys.data_key FORCE ROW LEVEL SECURITY;
ALTER TABLE keys.tombstone ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys.tombstone FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON keys.data_key TO kluis_keys;
GRANT SELECT, INSERT ON keys.tombstone TO kluis_keys;
CREATE POLICY the_key_store_serves_the_service ON keys.data_key FOR ALL TO kluis_keys USING (true) WITH CHECK (true);
CREATE POLICY tombstones_stay ON keys.tombstone FOR SELECT TO kluis_keys USING (true);
CREATE POLICY tombstones_are_added ON keys.tombstone FOR INSERT TO kluis_keys WITH CHECK (true);
GRANT EXECUTE ON FUNCTION keys.refuse_tombstoned() TO kluis_keys;
