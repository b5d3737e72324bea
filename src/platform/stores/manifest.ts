import type { ClientBase } from 'pg';

/** The schemas whose tables the two locks guard; the job queue's is pg-boss's own. */
export const GUARDED_SCHEMAS = ['access', 'employer', 'employee', 'medical', 'desk', 'trail'];

const GUARDED = `(${[...GUARDED_SCHEMAS, 'platform'].map((schema) => `'${schema}'`).join(', ')})`;

/**
 * What row security rests on, as it stands in the catalog, with a digest of all that it says: a policy is worth what
 * the functions say that it calls, a grant goes past it with TRUNCATE, and a trigger or constraint that is gone refuses
 * nothing. The clock is proved by itself: a test has its own.
 */
export const ACTUAL_OBJECTS = `
  WITH guarded AS (
    SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relacl
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ${GUARDED} AND n.nspname <> 'platform' AND c.relkind IN ('r', 'p')),
  said (object, part, says) AS (
    SELECT 'table ' || format('%I.%I', schemaname, tablename), 'policy ' || policyname,
           concat_ws('|', permissive, roles::text, cmd, qual, with_check)
    FROM pg_policies WHERE schemaname IN ${GUARDED}
    UNION ALL
    SELECT 'table ' || g.name, 'trigger ' || t.tgname, concat(t.tgenabled, pg_get_triggerdef(t.oid))
    FROM guarded g JOIN pg_trigger t ON t.tgrelid = g.oid AND NOT t.tgisinternal
    UNION ALL
    SELECT 'table ' || g.name, 'constraint ' || k.conname, pg_get_constraintdef(k.oid)
    FROM guarded g JOIN pg_constraint k ON k.conrelid = g.oid
    UNION ALL
    SELECT 'table ' || g.name, 'index ' || i.relname, pg_get_indexdef(x.indexrelid)
    FROM guarded g JOIN pg_index x ON x.indrelid = g.oid AND x.indisunique JOIN pg_class i ON i.oid = x.indexrelid
    UNION ALL
    SELECT 'table ' || g.name, 'privileges', concat_ws('|', g.relacl::text,
      (SELECT string_agg(a.attname || a.attacl::text, '|' ORDER BY a.attname) FROM pg_attribute a
       WHERE a.attrelid = g.oid AND a.attacl IS NOT NULL))
    FROM guarded g
    UNION ALL
    SELECT format('function %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), 'definition',
           concat_ws('|', pg_get_functiondef(p.oid), p.proacl::text)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ${GUARDED} AND p.prokind = 'f' AND p.oid <> 'platform.clock()'::regprocedure
    UNION ALL
    SELECT format('schema %I', n.nspname), 'privileges', n.nspacl::text
    FROM pg_namespace n WHERE n.nspname IN ${GUARDED})
  SELECT object, part, md5(coalesce(says, '')) AS digest FROM said`;

/**
 * Writes down what was deployed, so that start-up sees what went missing or was changed since.
 * @param owner a connection of the owner, after the migrations.
 */
export async function writeManifest(owner: ClientBase): Promise<void> {
  await owner.query('BEGIN');
  await owner.query('DELETE FROM platform.manifest');
  await owner.query(`INSERT INTO platform.manifest (object, part, digest) ${ACTUAL_OBJECTS}`);
  await owner.query('COMMIT');
}
