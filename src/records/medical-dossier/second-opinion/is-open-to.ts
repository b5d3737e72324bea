import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { Moment, PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import type { AskedOfADoctor } from '../asked/asked-of-a-doctor.js';
import { isStillAsked } from '../asked/is-still-asked.js';

type Asked = Pick<AskedOfADoctor, 'doctorId' | 'askedAt' | 'until' | 'withdrawnAt'>;
type Standing = Pick<EmployeeAttributes, 'dossierDoctorId' | 'worksForTheEmployer'>;

/**
 * S14 — is a second opinion open to this doctor? It is asked of him still, and he isn't the dossier doctor by now.
 * @param standing of the acting account towards the employee
 */
export function isOpenTo(acting: PersonFacts, asked: Asked, standing: Standing, moment: Moment): boolean {
  return isStillAsked(acting, asked, standing, moment) && standing.dossierDoctorId !== acting.accountId;
}
