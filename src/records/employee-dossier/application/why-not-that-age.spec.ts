import { describe, expect, test } from '@jest/globals';
import { whyNotThatAge } from './why-not-that-age.js';

const years = (amount: number) => ({ name: 'age', amount, unit: 'years' as const, because: 'V9 — …' });
const bornOn = (birthDate: string) =>
  whyNotThatAge(birthDate, { youngest: years(13), oldest: years(90) }, '2026-03-10');

describe('the age of who applies', () => {
  test('V9 from the first birthday on which one may, to the last', () => {
    expect([bornOn('2013-03-10'), bornOn('2013-03-11')]).toEqual([null, 'too_young']);
    expect([bornOn('1936-03-10'), bornOn('1936-03-09')]).toEqual([null, 'too_old']);
  });

  test('V9 nobody is born later than today', () => {
    expect(bornOn('2090-01-01')).toBe('too_young');
  });
});
