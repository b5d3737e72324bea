import { isAtOwnEmployer } from './between.js';
import { dayOf } from './calendar.js';
import { isReceivable } from './receivable.js';
import { say, type Statement, type Test } from './statement.js';

const FIGURE = [
  ...['id', 'employerId', 'from', 'until', 'absent', 'short', 'longer', 'medium', 'long'],
  ...['shortDays', 'mediumDays', 'minimum', 'countedOn'],
];
/** V10 — the smallest group of which anything is said now. */
const MINIMUM = 10;

const isOfOwnEmployer: Test = (...asked) =>
  isAtOwnEmployer(...asked) && isReceivable(...asked) && Number(asked[2].fields['minimum']) >= MINIMUM;
/** D7 — the service guides the absent there today. */
const isOfGuidedEmployer: Test = (...asked) => {
  const [{ agreements, now }, , { employerId }] = asked;
  const today = dayOf(now);
  return (
    isOfOwnEmployer(...asked) &&
    agreements.some(
      (one) =>
        one.employerId === employerId &&
        one.from <= today &&
        (one.until === null || today <= one.until) &&
        ['absence-guidance', 'reintegration'].some((service) => one.services.includes(service)),
    )
  );
};

/** V10 — a group report goes to the employer and to who guides its absent (V8), and to nobody else. */
export const OF_GROUPS: readonly Statement[] = [
  say('V10', ['employer-officer'], 'GroupFigure', ['agreement-performance'], FIGURE, isOfOwnEmployer),
  say('V10', ['case-manager'], 'GroupFigure', ['absence-guidance'], FIGURE, isOfGuidedEmployer),
];
