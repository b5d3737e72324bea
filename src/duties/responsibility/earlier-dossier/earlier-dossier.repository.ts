import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { EarlierDossier } from './earlier-dossier.js';

// Row security shows it to whom the register is for.
const SHOWN = `
  SELECT d.id, d.employee_id AS "employeeId", d.earlier_id AS "earlierId", d.found_at AS "foundAt", d.answer,
         d.answered_by AS "answeredBy", d.answered_at AS "answeredAt", d.version,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('answer', b.answer, 'answeredBy', b.answered_by,
            'answeredAt', to_char(b.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY b.version), '[]')
          FROM desk.earlier_dossier_answer b WHERE b.earlier_dossier_id = d.id) AS "saidBefore"
  FROM desk.earlier_dossier d`;
const PAGE = `${SHOWN} WHERE $1::uuid IS NULL OR d.id > $1 ORDER BY d.id LIMIT $2`;
const ONE = `${SHOWN} WHERE d.id = $1`;
const ANSWER = `
  UPDATE desk.earlier_dossier
  SET answer = $2, answered_by = access.acting_account(), answered_at = platform.clock(), version = version + 1
  WHERE id = $1 AND version = $3 AND answer IS DISTINCT FROM $2 RETURNING id`;

/** The register of dossiers that may be of one person; records leave it sealed. */
@Injectable()
export class EarlierDossierRepository {
  /** One page of it, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<EarlierDossier>[]> {
    return (await tx.query<EarlierDossier>(PAGE, [after, limit])).map(sealed);
  }

  /** It, as of the later dossier and as of the earlier one: each is somebody's. @returns null outside what the actor may know of. */
  async find(
    tx: Transaction,
    id: string,
  ): Promise<{ readonly later: Sealed<EarlierDossier>; readonly earlier: Sealed<EarlierDossier> } | null> {
    const [row] = await tx.query<EarlierDossier>(ONE, [id]);
    if (row === undefined) return null;
    return { later: sealed(row), earlier: new Sealed('EarlierDossier', row, { employeeId: row.earlierId }) };
  }

  /** @returns false when that is not the version that stands, or says the same. */
  async answer(tx: Transaction, id: string, answer: string, version: number): Promise<boolean> {
    return (await tx.query(ANSWER, [id, answer, version])).length > 0;
  }
}

function sealed(row: EarlierDossier): Sealed<EarlierDossier> {
  return new Sealed('EarlierDossier', row, { employeeId: row.employeeId });
}
