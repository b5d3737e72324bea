import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dayInWords, momentInWords } from './moments.js';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

describe('dates in a package', () => {
  test('C13 are days as they are written, in the language of the package', () => {
    expect([dayInWords('2026-11-24', 'nl'), dayInWords('2026-01-01', 'en')]).toEqual([
      '24 november 2026',
      '1 January 2026',
    ]);
  });

  test('C13 moments are the time that it is in the Netherlands, on both sides of a clock change and of midnight', () => {
    expect(momentInWords(at('2026-03-28T23:30:15Z'), 'nl')).toBe('29 maart 2026, 00:30 uur');
    expect(momentInWords(at('2026-03-29T00:59:59Z'), 'nl')).toBe('29 maart 2026, 01:59 uur');
    expect(momentInWords(at('2026-03-29T01:00:00Z'), 'nl')).toBe('29 maart 2026, 03:00 uur');
    expect(momentInWords(at('2026-12-31T22:59:59Z'), 'en')).toBe('31 December 2026, 23:59 (Amsterdam)');
  });
});
