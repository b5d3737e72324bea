import type { Problem } from '../../platform/problems/problem.js';
import { refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Moment, PersonFacts, TextFact } from '../../safeguards/access/facts/access-facts.js';
import { isAccountActive, isRegistered } from '../../safeguards/access/facts/person-standing.js';
import { worksAsDoctor } from '../../safeguards/access/facts/supervised.js';

/**
 * May this person become an employee's dossier doctor?
 * @param doctor null for an account that doesn't exist: answered like one that is no doctor's
 * @param responsibleNow the employee's present responsible doctor, if any
 * @returns null, or why not: no doctor who can act now (S9), no valid registration (S15), responsible already (S9)
 */
export function whyNotTheDossierDoctor(
  doctor: PersonFacts | null,
  responsibleNow: string | null,
  texts: readonly TextFact[],
  moment: Moment,
): Problem | null {
  const isDoctor =
    doctor !== null && isAccountActive(doctor, texts, moment) && worksAsDoctor(withoutEnded(doctor), texts, moment);
  if (!isDoctor)
    return refusedByRule(409, 'not-a-doctor', 'S9', 'That account is not one of a doctor who can act now.');
  if (!isRegistered(doctor, moment)) {
    return refusedByRule(409, 'not-registered', 'S15', 'That doctor has no checked registration in force.');
  }
  // Given anew, it would end what was delegated under it without anybody having wanted that.
  if (doctor.accountId === responsibleNow) {
    return refusedByRule(409, 'already-responsible', 'S9', 'That doctor is responsible for this employee already.');
  }
  return null;
}

/** A role that ended while this request waited had ended, though its moment is later than the request's. */
function withoutEnded(doctor: PersonFacts): PersonFacts {
  return { ...doctor, roles: doctor.roles.filter(({ endedAt }) => endedAt === null) };
}
