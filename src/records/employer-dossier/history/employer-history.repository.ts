import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { EmployerHistory } from './employer-history.js';

const PAGE = latestFirst(
  `SELECT id, employer_id AS "employerId", kind, record_id AS "recordId", version, content, replaced_by AS "replacedBy",
         replaced_at AS "replacedAt"
  FROM employer.history WHERE employer_id = $1`,
  '"replacedAt"',
);

/** What stood, as the database kept it. */
@Injectable()
export class EmployerHistoryRepository {
  /** One page of an employer's, the latest first. */
  async of(
    tx: Transaction,
    employerId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<EmployerHistory>[]> {
    const rows = await tx.query<EmployerHistory & PlacedResult>(PAGE, [employerId, after, limit]);
    return rows.map(
      (row) =>
        new Sealed('EmployerHistory', { ...row, content: named(row.content) }, { employerId }, undefined, row.place),
    );
  }
}

/** Columns by the names that fields have. */
function named(content: EmployerHistory['content']): EmployerHistory['content'] {
  return Object.fromEntries(
    Object.entries(content).map(([column, value]) => [
      column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
