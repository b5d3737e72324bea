import type { Problem } from '../../platform/problems/problem.js';
import { refusedByRule } from '../../platform/problems/usual-problems.js';

/** What stands against an emergency of this doctor, for this employee, now. */
export interface Obstacles {
  /** An earlier one of his was not reviewed in time. */
  readonly owesReview: boolean;
  /** Another doctor found that one of his in this dossier was without need. */
  readonly wasWithoutNeed: boolean;
  /** S10 — he works for the employee's employer as well. */
  readonly isOnTheEmployersSide: boolean;
  /** S10 — he is a party's medical proxy in a case of the employee or of the employer. */
  readonly isMedicalProxy: boolean;
  /** An hour of his in the same dossier still runs. */
  readonly runs: boolean;
}

/** May the doctor open this dossier in an emergency? @returns null, or why not (S8, S10) */
export function whyNotOpen(obstacles: Obstacles): Problem | null {
  const { owesReview, wasWithoutNeed, isOnTheEmployersSide, isMedicalProxy, runs } = obstacles;
  if (isOnTheEmployersSide) {
    return refusedByRule(409, 'on-both-sides', 'S10', 'Whoever works for the employer opens no dossier of its people.');
  }
  if (isMedicalProxy) {
    return refusedByRule(409, 'on-both-sides', 'S10', 'Who acts for a party there opens no dossier of it.');
  }
  if (owesReview) {
    return refusedByRule(409, 'review-is-due', 'S8', 'An earlier emergency of yours was not reviewed in time.');
  }
  if (wasWithoutNeed) {
    const detail = 'An emergency of yours in that dossier was found not justified: another doctor opens it.';
    return refusedByRule(409, 'found-not-justified', 'S8', detail);
  }
  return runs ? refusedByRule(409, 'already-open', 'S8', 'An emergency of yours runs for that dossier.') : null;
}
