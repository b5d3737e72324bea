import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { letterWaitsUntil } from '../../../safeguards/letters/letter-waits-until.js';
import type { ExaminationToAnswer } from './examination-to-answer.repository.js';

/**
 * V4 — why does an outcome that the employee hears first not go to his address yet? Whoever takes that letter knows what his
 * employer isn't told; of any other outcome the employer gets the same text. Row security reckons the same (access.address_stands).
 *
 * @param term how long an address counts for nothing after the employer changed it
 * @returns null where it goes
 */
export function whyNotPostYet(
  { addressChangedAt }: Pick<ExaminationToAnswer, 'addressChangedAt'>,
  { employeeFirst }: Pick<ExaminationKind, 'employeeFirst'>,
  term: Term,
  now: Date,
): RuleRefusal | null {
  return employeeFirst && letterWaitsUntil(addressChangedAt, term, now) !== null ? CHANGED_LATELY : null;
}

const CHANGED_LATELY: RuleRefusal = {
  rule: 'V4',
  code: 'changed-lately',
  detail:
    'The employer changed the address lately: what the employee hears before his employer does is not sent there yet.',
};
