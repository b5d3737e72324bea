import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// Row security shows this login only questions whose last day is over.
const DUE = `
  SELECT q.id, q.employer_id, q.employee_id FROM desk.verdict_question q
  WHERE NOT EXISTS (SELECT 1 FROM desk.question_closing c WHERE c.question_id = q.id) ORDER BY q.closes_on, q.id LIMIT $1`;
const CLOSE =
  'INSERT INTO desk.question_closing (question_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING question_id';
const OFFICER = 'SELECT desk.officer_to_tell($1) AS account_id';

/** A question that waits to be closed: ids, for the job opens nothing. */
export interface DueQuestion {
  readonly id: string;
  readonly employer_id: string;
  readonly employee_id: string;
}

/** The closings of questions, for the login of the jobs. */
@Injectable()
export class QuestionClosingRepository {
  /** Questions past their last day that were not closed yet, the oldest first. */
  async due(tx: Transaction, limit: number): Promise<DueQuestion[]> {
    return tx.query<DueQuestion>(DUE, [limit]);
  }

  /** @returns false when another process closed it, or is about to: that one is waited for. */
  async close(tx: Transaction, questionId: string): Promise<boolean> {
    return (await tx.query(CLOSE, [questionId])).length === 1;
  }

  /** The officer who asked, null when he acts for that employer no longer. */
  async officerToTell(tx: Transaction, questionId: string): Promise<string | null> {
    const [row] = await tx.query<{ account_id: string | null }>(OFFICER, [questionId]);
    return row?.account_id ?? null;
  }
}
