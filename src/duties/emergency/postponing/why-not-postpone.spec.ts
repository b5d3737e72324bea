import { describe, expect, test } from '@jest/globals';
import { whyNotPostpone, type Postponing } from './why-not-postpone.js';

const postponing: Postponing = {
  tellBy: '2026-03-03T10:00:00.000Z',
  toldAt: null,
  finding: null,
  postponed: false,
  until: '2026-03-05T10:00:00.000Z',
  now: '2026-03-02T12:00:00.000Z',
  latest: '2026-03-16T10:00:00.000Z',
};
const refusal = (change: Partial<Postponing>): unknown[] | null => {
  const problem = whyNotPostpone({ ...postponing, ...change });
  return problem === null ? null : [problem.status, problem.extra.errors?.[0]?.code ?? problem.code];
};

describe('postponing what the employee is told of an emergency', () => {
  test('S8 is done before the term is over, or while it is postponed', () => {
    const late = { now: postponing.tellBy };
    expect(refusal({})).toBeNull();
    expect(refusal({ now: '2026-03-03T09:59:59.999Z' })).toBeNull();
    expect(refusal(late)).toEqual([409, 'telling-is-due']);
    expect(refusal({ ...late, postponed: true })).toBeNull();
  });

  test('S8 ends after the term, in the future, and at the latest moment of the policies', () => {
    expect(refusal({ until: postponing.tellBy })).toEqual([400, 'within_the_term']);
    expect(refusal({ until: '2026-03-03T10:00:00.001Z' })).toBeNull();
    expect(refusal({ postponed: true, now: '2026-03-06T00:00:00.000Z' })).toEqual([400, 'within_the_term']);
    expect(refusal({ until: postponing.latest })).toBeNull();
    expect(refusal({ until: '2026-03-16T10:00:00.001Z' })).toEqual([400, 'too_late']);
  });

  test('S8, E6 never once the employee was told, or a review found that it was no emergency', () => {
    expect(refusal({ toldAt: '2026-03-02T11:00:00.000Z' })).toEqual([409, 'already-told']);
    expect(refusal({ finding: 'not-justified', postponed: true })).toEqual([409, 'was-no-emergency']);
    expect(refusal({ finding: 'justified' })).toBeNull();
  });
});
