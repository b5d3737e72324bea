import { describe, expect, test } from '@jest/globals';
import { whyNotExposedThen } from './why-not-exposed-then.js';

const isClass = (code: string): boolean => ['asbestos', 'unknown'].includes(code);
const TODAY = '2026-03-02';
const why = (agentClass: string, from: string, until: string | null): unknown =>
  whyNotExposedThen({ agentClass, from, until }, isClass, TODAY).map(({ at, code }) => [at, code]);

describe('an exposure', () => {
  test('R3 is of a listed class, ended or not, on one day or many', () => {
    expect(why('asbestos', '1980-01-01', null)).toEqual([]);
    expect(why('unknown', TODAY, TODAY)).toEqual([]);
    expect(why('asbestos', '1980-01-01', '1995-12-31')).toEqual([]);
  });

  test.each(['radon', 'constructor', '__proto__', ''])('R3 is not of the class "%s"', (agentClass) => {
    expect(why(agentClass, '1980-01-01', null)).toEqual([['/agentClass', 'unknown_class']]);
  });

  test('R3 neither begins nor ends on a day to come, for its end starts a clock', () => {
    expect(why('asbestos', '2026-03-03', null)).toEqual([['/from', 'in_the_future']]);
    expect(why('asbestos', '2026-03-01', '2026-03-03')).toEqual([['/until', 'in_the_future']]);
  });

  test('R3 does not end before it begins', () => {
    expect(why('asbestos', '1980-01-02', '1980-01-01')).toEqual([['/until', 'before_from']]);
  });
});
