import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { Breach } from './breach.js';

// Row security shows the register to who supervises, and to nobody else.
const PAGE = latestFirst(
  `SELECT b.id, b.source, b.emergency_id AS "emergencyId", b.move_id AS "moveId",
          b.suspected_at AS "suspectedAt", b.occurred_at AS "occurredAt", b.known_at AS "knownAt",
         b.recorded_by AS "recordedBy"
  FROM desk.breach b`,
  '"knownAt"',
  'timestamptz',
  { after: 1, limit: 2 },
);
const ADD = `
  INSERT INTO desk.breach (id, source, emergency_id, occurred_at, recorded_by)
  SELECT $1, 'emergency-review', e.id, e.opened_at, $3 FROM access.emergency e WHERE e.id = $2`;

/** The register of breaches. */
@Injectable()
export class BreachRepository {
  /** The breach that a review of an emergency found: it occurred when the dossier was opened. */
  async add(
    tx: Transaction,
    { id, emergencyId, recordedBy }: { readonly id: string; readonly emergencyId: string; readonly recordedBy: string },
  ): Promise<void> {
    await tx.query(ADD, [id, emergencyId, recordedBy]);
  }

  /** One page of them, the latest first. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Breach>[]> {
    return (await tx.query<Breach & PlacedResult>(PAGE, [after, limit])).map(
      (row) => new Sealed('Breach', row, {}, undefined, row.place),
    );
  }
}
