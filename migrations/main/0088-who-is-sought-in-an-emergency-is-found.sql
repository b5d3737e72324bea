-- S8: in an emergency a doctor knows a name and a birth date, or a staff number, and no id. The database shows him exactly those
-- whose digest he names, in the transaction that counts his search; whom he doesn't name it doesn't show (E1).
ALTER TABLE employee.identity ADD COLUMN name_digest bytea;
CREATE INDEX identity_by_name ON employee.identity (name_digest);
CREATE INDEX identity_by_number ON employee.identity (number_digest);
GRANT UPDATE (name_digest) ON employee.identity TO kluis_employee;

CREATE TABLE employee.person_search (
  id          uuid PRIMARY KEY,
  searched_by uuid NOT NULL,
  searched_at timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON employee.person_search (searched_by, searched_at);
ALTER TABLE employee.person_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.person_search FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON employee.person_search TO kluis_employee;

-- ° E1: how many searches of one account an hour bears.
CREATE FUNCTION employee.searches_an_hour() RETURNS integer LANGUAGE sql IMMUTABLE SECURITY INVOKER AS $$ SELECT 10 $$;

-- S8, S15: a registered doctor of the service who says that it is for an emergency; who is in training opens none.
CREATE FUNCTION employee.may_search() RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.is_of_doctors(access.circle()) AND access.acting_purpose() = 'emergency'
    AND access.registered(access.acting_account()) AND NOT access.asks_training(access.acting_role()) $$;
CREATE FUNCTION employee.sought() RETURNS bytea[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(nullif(current_setting('kluis.sought', true), ''), '{}')::bytea[] $$;

CREATE FUNCTION employee.searches_in_the_hour() RETURNS integer LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT count(*)::int FROM employee.person_search s
    WHERE s.searched_by = access.acting_account() AND s.searched_at > platform.clock() - interval '1 hour' $$;

CREATE POLICY who_searched_sees_his_own ON employee.person_search FOR SELECT TO kluis_employee
  USING (searched_by = (SELECT access.acting_account()));
CREATE POLICY a_search_is_counted ON employee.person_search FOR INSERT TO kluis_employee
  WITH CHECK (searched_by = (SELECT access.acting_account()) AND searched_at = platform.clock() AND (SELECT employee.may_search())
    AND (SELECT employee.searches_in_the_hour()) < employee.searches_an_hour());

-- S10: of an employer for which he works as well he finds nobody.
CREATE POLICY who_is_sought_in_an_emergency ON employee.identity FOR SELECT TO kluis_employee
  USING (CASE WHEN (SELECT employee.may_search() AND EXISTS (SELECT 1 FROM employee.person_search s
                      WHERE s.searched_by = access.acting_account() AND s.searched_at = platform.clock()))
         THEN (name_digest = ANY ((SELECT employee.sought())::bytea[]) OR number_digest = ANY ((SELECT employee.sought())::bytea[]))
           AND NOT access.on_the_employers_side((SELECT access.acting_account()), employee_id)
         ELSE false END);
GRANT EXECUTE ON FUNCTION employee.searches_an_hour(), employee.searches_in_the_hour(), employee.may_search(), employee.sought() TO kluis_employee;
