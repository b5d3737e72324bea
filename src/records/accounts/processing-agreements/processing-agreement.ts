import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** P1 — under which agreement people of another organisation work here. Both days count. */
export interface ProcessingAgreement {
  readonly id: string;
  /** The processor. */
  readonly organisation: string;
  /** ISO 3166-1, two letters: inside the European Economic Area (D8). */
  readonly country: string;
  readonly signedOn: LocalDate;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly recordedBy: string;
  /** Null while the second person hasn't confirmed it: nobody works under it yet. */
  readonly confirmedBy: string | null;
  /** ISO 8601, UTC. */
  readonly confirmedAt: string | null;
  readonly endedBy: string | null;
  /** ISO 8601, UTC: when somebody ended it before its last day was over, null when nobody did. */
  readonly endedAt: string | null;
}
