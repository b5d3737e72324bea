-- V4, I1: an outcome that the employee hears first goes to no address that the employer said just now: who takes the letter there knows
-- what no employer is told without the employee's yes. Any other letter that the medical side posts says what the employer gets too.
GRANT SELECT ON access.identity_change TO kluis_medical;
CREATE POLICY who_posts_an_outcome_looks_it_up ON access.identity_change FOR SELECT TO kluis_medical USING (true);
CREATE FUNCTION access.address_changed_at(employee uuid) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT max(c.changed_at) FROM access.identity_change c WHERE c.employee_id = employee AND c.part = 'address' $$;
CREATE FUNCTION access.address_stands(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.address_changed_at(employee) IS NULL
    OR ((access.address_changed_at(employee) AT TIME ZONE 'Europe/Amsterdam')::date
          + (SELECT t.term FROM access.policy_term t WHERE t.name = 'letter-after-change'))::date < platform.today() $$;
GRANT EXECUTE ON FUNCTION access.address_changed_at(uuid), access.address_stands(uuid) TO kluis_medical;
CREATE POLICY not_to_an_address_of_just_now ON medical.examination_posting AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT medical.employee_first(outcome_id) OR access.address_stands(employee_id));
