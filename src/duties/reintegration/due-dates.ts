import { z } from 'zod';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { day } from '../../platform/http/shown.js';
import { endOfTerm, type Term } from '../../safeguards/access/policy/terms.js';

export const DueDates = z
  .strictObject({
    problemAnalysis: day.describe('By when the problem analysis.'),
    plan: day.describe('By when the plan.'),
    nextEvaluation: day
      .nullable()
      .describe(
        'Counted from the last evaluation, else from the day on which the plan was agreed; null without a plan.',
      ),
    firstYearEvaluation: day.describe('By when the evaluation of the first year.'),
    currentOpinion: day.describe('By when the current opinion of the doctor.'),
  })
  .describe('By when the law wants what in a re-integration file; each is the last day on which it is in time.');
export type DueDates = Readonly<z.infer<typeof DueDates>>;

/** The terms of policies/terms.yaml that the days are counted with. */
export interface ReintegrationTerms {
  readonly problemAnalysis: Term;
  readonly plan: Term;
  readonly evaluation: Term;
  readonly firstYear: Term;
  readonly currentOpinion: Term;
}

/** What was done already, as days. */
export interface DoneSoFar {
  readonly planAgreedOn: LocalDate | null;
  /** In any order. */
  readonly evaluatedOn: readonly LocalDate[];
}

/** Civil Code 7:658a and the rules for the first and second year of illness: pure counting on the calendar of Amsterdam. */
export function dueDates(firstDay: LocalDate, done: DoneSoFar, terms: ReintegrationTerms): DueDates {
  const since = [done.planAgreedOn, ...done.evaluatedOn].filter((day) => day !== null).toSorted();
  const last = done.planAgreedOn === null ? undefined : since.at(-1);
  return {
    problemAnalysis: endOfTerm(terms.problemAnalysis, firstDay),
    plan: endOfTerm(terms.plan, firstDay),
    nextEvaluation: last === undefined ? null : endOfTerm(terms.evaluation, last),
    firstYearEvaluation: endOfTerm(terms.firstYear, firstDay),
    currentOpinion: endOfTerm(terms.currentOpinion, firstDay),
  };
}
