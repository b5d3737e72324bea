import type { Cast } from '../cast.js';

const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname IN ('access', 'employer', 'employee', 'medical', 'desk') ORDER BY 1`;

/**
 * All that the stores hold, but for the trail: a digest of each table's rows by the table's name, as the administrator
 * of the database sees them. Two that are equal: nothing was stored, changed or deleted in between.
 */
export async function storedNow(cast: Cast): Promise<Readonly<Record<string, string>>> {
  const tables = await cast.sql<{ name: string }>(TABLES);
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await cast.sql<{ digest: string }>(
      `SELECT count(*) || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM ${name} t`,
    );
    digests[name] = row?.digest ?? '';
  }
  return digests;
}
