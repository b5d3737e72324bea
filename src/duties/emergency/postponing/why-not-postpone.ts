import type { Problem } from '../../../platform/problems/problem.js';
import { invalidInput, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Emergency } from '../emergency.js';

/** What a postponement is judged by: instants, ISO 8601 UTC. */
export interface Postponing extends Pick<Emergency, 'tellBy' | 'toldAt' | 'finding' | 'postponed'> {
  /** Until when it is to be postponed. */
  readonly until: string;
  readonly now: string;
  /** The latest moment to which the policies let it be postponed. */
  readonly latest: string;
}

/** May the telling of this emergency be postponed until then? @returns null, or why not (S8) */
export function whyNotPostpone({ tellBy, toldAt, finding, postponed, until, now, latest }: Postponing): Problem | null {
  if (toldAt !== null) return refusedByRule(409, 'already-told', 'S8', 'The employee was told already.');
  if (finding === 'not-justified') {
    return refusedByRule(409, 'was-no-emergency', 'S8', 'What was no emergency is told without delay.');
  }
  if (!postponed && Date.parse(tellBy) <= Date.parse(now)) {
    return refusedByRule(409, 'telling-is-due', 'S8', 'The term within which the employee is told is over.');
  }
  if (Date.parse(until) <= Math.max(Date.parse(tellBy), Date.parse(now))) {
    return invalidInput([{ at: '/until', code: 'within_the_term', rule: 'S8' }]);
  }
  return Date.parse(until) > Date.parse(latest) ? invalidInput([{ at: '/until', code: 'too_late', rule: 'S8' }]) : null;
}
