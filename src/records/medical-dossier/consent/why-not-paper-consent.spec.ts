import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { faultOfDay, whyNotAccept, whyNotTell } from './why-not-paper-consent.js';

const READ = 'a'.repeat(64);
const USABLE: Term = { name: 'consent-usable', amount: 90, unit: 'days', because: 'C2 — …' };

describe('a consent on paper', () => {
  test.each([
    ['2026-01-01', '2026-04-01', null],
    ['2026-01-01', '2026-04-02', 'too_old'],
    ['2026-04-02', '2026-04-01', 'in_the_future'],
    ['2026-04-01', '2026-04-01', null],
  ] as const)('C2 of the day %s on it is on %s: %s', (signedOn, today, fault) => {
    expect(faultOfDay(signedOn, USABLE, today)).toBe(fault);
  });

  test.each([
    ['recorded', null, 'not-accepted-yet'],
    ['accepted', 'accepted-already', null],
    ['told', 'accepted-already', 'told-already'],
    ['usable', 'accepted-already', 'told-already'],
    ['expired', 'consent-too-old', 'consent-too-old'],
    ['withdrawn', 'consent-withdrawn', 'consent-withdrawn'],
    ['void', 'consent-void', 'consent-void'],
    ['prepared', 'not-on-paper', 'not-on-paper'],
    ['signed', 'not-on-paper', 'not-on-paper'],
  ] as const)('I10 that is %s is accepted (%s) and told of (%s) accordingly', (state, accepting, telling) => {
    expect(whyNotAccept({ state, digest: READ }, READ, true)?.code ?? null).toBe(accepting);
    expect(whyNotTell({ state })?.code ?? null).toBe(telling);
  });

  test('C2, C3 is accepted as it was read, over what stands', () => {
    expect(whyNotAccept({ state: 'recorded', digest: READ }, 'b'.repeat(64), true)?.code).toBe('shown-otherwise');
    expect(whyNotAccept({ state: 'recorded', digest: READ }, READ, false)?.code).toBe('newer-version');
  });
});
