/** One thing done to the stores behind the service's back, and how it is undone. */
export interface Sabotage {
  /** What the service must name when it refuses to start. */
  readonly names: string;
  readonly cluster: 'main' | 'keys';
  readonly harm: readonly string[];
  readonly mend: readonly string[];
}

const onMain = (names: string, harm: string, mend: string): Sabotage => ({
  names,
  cluster: 'main',
  harm: [harm],
  mend: [mend],
});
const onKeys = (names: string, harm: string, mend: string): Sabotage => ({
  names,
  cluster: 'keys',
  harm: [harm],
  mend: [mend],
});

/** A function is found by its name, whatever it takes. */
const rightsOf = (name: string, rights: string): string =>
  `DO $$ BEGIN EXECUTE (SELECT format('ALTER FUNCTION %s ${rights}', oid::regprocedure) FROM pg_proc WHERE proname = '${name}'); END $$`;

/** Everything by which row security, the trail or the keys could quietly stop to hold. */
export const sabotages: readonly Sabotage[] = [
  onMain(
    'login kluis_medical may pass row security',
    'ALTER ROLE kluis_medical BYPASSRLS',
    'ALTER ROLE kluis_medical NOBYPASSRLS',
  ),
  onMain(
    'login kluis_jobs may pass row security',
    'ALTER ROLE kluis_jobs SUPERUSER',
    'ALTER ROLE kluis_jobs NOSUPERUSER',
  ),
  onMain(
    'login kluis_desk may pass row security',
    'ALTER ROLE kluis_desk CREATEROLE',
    'ALTER ROLE kluis_desk NOCREATEROLE',
  ),
  onMain(
    'kluis_medical owns medical.own',
    'CREATE TABLE medical.own (); ALTER TABLE medical.own OWNER TO kluis_medical',
    'DROP TABLE medical.own',
  ),
  onMain(
    'kluis_desk owns schema medical',
    'ALTER SCHEMA medical OWNER TO kluis_desk',
    'ALTER SCHEMA medical OWNER TO kluis_owner',
  ),
  onMain(
    'kluis_desk owns function access.own()',
    "CREATE FUNCTION access.own() RETURNS integer LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION access.own() OWNER TO kluis_desk",
    'DROP FUNCTION access.own()',
  ),
  onMain(
    'kluis_desk is a member of kluis_medical',
    'GRANT kluis_medical TO kluis_desk',
    'REVOKE kluis_medical FROM kluis_desk',
  ),
  onMain(
    'kluis_scribe is a member of pg_read_all_data',
    'GRANT pg_read_all_data TO kluis_scribe',
    'REVOKE pg_read_all_data FROM kluis_scribe',
  ),
  onMain(
    'kluis_scribe is a member of pg_read_all_stats',
    'GRANT pg_read_all_stats TO kluis_scribe',
    'REVOKE pg_read_all_stats FROM kluis_scribe',
  ),
  onMain(
    'table access.started_with: trigger a_change_is_a_line',
    'ALTER TABLE access.started_with DISABLE TRIGGER a_change_is_a_line',
    'ALTER TABLE access.started_with ENABLE TRIGGER a_change_is_a_line',
  ),
  onMain(
    'table medical.piece does not force row security',
    'ALTER TABLE medical.piece NO FORCE ROW LEVEL SECURITY',
    'ALTER TABLE medical.piece FORCE ROW LEVEL SECURITY',
  ),
  onMain(
    'table trail.line does not force row security',
    'ALTER TABLE trail.line DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE trail.line ENABLE ROW LEVEL SECURITY',
  ),
  onMain(
    'table medical.forgotten does not force row security',
    'CREATE TABLE medical.forgotten (id uuid)',
    'DROP TABLE medical.forgotten',
  ),
  onMain(
    'view medical.everything stands where only tables may',
    'CREATE VIEW medical.everything AS SELECT * FROM medical.piece',
    'DROP VIEW medical.everything',
  ),
  onMain(
    'view desk.copied stands where only tables may',
    'CREATE MATERIALIZED VIEW desk.copied AS SELECT * FROM access.employee',
    'DROP MATERIALIZED VIEW desk.copied',
  ),
  onMain(
    'function access.opens_medical',
    rightsOf('opens_medical', 'SECURITY DEFINER'),
    rightsOf('opens_medical', 'SECURITY INVOKER'),
  ),
  onMain(
    'function access.circle(): definition',
    'ALTER FUNCTION access.circle() RESET search_path',
    "ALTER FUNCTION access.circle() SET search_path = ''",
  ),
  onMain(
    'table medical.piece: policy everybody',
    'CREATE POLICY everybody ON medical.piece FOR SELECT TO kluis_medical USING (true)',
    'DROP POLICY everybody ON medical.piece',
  ),
  onMain(
    'table medical.piece: policy who_opens_it',
    'ALTER POLICY who_opens_it ON medical.piece TO kluis_desk',
    'ALTER POLICY who_opens_it ON medical.piece TO kluis_medical',
  ),
  onMain(
    'table trail.line: privileges',
    'GRANT TRUNCATE ON trail.line TO kluis_scribe',
    'REVOKE TRUNCATE ON trail.line FROM kluis_scribe',
  ),
  onMain(
    'table medical.piece_version: privileges',
    'GRANT UPDATE (sealed) ON medical.piece_version TO kluis_medical',
    'REVOKE UPDATE (sealed) ON medical.piece_version FROM kluis_medical',
  ),
  onMain(
    'schema medical: privileges',
    'GRANT USAGE ON SCHEMA medical TO kluis_employer',
    'REVOKE USAGE ON SCHEMA medical FROM kluis_employer',
  ),
  onMain(
    'table access.responsibility: index kept, index responsibility_one_dossier_doctor',
    'ALTER INDEX access.responsibility_one_dossier_doctor RENAME TO kept',
    'ALTER INDEX access.kept RENAME TO responsibility_one_dossier_doctor',
  ),
  onMain(
    'table access.deputising: constraint deputising_check, constraint kept',
    'ALTER TABLE access.deputising RENAME CONSTRAINT deputising_check TO kept',
    'ALTER TABLE access.deputising RENAME CONSTRAINT kept TO deputising_check',
  ),
  onMain(
    'platform.clock() is not the clock',
    "CREATE OR REPLACE FUNCTION platform.clock() RETURNS timestamptz LANGUAGE sql STABLE SECURITY INVOKER AS $$ SELECT now() - interval '1 year' $$",
    "CREATE OR REPLACE FUNCTION platform.clock() RETURNS timestamptz LANGUAGE sql STABLE SECURITY INVOKER AS 'SELECT date_trunc(''milliseconds'', now())'",
  ),
  onMain(
    'question-closing',
    "UPDATE access.policy_term SET term = '10 years' WHERE name = 'question-closing'",
    "UPDATE access.policy_term SET term = '6 weeks' WHERE name = 'question-closing'",
  ),
  onMain(
    'group-figure-minimum',
    "UPDATE access.policy_count SET amount = 2 WHERE name = 'group-figure-minimum'",
    "UPDATE access.policy_count SET amount = 10 WHERE name = 'group-figure-minimum'",
  ),
  onMain(
    'M35',
    "INSERT INTO access.receivable VALUES ('employer-officer', 'current', 'M35', '2020-01-01')",
    "DELETE FROM access.receivable WHERE role = 'employer-officer' AND item = 'M35'",
  ),
  onMain(
    'accounts and doctor',
    "DELETE FROM access.kept_apart WHERE circle = 'accounts' AND other = 'doctor'",
    "INSERT INTO access.kept_apart VALUES ('accounts', 'doctor')",
  ),
  onKeys(
    'login kluis_keys may pass row security',
    'ALTER ROLE kluis_keys SUPERUSER',
    'ALTER ROLE kluis_keys NOSUPERUSER',
  ),
  onKeys(
    'kluis_keys owns keys.own',
    'CREATE TABLE keys.own (); ALTER TABLE keys.own OWNER TO kluis_keys',
    'DROP TABLE keys.own',
  ),
  onKeys(
    'kluis_keys is a member of kluis_keys_owner',
    'GRANT kluis_keys_owner TO kluis_keys',
    'REVOKE kluis_keys_owner FROM kluis_keys',
  ),
  onKeys(
    'table keys.data_key does not force row security',
    'ALTER TABLE keys.data_key NO FORCE ROW LEVEL SECURITY',
    'ALTER TABLE keys.data_key FORCE ROW LEVEL SECURITY',
  ),
  onKeys(
    'a_destroyed_key_does_not_come_back',
    'ALTER TABLE keys.data_key DISABLE TRIGGER a_destroyed_key_does_not_come_back',
    'ALTER TABLE keys.data_key ENABLE TRIGGER a_destroyed_key_does_not_come_back',
  ),
];
