import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { whyNoProxy, whyNotUntil, type Obstacle } from './why-no-proxy.js';

const YEAR: Term = { name: 'medical-proxy-longest', amount: 12, unit: 'months', because: 'S10 — …' };

describe('whoever acts as medical proxy of a party', () => {
  test.each<[Obstacle, string]>([
    ['was-doctor', 'on-both-sides'],
    ['recorder', 'on-both-sides'],
    ['other-party', 'on-both-sides'],
    ['recorded', 'recorded-already'],
  ])('S10 is refused for what stands against it: %s', (obstacle, code) => {
    const problem = whyNoProxy(obstacle);
    expect([problem?.status, problem?.code, problem?.extra.rule]).toEqual([409, code, 'S10']);
  });

  test('S10 is on nobody’s side yet, and may be', () => {
    expect(whyNoProxy(null)).toBeNull();
  });

  test('S10 is one from today, and for the term to its last day', () => {
    const until = (day: string): string | null => whyNotUntil(day, '2026-03-10', YEAR);
    expect([until('2026-03-09'), until('2026-03-10'), until('2027-03-10'), until('2027-03-11')]).toEqual([
      'in_the_past',
      null,
      null,
      'too_long',
    ]);
  });
});
