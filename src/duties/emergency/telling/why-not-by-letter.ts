import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Problem } from '../../../platform/problems/problem.js';
import { invalidInput, refusedByRule } from '../../../platform/problems/usual-problems.js';

/** What a letter about an emergency is judged by. */
export interface Letter {
  readonly postedOn: LocalDate;
  /** The day on which the dossier was opened, in Amsterdam. */
  readonly openedOn: LocalDate;
  readonly today: LocalDate;
  /** The employee has an account that works, and is told there. */
  readonly readsNotices: boolean;
}

/** Can a letter posted that day have told the employee of the emergency? @returns null, or why not (S8) */
export function whyNotByLetter({ postedOn, openedOn, today, readsNotices }: Letter): Problem | null {
  if (postedOn > today) return invalidInput([{ at: '/postedOn', code: 'in_the_future', rule: 'S8' }]);
  if (postedOn < openedOn) return invalidInput([{ at: '/postedOn', code: 'before_the_emergency', rule: 'S8' }]);
  return readsNotices
    ? refusedByRule(409, 'has-an-account', 'S8', 'That employee has an account, and is told there.')
    : null;
}
