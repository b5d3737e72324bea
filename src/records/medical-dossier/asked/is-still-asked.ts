import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { AskedOfADoctor } from './asked-of-a-doctor.js';

type Asked = Pick<AskedOfADoctor, 'doctorId' | 'until' | 'withdrawnAt'>;

/**
 * S10, S14 — is what an employee asked open to this doctor? It is asked of him, not withdrawn, within its time, and he isn't on
 * the employer's side by now. That he is registered and a doctor in his own right, his role asks before anything else (S15).
 * @param standing of the acting account towards the employee
 */
export function isStillAsked(
  accountId: string,
  asked: Asked,
  standing: Pick<EmployeeAttributes, 'worksForTheEmployer'>,
  instant: Date,
): boolean {
  return (
    asked.doctorId === accountId &&
    asked.withdrawnAt === null &&
    Date.parse(asked.until) > instant.getTime() &&
    !standing.worksForTheEmployer
  );
}
