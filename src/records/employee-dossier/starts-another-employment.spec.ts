import { describe, expect, test } from '@jest/globals';
import { startsAnotherEmployment } from './starts-another-employment.js';

describe("an employment in next month's file", () => {
  test('R1 somebody who came back after an end keeps that end on record', () => {
    expect(startsAnotherEmployment({ startsOn: '2010-01-01', endsOn: '2020-05-31' }, '2020-06-01')).toBe(true);
  });

  test.each([
    ['a corrected start', { startsOn: '2010-01-01', endsOn: null }, '2010-02-01'],
    ['a start that nobody had said', { startsOn: null, endsOn: null }, '2010-02-01'],
    ['an end that moved', { startsOn: '2010-01-01', endsOn: '2020-05-31' }, '2010-01-01'],
    ['a start on the last day', { startsOn: '2010-01-01', endsOn: '2020-05-31' }, '2020-05-31'],
  ])('R1 %s is the same employment', (_, known, startsOn) => {
    expect(startsAnotherEmployment(known, startsOn)).toBe(false);
  });

  test("R1 where none is on record the row's is a new one", () => {
    expect(startsAnotherEmployment(null, '2020-06-01')).toBe(true);
  });
});
