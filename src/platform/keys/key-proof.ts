import type pg from 'pg';
import { catalogFaults, type NamesOf } from '../stores/catalog-faults.js';
import { StoresUnproved } from '../stores/stores-unproved.js';

// R7: without it a destroyed key's id could come back.
const TRIGGER = 'a_destroyed_key_does_not_come_back';
const TRIGGER_OFF = `
  SELECT 'keys.data_key has no trigger ' || $1 AS name WHERE NOT EXISTS (
    SELECT 1 FROM pg_trigger WHERE tgrelid = 'keys.data_key'::regclass AND tgname = $1 AND tgenabled IN ('O', 'A'))`;

/**
 * Proves from its catalog that the key cluster is what the service relies on. @param pool of the login `kluis_keys`
 * @throws StoresUnproved naming what is at fault; the connection's error when it can't be reached.
 */
export async function proveKeys(pool: pg.Pool): Promise<void> {
  const names: NamesOf = async (statement, ...values) =>
    (await pool.query<{ name: string }>(statement, [...values])).rows.map(({ name }) => name);
  const faults = [
    ...(await catalogFaults(names, { schemas: ['keys'], logins: ['kluis_keys'] })),
    ...(await names(TRIGGER_OFF, TRIGGER)),
  ];
  if (faults.length > 0) throw new StoresUnproved(faults);
}
