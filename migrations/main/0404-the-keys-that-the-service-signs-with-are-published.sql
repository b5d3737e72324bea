-- C2: the public half of each key that the service ever signed with, so that what it signed is verified after the key was replaced. The
-- service adds its own when it starts; nobody changes one or takes one away.
CREATE TABLE access.signing_key (
  -- RFC 7638: the thumbprint.
  id           text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{43}$'),
  pem          text NOT NULL CHECK (pem LIKE '-----BEGIN PUBLIC KEY-----%'),
  published_at timestamptz NOT NULL DEFAULT platform.clock()
);
ALTER TABLE access.signing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.signing_key FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, pem) ON access.signing_key TO kluis_desk;
CREATE POLICY everybody_may_have_it ON access.signing_key FOR SELECT TO kluis_desk USING (true);
CREATE POLICY the_service_publishes_its_own ON access.signing_key FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.acting_account()) IS NULL AND published_at = platform.clock());
