import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';

// From the month in which the first account was made on. A term counts from the month's last day: late is the day after.
const LATE = `
  SELECT m.month::date::text AS month, r.id AS "reviewId"
  FROM (SELECT date_trunc('month', min(created_at) AT TIME ZONE 'Europe/Amsterdam') AS first FROM access.account) a
  CROSS JOIN LATERAL generate_series(a.first, platform.today()::timestamp, interval '1 month') AS m (month)
  LEFT JOIN access.log_review r ON r.month = m.month::date
  WHERE r.signed_at IS NULL
    AND (m.month + interval '1 month' - interval '1 day'
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'log-review-due'))::date < platform.today()
    AND NOT EXISTS (SELECT 1 FROM access.log_review_reminder t WHERE t.month = m.month::date)
  ORDER BY 1`;
const TELL = `
  INSERT INTO access.log_review_reminder (id, month) VALUES ($1, $2) ON CONFLICT (month) DO NOTHING RETURNING id`;

/** A month whose review wasn't signed in time. */
export interface LateReview {
  /** Its first day, 'YYYY-MM-DD'. */
  readonly month: string;
  /** Where it was opened. */
  readonly reviewId: string | null;
}

/** The months that nobody reviewed in time, for the login of the jobs. */
@Injectable()
export class LateReviewRepository {
  /** Those that weren't told yet, the earliest first. */
  async late(tx: Transaction): Promise<LateReview[]> {
    return tx.query<LateReview>(LATE);
  }

  /** @returns false when another process told it. */
  async tell(tx: Transaction, id: string, month: string): Promise<boolean> {
    return (await tx.query(TELL, [id, month])).length > 0;
  }
}
