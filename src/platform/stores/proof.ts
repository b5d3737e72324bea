import type { Stores } from './stores.js';
import { LOGINS } from './logins.js';
import { ACTUAL_POLICIES } from './policy-manifest.js';

/** Thrown at start-up when the catalog isn't what the service relies on; each fault names the object. */
export class StoresUnproved extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The stores are not as they must be, so the service does not start:\n- ${faults.join('\n- ')}`);
  }
}

const SCHEMAS = ['access', 'employer', 'employee', 'medical', 'desk', 'trail'];
const PRODUCTION_CLOCK = "SELECT date_trunc('milliseconds', now())";

const UNFORCED = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1`;
const WITHOUT_POLICY = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('r', '*')) ORDER BY 1`;
const STRONG_LOGINS = `
  SELECT rolname AS name FROM pg_roles WHERE rolname = ANY ($1)
    AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) ORDER BY 1`;
const OWNERS = `
  SELECT DISTINCT format('%I owns %I.%I', r.rolname, n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
  WHERE n.nspname = ANY ($1) AND r.rolname = ANY ($2) ORDER BY 1`;
const MEMBERS = `
  SELECT format('%I is a member of %I', m.rolname, g.rolname) AS name
  FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid
  WHERE m.rolname = ANY ($1) ORDER BY 1`;
const DEFINERS = `
  SELECT format('%I.%I', n.nspname, p.proname) AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = ANY ($1 || ARRAY['platform']) AND p.prosecdef ORDER BY 1`;
const VIEWS = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('v', 'm') ORDER BY 1`;
const POLICIES_DIFFER = `
  SELECT coalesce(m.on_table, a.on_table) AS name
  FROM platform.policy_manifest m FULL JOIN (${ACTUAL_POLICIES}) a USING (on_table, policy)
  WHERE m.digest IS DISTINCT FROM a.digest GROUP BY 1 ORDER BY 1`;
const CLOCK = "SELECT prosrc AS name FROM pg_proc WHERE oid = 'platform.clock()'::regprocedure";

/**
 * Proves from the catalog that row security holds: every table forced and with a policy, no login that owns, inherits or
 * bypasses, the clock the production one. @throws StoresUnproved naming every table, login or function at fault.
 */
export async function proveStores(stores: Stores, expectedClock: string = PRODUCTION_CLOCK): Promise<void> {
  const pool = stores.pool('desk');
  const logins = LOGINS.map((login) => `kluis_${login}`);
  const names = async (statement: string, ...values: unknown[]): Promise<string[]> =>
    (await pool.query<{ name: string }>(statement, values)).rows.map((row) => row.name);
  const clock = await names(CLOCK);
  const faults = [
    ...(await names(UNFORCED, SCHEMAS)).map((table) => `table ${table} does not force row security`),
    ...(await names(WITHOUT_POLICY, SCHEMAS)).map((table) => `table ${table} has no policy for reading`),
    ...(await names(POLICIES_DIFFER)).map((table) => `table ${table} has other policies than were deployed`),
    ...(await names(STRONG_LOGINS, logins)).map((login) => `login ${login} may pass row security or make logins`),
    ...(await names(OWNERS, SCHEMAS, logins)).map((owner) => `login ${owner}`),
    ...(await names(MEMBERS, logins)).map((member) => `login ${member}`),
    ...(await names(DEFINERS, SCHEMAS)).map((name) => `function ${name} runs with its owner's rights`),
    ...(await names(VIEWS, SCHEMAS)).map((view) => `view ${view} stands where only tables may`),
    ...(clock.join() === expectedClock ? [] : ['platform.clock() is not the clock that this process was told to expect']),
  ];
  if (faults.length > 0) throw new StoresUnproved(faults);
}
