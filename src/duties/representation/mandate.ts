import type { LocalDate } from '../../platform/calendar/local-date.js';

/** What a mandate can show; the table says so too. */
export const SHOWABLE = ['employee-dossier', 'medical-dossier', 'verdicts', 'access-log'] as const;
export type Showable = (typeof SHOWABLE)[number];

/** I3 — whom somebody represents, for what, and until when. Instants ISO 8601, UTC. */
export interface Mandate {
  readonly id: string;
  readonly employeeId: string;
  readonly representativeId: string;
  readonly kind: 'written-authorisation';
  readonly shows: readonly Showable[];
  /** Whether copies are included. */
  readonly copies: boolean;
  readonly signedOn: LocalDate;
  readonly from: string;
  /** The last day. */
  readonly until: LocalDate;
  readonly givenBy: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}
