import { describe, expect, test } from '@jest/globals';
import { whyNotByLetter, type Letter } from './why-not-by-letter.js';

const letter: Letter = { postedOn: '2026-03-09', openedOn: '2026-03-09', today: '2026-03-10', readsNotices: false };
const refusal = (change: Partial<Letter>): unknown[] | null => {
  const problem = whyNotByLetter({ ...letter, ...change });
  return problem === null ? null : [problem.status, problem.extra.errors?.[0]?.code ?? problem.code];
};

describe('a letter about an emergency', () => {
  test('S8 is posted on the day the dossier was opened at the earliest, and today at the latest', () => {
    expect([refusal({}), refusal({ postedOn: '2026-03-10' })]).toEqual([null, null]);
    expect(refusal({ postedOn: '2026-03-08' })).toEqual([400, 'before_the_emergency']);
    expect(refusal({ postedOn: '2026-03-11' })).toEqual([400, 'in_the_future']);
  });

  test('S8 tells nobody who has an account', () => {
    expect(refusal({ readsNotices: true })).toEqual([409, 'has-an-account']);
  });
});
