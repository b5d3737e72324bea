import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { AskedOfADoctor } from '../asked/asked-of-a-doctor.js';
import { isStillAsked } from '../asked/is-still-asked.js';

type Asked = Pick<AskedOfADoctor, 'doctorId' | 'until' | 'withdrawnAt'>;
type Standing = Pick<EmployeeAttributes, 'dossierDoctorId' | 'worksForTheEmployer'>;

/**
 * S14 — is a second opinion open to this doctor? It is asked of him still, and he isn't the dossier doctor by now.
 * @param standing of the acting account towards the employee
 */
export function isOpenTo(accountId: string, asked: Asked, standing: Standing, instant: Date): boolean {
  return isStillAsked(accountId, asked, standing, instant) && standing.dossierDoctorId !== accountId;
}
