import type { ClientBase } from 'pg';

/** Every row security policy as it stands in the catalog, with a digest of all that it says. */
export const ACTUAL_POLICIES = `
  SELECT format('%I.%I', schemaname, tablename) AS on_table, policyname::text AS policy,
         md5(concat_ws('|', permissive, roles::text, cmd, qual, with_check)) AS digest
  FROM pg_policies WHERE schemaname IN ('access', 'employer', 'employee', 'medical', 'desk', 'trail')`;

/**
 * Writes down which policies were deployed, so that start-up sees one that went missing or was changed since.
 * @param owner a connection of the owner, after the migrations.
 */
export async function writePolicyManifest(owner: ClientBase): Promise<void> {
  await owner.query('BEGIN');
  await owner.query('DELETE FROM platform.policy_manifest');
  await owner.query(`INSERT INTO platform.policy_manifest (on_table, policy, digest) ${ACTUAL_POLICIES}`);
  await owner.query('COMMIT');
}
