import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** S15 — under whom a doctor in training works, from and until when. Both days count. */
export interface Training {
  readonly id: string;
  readonly traineeId: string;
  readonly supervisorId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly givenBy: string;
  /** ISO 8601, UTC: when somebody ended it before its last day was over, null when nobody did. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}
