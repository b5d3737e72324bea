import type { Recordable } from '../../../safeguards/services/what-may-be-recorded.js';

/** D7 — what may be recorded today of the people of an employer, by its agreement. */
export interface AgreementScope {
  /** The agreement's. */
  readonly id: string;
  readonly employerId: string;
  readonly recordable: readonly Recordable[];
}

/** D7 — the same of one person. */
export interface EmployeeScope {
  /** The employee's. */
  readonly id: string;
  readonly employerId: string;
  /** The agreement in force; null where there is none, and nothing may be recorded. */
  readonly agreementId: string | null;
  readonly recordable: readonly Recordable[];
}
