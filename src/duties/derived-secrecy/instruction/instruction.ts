import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** S3 — somebody was instructed on the meaning and limits of secrecy. */
export interface Instruction {
  readonly id: string;
  readonly accountId: string;
  readonly givenOn: LocalDate;
  readonly givenBy: string;
  /** The last day it counts. */
  readonly validUntil: LocalDate;
}
