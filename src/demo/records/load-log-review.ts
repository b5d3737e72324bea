import { plainDate, type LocalDate } from '../../platform/calendar/local-date.js';
import type { KeptActs } from './kept-acts.js';

/** The month before that day's, 'YYYY-MM'. */
export function monthBefore(today: LocalDate): string {
  return plainDate(today).toPlainYearMonth().subtract({ months: 1 }).toString();
}

/** A6 — Luuk opened the review of last month, in which the house wasn't there yet: it waits for his signature. */
export async function loadLogReview(acts: KeptActs, today: LocalDate): Promise<void> {
  await acts.ask('review-of-last-month', 'luuk', '/v1/log-reviews', { body: { month: monthBefore(today) } });
}
