import { describe, expect, test } from '@jest/globals';
import { whyNotOpen, type Obstacles } from './why-not-open.js';

const nothing: Obstacles = {
  owesReview: false,
  wasWithoutNeed: false,
  isOnTheEmployersSide: false,
  isMedicalProxy: false,
  runs: false,
};
const refusal = (change: Partial<Obstacles>): unknown[] | null => {
  const problem = whyNotOpen({ ...nothing, ...change });
  return problem === null ? null : [problem.status, problem.code, problem.extra.rule];
};

describe('opening a dossier in an emergency', () => {
  test('S8 nothing stands against it but what the rule names', () => {
    expect(refusal({})).toBeNull();
    expect(refusal({ owesReview: true })).toEqual([409, 'review-is-due', 'S8']);
    expect(refusal({ wasWithoutNeed: true })).toEqual([409, 'found-not-justified', 'S8']);
    expect(refusal({ runs: true })).toEqual([409, 'already-open', 'S8']);
  });

  test('S10 not against who is on both sides', () => {
    expect(refusal({ isOnTheEmployersSide: true, owesReview: true })).toEqual([409, 'on-both-sides', 'S10']);
    expect(refusal({ isMedicalProxy: true, owesReview: true })).toEqual([409, 'on-both-sides', 'S10']);
  });
});
