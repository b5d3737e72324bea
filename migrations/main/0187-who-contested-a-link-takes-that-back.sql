-- S7, I1: a proposal to take a dossier from an account is taken back by who made it, while it waits for the second person: nothing happened
-- by it, and it stays on record as that.
ALTER TABLE access.link_ending ADD COLUMN withdrawn_at timestamptz CHECK (withdrawn_at >= proposed_at),
  ADD CHECK (withdrawn_at IS NULL OR confirmed_at IS NULL);
GRANT UPDATE (withdrawn_at) ON access.link_ending TO kluis_desk;
-- As before (0161), and: not taken back.
CREATE OR REPLACE FUNCTION access.ends_a_link(ending access.link_ending) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT ending.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM access.employee e
      WHERE e.id = ending.employee_id AND e.person_account_id = ending.account_id)
    AND NOT EXISTS (SELECT 1 FROM access.link_ending o
      WHERE o.employee_id = ending.employee_id AND o.id <> ending.id AND o.confirmed_at >= ending.proposed_at) $$;
CREATE POLICY who_proposed_takes_it_back ON access.link_ending FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND confirmed_at IS NULL AND withdrawn_at IS NULL AND expires_at > platform.clock()
    AND proposed_by = (SELECT access.acting_account()))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND withdrawn_at = platform.clock() AND confirmed_at IS NULL
    AND proposed_by = (SELECT access.acting_account()));
