-- I1, I10, D1: a dossier that was linked to somebody else's account is taken from it by two people, at once, with what that account
-- gave in the employee's name and still runs. Afterwards the dossier awaits its person, who is invited as anybody is.
CREATE TABLE access.link_ending (
  id           uuid PRIMARY KEY,
  employee_id  uuid NOT NULL REFERENCES access.employee,
  -- The account that loses it.
  account_id   uuid NOT NULL REFERENCES access.account,
  proposed_by  uuid NOT NULL REFERENCES access.account,
  proposed_at  timestamptz NOT NULL DEFAULT platform.clock(),
  expires_at   timestamptz NOT NULL,
  confirmed_by uuid REFERENCES access.account,
  confirmed_at timestamptz,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  -- S7: the second person is not the first, and neither is who loses it.
  CHECK (confirmed_by <> proposed_by AND account_id NOT IN (proposed_by, confirmed_by))
);
CREATE INDEX ON access.link_ending (employee_id, account_id);
ALTER TABLE access.link_ending ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.link_ending FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.link_ending TO kluis_desk, kluis_medical;
GRANT INSERT (id, employee_id, account_id, proposed_by, expires_at), UPDATE (confirmed_by, confirmed_at) ON access.link_ending TO kluis_desk;
CREATE POLICY facts_are_looked_up ON access.link_ending FOR SELECT TO kluis_desk, kluis_medical USING (true);

-- The account still has the dossier by the link that the proposal was about: none was ended since.
CREATE FUNCTION access.ends_a_link(ending access.link_ending) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e
      WHERE e.id = ending.employee_id AND e.person_account_id = ending.account_id)
    AND NOT EXISTS (SELECT 1 FROM access.link_ending o
      WHERE o.employee_id = ending.employee_id AND o.id <> ending.id AND o.confirmed_at >= ending.proposed_at) $$;
-- Ended in this act, by who acts.
CREATE FUNCTION access.link_ends_now(employee uuid, account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.link_ending x
    WHERE x.employee_id = employee AND x.account_id = account
      AND x.confirmed_by = access.acting_account() AND x.confirmed_at = platform.clock()) $$;
-- What an account gave in the employee's name is the employee's, unless its link was ended after that.
CREATE FUNCTION access.was_the_employee(employee uuid, account uuid, at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM access.link_ending x
    WHERE x.employee_id = employee AND x.account_id = account AND x.confirmed_at >= at) $$;
GRANT EXECUTE ON FUNCTION access.ends_a_link(access.link_ending), access.link_ends_now(uuid, uuid) TO kluis_desk;
GRANT EXECUTE ON FUNCTION access.was_the_employee(uuid, uuid, timestamptz) TO kluis_medical;

CREATE POLICY an_administrator_proposes ON access.link_ending FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND proposed_by = (SELECT access.acting_account())
    AND proposed_at = platform.clock() AND expires_at > platform.clock() AND confirmed_at IS NULL
    AND EXISTS (SELECT 1 FROM access.employee e WHERE e.id = employee_id AND e.person_account_id = account_id));
CREATE POLICY another_confirms ON access.link_ending FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND confirmed_at IS NULL AND expires_at > platform.clock()
    AND proposed_by <> (SELECT access.acting_account()) AND access.ends_a_link(link_ending.*))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND confirmed_by = (SELECT access.acting_account())
    AND confirmed_at = platform.clock());

CREATE POLICY two_people_end_a_wrong_link ON access.employee FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND access.link_ends_now(id, person_account_id))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND person_account_id IS NULL);
CREATE POLICY what_a_wrong_link_gave_ends_with_it ON access.mandate FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND ended_at IS NULL AND access.link_ends_now(employee_id, given_by))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND ended_by = (SELECT access.acting_account()) AND ended_at = platform.clock());

-- As before (0115), and: who asked was the employee. The desk, which ends a link, reaches no row of these (D2).
CREATE OR REPLACE FUNCTION medical.is_open_to_actor(o medical.second_opinion) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT o.doctor_id = access.acting_account() AND o.withdrawn_at IS NULL
    AND o.valid_until > platform.clock() AND NOT access.asks_training(access.acting_role())
    AND access.may_give_second_opinion(o.doctor_id, o.employee_id) AND access.held_since(o.doctor_id, 'own-right', o.asked_at)
    AND access.was_the_employee(o.employee_id, o.asked_by, o.asked_at) $$;
CREATE OR REPLACE FUNCTION medical.is_consulted(c medical.consultation) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT c.doctor_id = access.acting_account() AND c.withdrawn_at IS NULL
    AND c.valid_until > platform.clock() AND NOT access.asks_training(access.acting_role())
    AND access.may_be_consulted(c.doctor_id, c.employee_id) AND access.held_since(c.doctor_id, 'own-right', c.asked_at)
    AND access.was_the_employee(c.employee_id, c.asked_by, c.asked_at) $$;
