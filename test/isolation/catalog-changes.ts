import type pg from 'pg';
import { GUARDED_SCHEMAS } from '../../src/platform/stores/manifest.js';

/** A change behind the service's back: what a refusal names of it, how it is made and undone. */
interface Change {
  readonly object: string;
  readonly part: string;
  readonly harm: readonly string[];
  readonly mend: readonly string[];
}

const POLICIES = `
  SELECT format('table %I.%I', schemaname, tablename) AS object, 'policy ' || policyname AS part,
    ARRAY[format('DROP POLICY %I ON %I.%I', policyname, schemaname, tablename)] AS harm,
    ARRAY[concat(format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s', policyname, schemaname, tablename, permissive, cmd,
        array_to_string(roles, ', ')), ' USING (' || qual || ')', ' WITH CHECK (' || with_check || ')')] AS mend
  FROM pg_policies WHERE schemaname = ANY ($1)`;
const TABLES = `
  SELECT format('table %s', c.oid::regclass) AS object, 'does not force row security' AS part,
    ARRAY[format('ALTER TABLE %s %s', c.oid::regclass, way.harm)] AS harm,
    ARRAY[format('ALTER TABLE %s %s', c.oid::regclass, way.mend)] AS mend
  FROM pg_class c, (VALUES ('NO FORCE ROW LEVEL SECURITY', 'FORCE ROW LEVEL SECURITY'),
                           ('DISABLE ROW LEVEL SECURITY', 'ENABLE ROW LEVEL SECURITY')) way (harm, mend)
  WHERE c.relnamespace::regnamespace::text = ANY ($1) AND c.relkind IN ('r', 'p')`;
const TRIGGERS = `
  SELECT format('table %s', tgrelid::regclass) AS object, 'trigger ' || tgname AS part,
    ARRAY[format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname)] AS harm,
    ARRAY[format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)] AS mend
  FROM pg_trigger WHERE NOT tgisinternal
    AND (SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = tgrelid) = ANY ($1)`;
const FUNCTIONS = `
  SELECT format('function %I.%I(', pronamespace::regnamespace::text, proname) AS object, 'definition' AS part,
    ARRAY[replace(pg_get_functiondef(oid), prosrc, prosrc || ' -- changed' || chr(10))] AS harm, ARRAY[pg_get_functiondef(oid)] AS mend
  FROM pg_proc WHERE pronamespace::regnamespace::text = ANY ($1 || ARRAY['platform']) AND oid <> 'platform.clock()'::regprocedure`;

/** Each policy, table, trigger and function there is, with a change to it that must not go unnoticed. */
export async function everyChange(admin: pg.Client): Promise<Change[]> {
  const found: Change[] = [];
  for (const statement of [POLICIES, TABLES, TRIGGERS, FUNCTIONS]) {
    found.push(...(await admin.query<Change>(statement, [GUARDED_SCHEMAS])).rows);
  }
  return found;
}
