import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/** What stands against a medical proxy, as `access.why_no_proxy` says it; null where nothing does. */
export type Obstacle = 'was-doctor' | 'recorder' | 'other-party' | 'recorded' | null;

/** Can it last until that day? @returns null, or a code: in the past, or longer than the term */
export function whyNotUntil(until: LocalDate, today: LocalDate, longest: Term): string | null {
  if (until < today) return 'in_the_past';
  return until > endOfTerm(longest, today) ? 'too_long' : null;
}

/** S10 — can this doctor be the medical proxy of that party? @returns null, or why not */
export function whyNoProxy(obstacle: Obstacle): Problem | null {
  switch (obstacle) {
    case null:
      return null;
    case 'was-doctor':
      return onBothSides('That doctor is or was the doctor of one of the parties, and acts for neither.');
    case 'recorder':
      return onBothSides('Nobody records himself as the medical proxy of a party.');
    case 'other-party':
      return onBothSides('That doctor acts for the other party already.');
    case 'recorded':
      return refusedByRule(409, 'recorded-already', 'S10', 'That doctor acts for that party in that dispute already.');
  }
}

/** S10 — the other way: who is a medical proxy in a case of this employee or of his employer becomes no doctor there, nor who supervises him. */
export function asMedicalProxy(): Problem {
  return onBothSides("That doctor, or who supervises him, is a party's medical proxy there.");
}

/** S10 — nobody takes himself off a side, as nobody puts himself on one. */
export function ofOneself(): Problem {
  return onBothSides('That medical proxy is you: another doctor ends it.');
}

function onBothSides(detail: string): Problem {
  return refusedByRule(409, 'on-both-sides', 'S10', detail);
}
