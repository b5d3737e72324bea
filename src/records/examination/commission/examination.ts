import type { LocalDate } from '../../../platform/calendar/local-date.js';

/** V1 — an examination that an employer commissioned: the one question is whether the person passed. */
export interface Examination {
  readonly id: string;
  readonly employerId: string;
  readonly employeeId: string;
  /** A kind of examinations.yaml: what was asked counts as it (V4). */
  readonly examinationKind: string;
  readonly askedOn: LocalDate;
  /** The last day on which it is open. */
  readonly closesOn: LocalDate;
  /** V4 — by its date alone: whether released, pending, held, blocked or never examined. */
  readonly state: 'open' | 'closed';
}

/** Is an examination with that last day still open? The last day counts. */
export function isOpen(closesOn: LocalDate, today: LocalDate): boolean {
  return today <= closesOn;
}
