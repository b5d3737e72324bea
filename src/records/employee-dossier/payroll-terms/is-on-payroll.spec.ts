import { describe, expect, test } from '@jest/globals';
import type { ServicesPage } from '../../../safeguards/access/policy/services-page.js';
import { isOnPayroll } from './is-on-payroll.js';

const SERVICES: ServicesPage = {
  services: ['payroll', 'absence-guidance'],
  categories: [
    {
      name: 'payroll',
      kinds: new Map([['PayrollTerms', []]]),
      rules: [{ of: 'everybody', under: ['payroll'], because: 'D7 — the payroll' }],
    },
  ],
};
const term = (amount: number, unit: 'years' | 'months') => ({ name: 'reading', amount, unit, because: 'V6 — …' });
const TERMS = { afterEmployment: term(2, 'years'), afterApplication: term(6, 'months') };
const AGREED = { services: ['payroll'], from: '2025-01-01', until: '2026-03-02' };

const isOn = (endsOn: string | null, agreement: Partial<typeof AGREED> = {}, today = '2026-03-02'): boolean =>
  isOnPayroll({ startsOn: '2010-01-01', endsOn }, [{ ...AGREED, ...agreement }], SERVICES, TERMS, today);

describe('the payroll of an employment', () => {
  test('D7 is run under an agreement that is about it, its last day included', () => {
    expect(isOn(null)).toBe(true);
    expect(isOn(null, {}, '2026-03-03')).toBe(false);
    expect(isOn(null, {}, '2024-12-31')).toBe(false);
    expect(isOn(null, { services: ['absence-guidance'] })).toBe(false);
    expect(isOnPayroll({ startsOn: '2010-01-01', endsOn: null }, [], SERVICES, TERMS, '2026-03-02')).toBe(false);
  });

  test('S7 is not run of one that nobody said since when: a sick report named it first', () => {
    expect(isOnPayroll({ startsOn: null, endsOn: null }, [AGREED], SERVICES, TERMS, '2026-03-02')).toBe(false);
  });

  test('V6 is looked back on for the term after its end, the last day included', () => {
    expect(isOn('2026-02-28')).toBe(true);
    expect(isOn('2024-03-02')).toBe(true);
    expect(isOn('2024-03-01')).toBe(false);
  });
});
