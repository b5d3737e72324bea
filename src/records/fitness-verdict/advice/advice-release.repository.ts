import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { seal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { AdviceReleaseRow, ReleasedAdviceItemRow, ReleasedAdviceRow } from './advice.entity.js';
import type { AdvisedItem } from './advice.js';

/** Where an item is sealed at the desk: under the employee key, for the text is the employee's as well. */
export function releasedItemPlace(employeeId: string, id: string): Place {
  return { store: 'desk', owner: employeeId, record: id, version: 1, item: 'released-advice' };
}

/** What the medical side writes of a release: its own record of it, and the desk's narrow tables (design: the stores). */
@Injectable()
export class AdviceReleaseRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns false when this advice, or another in its place, went out meanwhile. */
  async addRelease(tx: Transaction, release: AdviceReleaseRow): Promise<boolean> {
    return addUnlessThere(tx, AdviceReleaseRow, release, 'advice_id');
  }

  /** @returns the ids of the items at the desk. */
  async addReleased(
    tx: Transaction,
    released: ReleasedAdviceRow,
    items: readonly AdvisedItem[],
  ): Promise<readonly string[]> {
    const { id: adviceId, employerId, employeeId } = released;
    const key = await this.keys.find(employeeId, 'employee');
    await tx.manager.insert(ReleasedAdviceRow, released);
    const rows = items.map(({ item, values }): ReleasedAdviceItemRow => {
      const id = randomUUID();
      return {
        id,
        adviceId,
        employerId,
        employeeId,
        item,
        sealed: seal(key, releasedItemPlace(employeeId, id), values),
      };
    });
    await tx.manager.insert(ReleasedAdviceItemRow, rows);
    return rows.map(({ id }) => id);
  }
}
