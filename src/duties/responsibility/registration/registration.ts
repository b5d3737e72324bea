import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** S15 — somebody looked a doctor up in the register of health professionals. */
export interface Registration {
  readonly id: string;
  readonly accountId: string;
  /** The number in that register (BIG): 11 digits. */
  readonly number: string;
  readonly checkedOn: LocalDate;
  readonly checkedBy: string;
  /** The last day it counts by this check; before `checkedOn` when it found him struck off. The newest check counts. */
  readonly validUntil: LocalDate;
}
