import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { Moment, PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { isHeldSince } from '../../../safeguards/access/facts/is-held-since.js';
import type { AskedOfADoctor } from './asked-of-a-doctor.js';

type Asked = Pick<AskedOfADoctor, 'doctorId' | 'askedAt' | 'until' | 'withdrawnAt'>;

/**
 * S10, S14 — is what an employee asked open to this doctor? It is asked of him, not withdrawn, within its time, and he isn't on
 * the employer's side by now. Concluded, he sees what he concluded and nothing that was shown for it (0018). He is a doctor in his own right ever since: one who was given that role again was asked nothing.
 * That he is registered, his role asks before anything else (S15).
 * @param standing of the acting account towards the employee
 */
export function isStillAsked(
  acting: PersonFacts,
  asked: Asked,
  standing: Pick<EmployeeAttributes, 'worksForTheEmployer'>,
  moment: Moment,
): boolean {
  return (
    asked.doctorId === acting.accountId &&
    asked.withdrawnAt === null &&
    Date.parse(asked.until) > moment.instant.getTime() &&
    isHeldSince(acting, 'own-right', asked.askedAt, moment) &&
    !standing.worksForTheEmployer
  );
}
