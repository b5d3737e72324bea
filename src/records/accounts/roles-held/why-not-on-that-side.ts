import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';

/** What somebody is already, when a role for an employer's people is to be his. */
export interface Sides {
  /** The doctor of one of that employer's people, or given to be. */
  readonly isDoctorThere: boolean;
  /** A delegation of derived secrecy to him stands. */
  readonly hasDelegation: boolean;
}

const ON_AN_EMPLOYERS_SIDE: readonly string[] = ['casework', 'employer'];
const NON_MEDICAL = 'casework';

/**
 * May somebody get a role of that circle, being what he is? Else whoever signs for the role takes employees their doctor, or an
 * assistant's secrecy goes where it never is held.
 * @returns null, or why not: he is the doctor of that employer's people (S10), or holds derived secrecy (S6)
 */
export function whyNotOnThatSide(circle: string, { isDoctorThere, hasDelegation }: Sides): Problem | null {
  if (ON_AN_EMPLOYERS_SIDE.includes(circle) && isDoctorThere) {
    return refusedByRule(409, 'doctor-there', 'S10', "Who is the doctor of an employer's people works for none of it.");
  }
  if (circle === NON_MEDICAL && hasDelegation) {
    return refusedByRule(
      403,
      'holds-derived-secrecy',
      'S6',
      'Who holds derived secrecy does no non-medical work beside it.',
    );
  }
  return null;
}
