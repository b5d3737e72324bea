import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { asOwner } from './as-owner.js';

const schema = 'jobs';

async function exists(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>("SELECT to_regclass('jobs.version') IS NOT NULL AS there");
  return rows[0]?.there === true;
}

/** Every table of the schema, under forced row security like all others, open to the login that runs the jobs. */
async function openTables(owner: pg.Client, login: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; open: boolean }>(
    `SELECT quote_ident(c.relname) AS name,
            EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'runs_the_jobs') AS open
       FROM pg_class c WHERE c.relnamespace = 'jobs'::regnamespace AND c.relkind IN ('r', 'p')`,
  );
  const tables = rows
    .filter(({ open }) => !open)
    .map(
      ({ name }) => `
    ALTER TABLE jobs.${name} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE jobs.${name} FORCE ROW LEVEL SECURITY;
    CREATE POLICY runs_the_jobs ON jobs.${name} TO ${login}, CURRENT_USER USING (true) WITH CHECK (true);
    GRANT SELECT, INSERT, UPDATE, DELETE ON jobs.${name} TO ${login};`,
    );
  await owner.query(`GRANT USAGE ON SCHEMA jobs TO ${login};${tables.join('')}`);
}

/**
 * Makes the schema `jobs` of pg-boss as the owner, once, and opens it to the login that runs the jobs. The service then
 * starts pg-boss with `{ schema: 'jobs', migrate: false, createSchema: false }`: that login can't change a table.
 * A newer pg-boss refuses to start on an older schema; its upgrade comes as a migration of ours.
 * @param login name of the role that runs the jobs
 */
export async function ensureJobsSchema(ownerUrl: string, login: string): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    if (!(await exists(owner))) {
      await owner.query(getConstructionPlans(schema));
    }
    await openTables(owner, pg.escapeIdentifier(login));
  });
}
