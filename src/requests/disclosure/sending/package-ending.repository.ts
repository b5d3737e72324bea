import { Injectable } from '@nestjs/common';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';

// Row security shows this login ids and days, and chunks of what ends at this moment alone.
const DUE = `
  SELECT p.package_id AS "packageId", p.request_id AS "requestId", p.employee_id AS "employeeId",
         medical.is_package_lapsed(p.package_id) AND p.number = (SELECT max(o.number) FROM medical.disclosure_package o
           WHERE o.request_id = p.request_id) AS lapsed,
         medical.account_of(p.employee_id) AS "personAccountId"
  FROM medical.disclosure_package p
  WHERE NOT EXISTS (SELECT 1 FROM medical.package_end e WHERE e.package_id = p.package_id) AND medical.is_package_due(p.package_id)
  ORDER BY p.package_id LIMIT $1`;
const END = `
  INSERT INTO medical.package_end (package_id, employee_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING package_id`;
const REMOVE = 'DELETE FROM medical.package_chunk WHERE package_id = $1';
const HALF_DONE = 'SELECT e.package_id AS id FROM medical.package_end e WHERE e.key_destroyed_at IS NULL LIMIT $1';
const KEY_DESTROYED = `
  UPDATE medical.package_end SET key_destroyed_at = platform.clock() WHERE package_id = $1 AND key_destroyed_at IS NULL
  RETURNING package_id`;

/** A package that ends: ids, for the job reads nothing. */
export interface EndingPackage {
  readonly packageId: string;
  readonly requestId: string;
  readonly employeeId: string;
  /** Nobody collected it in time, and none was signed in its place: the employee is told. */
  readonly lapsed: boolean;
  readonly personAccountId: string | null;
}

/** The end of packages, for the login of the jobs. */
@Injectable()
export class PackageEndingRepository {
  constructor(private readonly keys: KeyStore) {}

  /** Those that nobody can collect any more. */
  async due(tx: Transaction, limit: number): Promise<EndingPackage[]> {
    return tx.query<EndingPackage>(DUE, [limit]);
  }

  /** Deletes what it holds and says so. @returns false where another run did */
  async end(tx: Transaction, { packageId, employeeId }: EndingPackage): Promise<boolean> {
    if ((await tx.query(END, [packageId, employeeId])).length === 0) return false;
    await tx.query(REMOVE, [packageId]);
    return true;
  }

  /** The ids of packages that ended, whose key may be there still. */
  async halfDone(tx: Transaction, limit: number): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(HALF_DONE, [limit])).map(({ id }) => id);
  }

  /** R7 — destroys its key; one that is gone already stays so. */
  async destroyKey(packageId: string): Promise<void> {
    await this.keys.destroy(packageId, 'package');
  }

  async keyDestroyed(tx: Transaction, packageId: string): Promise<void> {
    await tx.query(KEY_DESTROYED, [packageId]);
  }
}
