import { describe, expect, test } from '@jest/globals';
import { faultsOfAgreement } from './faults-of-agreement.js';

const TODAY = '2026-03-10';

describe('the days of a processing agreement', () => {
  test.each([
    ['2026-03-10', '2026-03-10', '2026-03-10', []],
    ['2026-03-11', '2026-03-11', '2026-03-12', ['/signedOn in_the_future']],
    ['2026-03-10', '2026-03-09', '2026-03-12', ['/from before_signed']],
    ['2026-03-10', '2026-03-12', '2026-03-11', ['/until before_from']],
    ['2026-01-01', '2026-01-01', '2026-03-09', ['/until in_the_past']],
  ])('P1 signed on %s, from %s until %s: %j', (signedOn, from, until, faults) => {
    expect(faultsOfAgreement({ signedOn, from, until }, TODAY).map(({ at, code }) => `${at} ${code}`)).toEqual(faults);
  });
});
