import { expect, test } from '@jest/globals';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { faultsOfRegistration, lastDayBy } from './may-record-registration.js';

const LONGEST: Term = { name: 'longest', amount: 5, unit: 'years', because: 'S15 — …' };
const faults = (checkedOn: string, validUntil: string): string[] =>
  faultsOfRegistration({ checkedOn, validUntil }, '2026-03-10', LONGEST).map(({ at, code }) => `${at} ${code}`);

test('S15 a check made today of a registration that counts today is in order', () => {
  expect(faults('2026-03-10', '2026-03-10')).toEqual([]);
  expect(faults('2026-01-01', '2031-01-01')).toEqual([]);
});

test('S15 a check counts five years, to the day, and no longer', () => {
  expect(faults('2024-02-29', '2029-02-28')).toEqual([]);
  expect(faults('2024-02-29', '2029-03-01')).toEqual(['/validUntil too_long']);
});

test('S15 a check of tomorrow, and a registration that had ended before it, are both named', () => {
  expect(faults('2026-03-11', '2026-03-11')).toEqual(['/checkedOn in_the_future']);
  expect(faults('2026-03-10', '2026-03-09')).toEqual(['/validUntil before_the_check']);
  expect(faults('2026-03-12', '2026-03-11')).toEqual(['/checkedOn in_the_future', '/validUntil before_the_check']);
});

test('S15 who was struck off counts no day from the check on', () => {
  const struckOff = { checkedOn: '2026-03-01', validUntil: null };
  expect(faultsOfRegistration(struckOff, '2026-03-10', LONGEST)).toEqual([]);
  expect(lastDayBy(struckOff)).toBe('2026-02-28');
  expect(lastDayBy({ ...struckOff, validUntil: '2026-03-01' })).toBe('2026-03-01');
});
