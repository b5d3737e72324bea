import { expect, test } from '@jest/globals';
import { isAgreedSince } from './is-agreed-since.js';
import { momentOf } from './moment.js';

const SINCE = '2026-01-05T09:00:00Z';
const on = (at: string, ...agreements: [string, string | null][]) =>
  isAgreedSince(
    agreements.map(([from, until]) => ({ from, until })),
    SINCE,
    momentOf(at),
  );

test('S13 a responsibility counts to the last minute of the agreement, in Amsterdam', () => {
  expect(on('2026-03-31T21:59:59Z', ['2020-01-01', '2026-03-31'])).toBe(true);
  expect(on('2026-03-31T22:00:00Z', ['2020-01-01', '2026-03-31'])).toBe(false);
});

test('S13 a renewal without a gap changes nothing; one after a gap, however short, brings nothing back', () => {
  expect(on('2026-05-01T10:00:00Z', ['2020-01-01', '2026-03-31'], ['2026-04-01', null])).toBe(true);
  expect(on('2026-05-01T10:00:00Z', ['2020-01-01', '2026-03-31'], ['2026-04-02', null])).toBe(false);
});

test('S13 what ended before the responsibility began is no gap in it', () => {
  expect(on('2026-05-01T10:00:00Z', ['2020-01-01', '2025-12-31'], ['2026-01-05', null])).toBe(true);
  expect(on('2026-05-01T10:00:00Z', ['2020-01-01', '2026-01-05'], ['2026-01-07', null])).toBe(false);
});

test('S13 without an agreement, and under one of a day to come, nobody is responsible', () => {
  expect(on('2026-05-01T10:00:00Z')).toBe(false);
  expect(on('2026-05-01T10:00:00Z', ['2026-05-02', null])).toBe(false);
});
