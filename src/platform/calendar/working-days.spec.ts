import { describe, expect, test } from '@jest/globals';
import { isWorkingDay, workingDaysAfter } from './working-days.js';

describe('working days in the Netherlands', () => {
  test.each([
    ['2026-01-01', 'New Year’s Day'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-04-27', 'King’s Day'],
    ['2025-04-26', 'King’s Day, a day before the Sunday'],
    ['2026-05-05', 'Liberation Day'],
    ['2026-05-14', 'Ascension Day'],
    ['2026-05-25', 'Whit Monday'],
    ['2026-12-25', 'Christmas Day'],
    ['2024-12-26', 'the day after Christmas'],
    ['2026-03-07', 'a Saturday'],
    ['2026-03-08', 'a Sunday'],
    ['2038-04-26', 'Easter Monday at its latest'],
  ])('S8 %s is none: %s', (date) => {
    expect(isWorkingDay(date)).toBe(false);
  });

  test.each(['2026-01-02', '2026-04-02', '2026-04-07', '2025-04-28', '2026-12-24'])('S8 %s is one', (date) => {
    expect(isWorkingDay(date)).toBe(true);
  });

  test('S8 five of them are a week, or more where holidays lie between', () => {
    expect(workingDaysAfter('2026-03-02', 5)).toBe('2026-03-09');
    expect(workingDaysAfter('2026-03-06', 5)).toBe('2026-03-13');
    expect(workingDaysAfter('2026-03-31', 5)).toBe('2026-04-09');
    expect(workingDaysAfter('2026-12-23', 5)).toBe('2026-12-31');
  });
});
