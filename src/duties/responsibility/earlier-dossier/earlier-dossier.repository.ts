import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { EarlierDossier } from './earlier-dossier.js';

// Row security shows it to whom the register is for.
const SHOWN = `
  SELECT d.id, d.employee_id AS "employeeId", d.earlier_id AS "earlierId", d.found_at AS "foundAt", d.answer,
         d.answered_by AS "answeredBy", d.answered_at AS "answeredAt"
  FROM desk.earlier_dossier d`;
const PAGE = `${SHOWN} WHERE $1::uuid IS NULL OR d.id > $1 ORDER BY d.id LIMIT $2`;
const ONE = `${SHOWN} WHERE d.id = $1`;
const ANSWER = `
  UPDATE desk.earlier_dossier
  SET answer = $2, answered_by = access.acting_account(), answered_at = platform.clock()
  WHERE id = $1 AND answer IS NULL RETURNING id`;

/** The register of dossiers that may be of one person; records leave it sealed. */
@Injectable()
export class EarlierDossierRepository {
  /** One page of it, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<EarlierDossier>[]> {
    return (await tx.query<EarlierDossier>(PAGE, [after, limit])).map(sealed);
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<EarlierDossier> | null> {
    const [row] = await tx.query<EarlierDossier>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** @returns false when it was answered already. */
  async answer(tx: Transaction, id: string, answer: string): Promise<boolean> {
    return (await tx.query(ANSWER, [id, answer])).length > 0;
  }
}

function sealed(row: EarlierDossier): Sealed<EarlierDossier> {
  return new Sealed('EarlierDossier', row, { employeeId: row.employeeId });
}
