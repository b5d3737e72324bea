import { catalogFaults, type NamesOf } from './catalog-faults.js';
import { LOGINS } from './logins.js';
import { ACTUAL_OBJECTS, GUARDED_SCHEMAS } from './manifest.js';
import { StoresUnproved } from './stores-unproved.js';
import type { Stores } from './stores.js';

const PRODUCTION_CLOCK = "SELECT date_trunc('milliseconds', now())";

const DIFFERENT = `
  SELECT format('not as it was deployed: %s: %s', object, string_agg(part, ', ' ORDER BY part)) AS name
  FROM platform.manifest m FULL JOIN (${ACTUAL_OBJECTS}) a USING (object, part)
  WHERE m.digest IS DISTINCT FROM a.digest GROUP BY object ORDER BY 1`;
const CLOCK = "SELECT prosrc AS name FROM pg_proc WHERE oid = 'platform.clock()'::regprocedure";

/**
 * Proves from the catalog that row security holds: every table forced and with a policy, no login that owns, inherits or
 * bypasses, everything as it was deployed, the clock the production one.
 * @throws StoresUnproved naming every table, login or function at fault.
 */
export async function proveStores(stores: Stores, expectedClock: string = PRODUCTION_CLOCK): Promise<void> {
  const pool = stores.pool('desk');
  const names: NamesOf = async (statement, ...values) =>
    (await pool.query<{ name: string }>(statement, [...values])).rows.map(({ name }) => name);
  const clock = await names(CLOCK);
  const faults = [
    ...(await catalogFaults(names, { schemas: GUARDED_SCHEMAS, logins: LOGINS.map((login) => `kluis_${login}`) })),
    ...(await names(DIFFERENT)),
    ...(clock.join() === expectedClock
      ? []
      : ['platform.clock() is not the clock that this process was told to expect']),
  ];
  if (faults.length > 0) throw new StoresUnproved(faults);
}
