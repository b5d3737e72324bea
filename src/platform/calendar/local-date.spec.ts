import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { compareDates, dateInAmsterdam, isRealDate, isWithin, startOfDayAmsterdam } from './local-date.js';

const at = (instant: string): Temporal.Instant => Temporal.Instant.from(instant);

describe('dates on the Dutch calendar', () => {
  test.each(['2024-02-29', '2000-02-29', '1999-12-31', '2026-01-01'])('V9 %s is a date', (text) => {
    expect(isRealDate(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '0000-01-01',
    '2024-02-29T00:00',
    '+002024-02-29',
    ' 2024-02-29',
    '2024-02-29[u-ca=hebrew]',
    '',
  ])('V9 "%s" is no date', (text) => {
    expect(isRealDate(text)).toBe(false);
  });

  test('R10 at 23:59:59 in Amsterdam it is still that day, a second later the next', () => {
    expect(dateInAmsterdam(at('2026-01-31T22:59:59Z'))).toBe('2026-01-31');
    expect(dateInAmsterdam(at('2026-01-31T23:00:00Z'))).toBe('2026-02-01');
    expect(dateInAmsterdam(at('2026-07-31T21:59:59Z'))).toBe('2026-07-31');
    expect(dateInAmsterdam(at('2026-07-31T22:00:00Z'))).toBe('2026-08-01');
  });

  test('R10 a day begins at its own offset on both clock changes', () => {
    expect(startOfDayAmsterdam('2026-03-29').toString()).toBe('2026-03-28T23:00:00Z');
    expect(startOfDayAmsterdam('2026-03-30').toString()).toBe('2026-03-29T22:00:00Z');
    expect(startOfDayAmsterdam('2026-10-25').toString()).toBe('2026-10-24T22:00:00Z');
    expect(startOfDayAmsterdam('2026-10-26').toString()).toBe('2026-10-25T23:00:00Z');
  });

  test('S3 a period includes its first and its last day, and one without end goes on', () => {
    expect(isWithin('2026-03-01', '2026-03-01', '2026-03-31')).toBe(true);
    expect(isWithin('2026-03-31', '2026-03-01', '2026-03-31')).toBe(true);
    expect(isWithin('2026-04-01', '2026-03-01', '2026-03-31')).toBe(false);
    expect(isWithin('2026-02-28', '2026-03-01', null)).toBe(false);
    expect(isWithin('2099-01-01', '2026-03-01', null)).toBe(true);
  });

  test('D5 an impossible date is refused without being repeated', () => {
    expect(() => compareDates('2026-02-30', '2026-01-01')).toThrow(/^not a real calendar date$/);
  });
});
