import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { SecondOpinion } from './second-opinion.js';

type Asked = Pick<SecondOpinion, 'doctorId' | 'until' | 'withdrawnAt'>;
type Standing = Pick<EmployeeAttributes, 'dossierDoctorId' | 'worksForTheEmployer'>;

/**
 * S10, S14 — is a second opinion open to this doctor? It is asked of him, not withdrawn, within its time, and he is neither the
 * dossier doctor nor on the employer's side by now. That he is registered and a doctor in his own right, his role asks before
 * anything else (S15).
 * @param standing of the acting account towards the employee
 */
export function isOpenTo(accountId: string, asked: Asked, standing: Standing, instant: Date): boolean {
  return (
    asked.doctorId === accountId &&
    asked.withdrawnAt === null &&
    Date.parse(asked.until) > instant.getTime() &&
    standing.dossierDoctorId !== accountId &&
    !standing.worksForTheEmployer
  );
}
