import { describe, expect, test } from '@jest/globals';
import { mayCorrectTo, mayReportAbout, overlapsAnother, whyNotAFirstDay } from './why-not-absent-then.js';

describe('the first day of an absence', () => {
  test.each([
    ['2026-11-22', null],
    ['2026-11-23', null],
    ['2026-11-24', 'in_the_future'],
    ['2026-12-22', 'in_the_future'],
    ['2023-11-26', null],
    ['2023-11-25', 'too_long_ago'],
  ])('V9 reported on 22 November 2026 it may be %s: %s', (firstDay, expected) => {
    expect(whyNotAFirstDay(firstDay, '2026-11-22')).toBe(expected);
  });
});

describe('an employer reports its own employee', () => {
  const ended = [{ startsOn: '2020-01-01', endsOn: '2026-06-30' }];

  test('V6 not after the employment ended', () => {
    expect(mayReportAbout(ended, '2026-06-30', false)).toBe(true);
    expect(mayReportAbout(ended, '2026-07-01', false)).toBe(false);
  });

  test('V6 unless it bears the sick-pay risk', () => {
    expect(mayReportAbout(ended, '2026-07-01', true)).toBe(true);
  });

  test('V6 not before the employment began, whoever bears the risk', () => {
    expect(mayReportAbout(ended, '2019-12-31', true)).toBe(false);
    expect(mayReportAbout([], '2026-06-30', true)).toBe(false);
  });

  test('V9 an unknown start counts as begun', () => {
    expect(mayReportAbout([{ startsOn: null, endsOn: null }], '2026-06-30', false)).toBe(true);
  });

  test('V6 of several employments one that includes the day is enough', () => {
    expect(mayReportAbout([...ended, { startsOn: '2026-09-01', endsOn: null }], '2026-09-01', false)).toBe(true);
    expect(mayReportAbout([...ended, { startsOn: '2026-09-01', endsOn: null }], '2026-08-31', false)).toBe(false);
  });
});

describe('a first day that is corrected', () => {
  const twice = [
    { startsOn: '2020-01-01', endsOn: '2024-11-01' },
    { startsOn: '2026-01-01', endsOn: null },
  ];

  test.each([
    ['2026-03-02', '2026-03-01', true],
    ['2026-03-02', '2024-10-15', false],
    ['2024-10-15', '2026-03-01', false],
    ['2024-10-15', '2024-10-14', true],
    ['2026-03-02', '2025-06-01', false],
    ['2025-06-01', '2026-03-02', true],
    ['2025-06-01', '2025-06-02', false],
  ])('V6 stays in the employment of the absence: from %s to %s is %s', (from, to, expected) => {
    expect(mayCorrectTo(twice, from, to)).toBe(expected);
  });
});

describe('one absence at a time', () => {
  test.each([
    [[], false],
    [[{ firstDay: '2026-11-01', recoveredOn: null }], true],
    [[{ firstDay: '2026-11-20', recoveredOn: null }], true],
    [[{ firstDay: '2026-11-01', recoveredOn: '2026-11-11' }], true],
    [[{ firstDay: '2026-11-01', recoveredOn: '2026-11-10' }], false],
    [[{ firstDay: '2026-11-12', recoveredOn: '2026-11-13' }], true],
  ])('V1 a new one on 10 November beside %j overlaps: %s', (absences, expected) => {
    const reported = absences.map((days) => ({ ...days, isReadable: true }));
    expect(overlapsAnother(reported, '2026-11-10')).toBe(expected);
  });

  test("V6 one that the employer reads no more stands in nobody's way", () => {
    const old = { firstDay: '2020-03-01', recoveredOn: null };
    expect(overlapsAnother([{ ...old, isReadable: false }], '2026-11-10')).toBe(false);
    expect(overlapsAnother([{ ...old, isReadable: true }], '2026-11-10')).toBe(true);
  });
});
