import { describe, expect, test } from '@jest/globals';
import type { EmploymentDays } from '../employee.js';
import { type WantedTerms, whyNotThoseTerms } from './why-not-those-terms.js';

const CODES: Readonly<Record<string, readonly string[]>> = {
  'pay-period': ['month'],
  'payroll-change': ['agreed-anew', 'corrected'],
};
const isCode = (list: string, code: string): boolean => CODES[list]?.includes(code) === true;
const EMPLOYMENT: EmploymentDays = { startsOn: '2024-01-01', endsOn: '2026-12-31' };

function why(wanted: Partial<WantedTerms>, before: string | null = null, employment = EMPLOYMENT): unknown {
  const terms = { effectiveFrom: '2026-03-01', payPeriod: 'month', change: before && 'agreed-anew', ...wanted };
  return whyNotThoseTerms(terms, employment, before, isCode, '2026-03-02').map(({ at, code }) => [at, code]);
}

describe('payroll terms', () => {
  test('V9 count from any day of the employment, its first and its last included', () => {
    for (const effectiveFrom of ['2024-01-01', '2026-03-02', '2026-12-31']) expect(why({ effectiveFrom })).toEqual([]);
    expect(why({ effectiveFrom: '1990-01-01' }, null, { startsOn: null, endsOn: null })).toEqual([]);
  });

  test('V9 count from no day outside the employment, and none over a year ahead', () => {
    expect(why({ effectiveFrom: '2023-12-31' })).toEqual([['/effectiveFrom', 'before_employment']]);
    expect(why({ effectiveFrom: '2027-01-01' })).toEqual([['/effectiveFrom', 'after_employment']]);
    const open = { ...EMPLOYMENT, endsOn: null };
    expect(why({ effectiveFrom: '2027-03-02' }, null, open)).toEqual([]);
    expect(why({ effectiveFrom: '2027-03-03' }, null, open)).toEqual([['/effectiveFrom', 'too_far_ahead']]);
  });

  test('V9 take the codes of the lists and no others', () => {
    expect(why({ payPeriod: 'fortnight' })).toEqual([['/payPeriod', 'not_on_the_list']]);
    expect(why({ change: 'because' }, '2025-01-01')).toEqual([['/change', 'not_on_the_list']]);
  });

  test('D7 what is agreed anew begins after what it replaces; a correction may say the same day, or an earlier one', () => {
    const before = '2026-03-01';
    expect(why({ effectiveFrom: '2026-03-02' }, before)).toEqual([]);
    expect(why({}, before)).toEqual([['/effectiveFrom', 'not_after_the_version_before']]);
    expect(why({ change: 'corrected' }, before)).toEqual([]);
    expect(why({ change: 'corrected', effectiveFrom: '2025-03-01' }, before)).toEqual([]);
  });
});
