-- S7, S10, A6: which circles no account holds together: separation.yaml, written when policies are deployed.
CREATE TABLE access.kept_apart (
  circle text NOT NULL,
  other  text NOT NULL CHECK (circle < other COLLATE "C"),
  PRIMARY KEY (circle, other)
);
ALTER TABLE access.kept_apart ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.kept_apart FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.kept_apart TO kluis_desk;
CREATE POLICY facts_are_looked_up ON access.kept_apart FOR SELECT TO kluis_desk USING (true);
CREATE POLICY the_owner_deploys ON access.kept_apart FOR ALL TO kluis_owner USING (true) WITH CHECK (true);

-- Does the account hold, or wait for, another role that isn't held together with this one?
CREATE FUNCTION access.is_kept_apart(given access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h JOIN access.kept_apart k
      ON (k.circle, k.other) IN ((h.circle, given.circle), (given.circle, h.circle))
    WHERE h.account_id = given.account_id AND h.id <> given.id AND access.role_open(h)) $$;

-- Whoever writes a role: proposed, with a mandate or a link, by the owner for the first people; and each signature after it.
-- Ending one is always possible.
CREATE POLICY the_owner_sees_what_the_first_people_hold ON access.role FOR SELECT TO kluis_owner USING (access.nobody_is_here());
CREATE POLICY what_is_kept_apart_is_not_given ON access.role AS RESTRICTIVE FOR INSERT TO kluis_desk, kluis_owner
  WITH CHECK (NOT access.is_kept_apart(role.*));
CREATE POLICY what_is_kept_apart_is_not_signed ON access.role AS RESTRICTIVE FOR UPDATE TO kluis_desk
  USING (true) WITH CHECK (ended_at IS NOT NULL OR NOT access.is_kept_apart(role.*));

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
