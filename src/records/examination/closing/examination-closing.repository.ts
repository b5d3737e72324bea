import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// Row security shows this login only examinations whose last day is over.
const DUE = `
  SELECT x.id, x.employer_id, x.employee_id FROM desk.examination x
  WHERE NOT EXISTS (SELECT 1 FROM desk.examination_closing c WHERE c.examination_id = x.id)
  ORDER BY x.closes_on, x.id LIMIT $1`;
const CLOSE =
  'INSERT INTO desk.examination_closing (examination_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING examination_id';
const OFFICER = 'SELECT desk.examination_officer($1) AS account_id';

/** An examination that waits to be closed: ids, for the job opens nothing. */
export interface DueExamination {
  readonly id: string;
  readonly employer_id: string;
  readonly employee_id: string;
}

/** The closings of examinations, for the login of the jobs. */
@Injectable()
export class ExaminationClosingRepository {
  /** Examinations past their last day that were not closed yet, the oldest first. */
  async due(tx: Transaction, limit: number): Promise<DueExamination[]> {
    return tx.query<DueExamination>(DUE, [limit]);
  }

  /** @returns false when another process closed it, or is about to: that one is waited for. */
  async close(tx: Transaction, examinationId: string): Promise<boolean> {
    return (await tx.query(CLOSE, [examinationId])).length === 1;
  }

  /** The officer who asked, null when he acts for that employer no longer. */
  async officerToTell(tx: Transaction, examinationId: string): Promise<string | null> {
    const [row] = await tx.query<{ account_id: string | null }>(OFFICER, [examinationId]);
    return row?.account_id ?? null;
  }
}
