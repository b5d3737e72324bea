import { expect, test } from '@jest/globals';
import { startsAfterAbsence } from './starts-after-absence.js';

test('V6 an employment begins by the first absence that lies in it, at the latest', () => {
  const known = { startsOn: '2020-01-01', endsOn: null, firstAbsentOn: '2024-03-01' };
  expect(startsAfterAbsence(known, '2024-03-01')).toBe(false);
  expect(startsAfterAbsence(known, '2024-03-02')).toBe(true);
  expect(startsAfterAbsence({ ...known, startsOn: null }, '2024-03-02')).toBe(true);
  expect(startsAfterAbsence({ ...known, firstAbsentOn: null }, '2026-01-01')).toBe(false);
  // Who came back has another employment, in which it doesn't lie.
  expect(startsAfterAbsence({ ...known, endsOn: '2025-01-01' }, '2025-01-02')).toBe(false);
});
