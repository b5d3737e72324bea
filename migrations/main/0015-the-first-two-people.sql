-- Bootstrap: with nobody in the house, nobody can sign. While there is no account, and never after, the owner may write the
-- first two people with their roles, a registration and the first texts, in one transaction that is in the trail.
-- By policies and not by lifting FORCE, so that the database itself refuses a second time.
CREATE FUNCTION access.nobody_is_here() RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  -- An account of this very transaction doesn't count: the rest of the two people's rows follow theirs.
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM access.account a WHERE a.xmin <> pg_current_xact_id()::xid) $$;

CREATE POLICY the_owner_sees_whether_anybody_is_here ON access.account FOR SELECT TO kluis_owner USING (true);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['access.account', 'access.role', 'access.invitation', 'access.registration',
                           'access.declaration_text', 'access.record', 'desk.account_name', 'trail.line'] LOOP
    EXECUTE format('CREATE POLICY the_owner_brings_the_first_people ON %s FOR INSERT TO kluis_owner
      WITH CHECK (access.nobody_is_here())', t);
  END LOOP;
END $$;
