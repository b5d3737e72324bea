import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { dueDates } from './due-dates.js';

const weeks = (amount: number): Term => ({ name: 'some-term', amount, unit: 'weeks', because: 'V8 — a term' });
const TERMS = {
  problemAnalysis: weeks(6),
  plan: weeks(8),
  evaluation: weeks(6),
  firstYear: weeks(52),
  currentOpinion: weeks(91),
};
const NOTHING = { planAgreedOn: null, evaluatedOn: [] };

describe('the days of a re-integration file', () => {
  test('V8 analysis, plan, first year and opinion are counted from the first day, across clock changes', () => {
    expect(dueDates('2026-02-27', NOTHING, TERMS)).toEqual({
      problemAnalysis: '2026-04-10',
      plan: '2026-04-24',
      nextEvaluation: null,
      firstYearEvaluation: '2027-02-26',
      currentOpinion: '2027-11-26',
    });
  });

  test('V8 evaluations follow the plan, then one another, in whatever order they came in', () => {
    const of = (evaluatedOn: readonly string[]) =>
      dueDates('2026-01-05', { planAgreedOn: '2026-02-20', evaluatedOn }, TERMS).nextEvaluation;
    expect(of([])).toBe('2026-04-03');
    expect(of(['2026-05-12', '2026-04-01'])).toBe('2026-06-23');
    expect(of(['2026-02-01'])).toBe('2026-04-03');
  });

  test('V8 an evaluation without a plan sets no day', () => {
    expect(
      dueDates('2026-01-05', { planAgreedOn: null, evaluatedOn: ['2026-02-20'] }, TERMS).nextEvaluation,
    ).toBeNull();
  });
});
