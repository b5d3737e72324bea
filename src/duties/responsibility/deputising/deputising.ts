import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** Why a doctor is away: a closed list, since a doctor's reasons are his affair (D5). */
export const ABSENCE_REASONS = ['leave', 'illness', 'training', 'departure'] as const;

/** S4 — who stands in for whom, from, until and why. Both days count. */
export interface Deputising {
  readonly id: string;
  readonly absentDoctorId: string;
  readonly deputyId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly reason: (typeof ABSENCE_REASONS)[number];
  readonly enteredBy: string;
  /** ISO 8601, UTC: when somebody ended it before its last day was over, null when nobody did. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}
