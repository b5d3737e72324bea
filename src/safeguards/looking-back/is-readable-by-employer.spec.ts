import { describe, expect, test } from '@jest/globals';
import { isAbsenceReadable, isEmploymentReadable, isPersonReadable } from './is-readable-by-employer.js';

const term = (amount: number, unit: 'years' | 'months') => ({ name: 'reading', amount, unit, because: 'V6 — …' });
const TERMS = { afterEmployment: term(2, 'years'), afterApplication: term(6, 'months') };
const LEFT = { startsOn: '2010-01-01', endsOn: '2020-03-31' };
const BACK = { startsOn: '2026-01-01', endsOn: null };
const personAt = (today: string, employments = [LEFT], applications: { until: string }[] = []) =>
  isPersonReadable({ employments, applications }, TERMS, today);
const absenceAt = (firstDay: string, employments: Parameters<typeof isPersonReadable>[0]['employments']) =>
  isAbsenceReadable(firstDay, { employments }, TERMS, '2026-11-22');

describe('what an employer still reads of who left', () => {
  test('V6 who somebody is, until two years after his last employment, that day included', () => {
    expect([personAt('2022-03-31'), personAt('2022-04-01')]).toEqual([true, false]);
    expect(isPersonReadable({ employments: [LEFT, BACK], applications: [] }, TERMS, '2026-11-22')).toBe(true);
    expect(isPersonReadable({ employments: [], applications: [] }, TERMS, '2026-11-22')).toBe(false);
  });

  test('V6 who only applied, until six months after', () => {
    const applied = [{ until: '2026-05-22' }];
    expect([personAt('2026-11-22', [], applied), personAt('2026-11-23', [], applied)]).toEqual([true, false]);
  });

  test('V6 an employment by its own end: who comes back brings no older one with him', () => {
    expect(isEmploymentReadable(LEFT, TERMS, '2022-04-01')).toBe(false);
    expect(isEmploymentReadable(BACK, TERMS, '2026-11-22')).toBe(true);
  });

  test('V6 an absence with the employment that it fell in, or that it followed', () => {
    expect([absenceAt('2019-05-01', [LEFT, BACK]), absenceAt('2020-05-01', [LEFT, BACK])]).toEqual([false, false]);
    expect(absenceAt('2026-05-01', [LEFT, BACK])).toBe(true);
    expect(absenceAt('2026-05-01', [])).toBe(false);
  });

  test('V9 an absence from before a start that was put right is read with that employment', () => {
    expect(absenceAt('2025-12-01', [BACK])).toBe(true);
    expect(absenceAt('2025-12-01', [{ startsOn: null, endsOn: null }])).toBe(true);
    expect(absenceAt('2009-12-01', [BACK, LEFT])).toBe(false);
  });
});
