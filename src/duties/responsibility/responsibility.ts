import type { LocalDate } from '../../platform/calendar/local-date.js';

/** S9 — who is, was or will be responsible for an employee. Instants ISO 8601, UTC. */
export interface Responsibility {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  /** Since when; null while a second doctor's confirmation is awaited. */
  readonly from: string | null;
  readonly until: string | null;
  readonly givenBy: string;
  readonly confirmedBy: string | null;
  /** The day the employee was told who the doctor is; null: not yet, and the medical dossier stays shut. */
  readonly toldOn: LocalDate | null;
}
