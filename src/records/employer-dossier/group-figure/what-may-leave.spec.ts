import { describe, expect, test } from '@jest/globals';
import { whatMayLeave } from './what-may-leave.js';

const nothing = { absent: null, short: null, longer: null, medium: null, long: null };

describe('what may leave of a count', () => {
  test.each([
    ['nobody', { short: 0, medium: 0, long: 0 }, nothing],
    ['one fewer than the minimum', { short: 5, medium: 4, long: 0 }, nothing],
    ['the minimum, in no class enough', { short: 5, medium: 4, long: 1 }, { ...nothing, absent: 10 }],
    ['one class that is too small', { short: 30, medium: 5, long: 4 }, { ...nothing, absent: 39 }],
    ['another class that is too small', { short: 9, medium: 30, long: 30 }, { ...nothing, absent: 69 }],
    ['nobody in a class', { short: 30, medium: 0, long: 0 }, { ...nothing, absent: 30 }],
    [
      'two classes of the minimum',
      { short: 10, medium: 9, long: 1 },
      { ...nothing, absent: 20, short: 10, longer: 10 },
    ],
    [
      'one of the longer that is too small',
      { short: 10, medium: 30, long: 9 },
      { ...nothing, absent: 49, short: 10, longer: 39 },
    ],
    [
      'every class of the minimum',
      { short: 10, medium: 10, long: 10 },
      { absent: 30, short: 10, longer: 20, medium: 10, long: 10 },
    ],
  ])('V10 of %s', (_, counted, figures) => {
    expect(whatMayLeave(counted, 10)).toEqual(figures);
  });

  test.each([1, 0, -1, NaN])(
    'V10 a minimum of %s, under which too few would say how many, lets nothing be counted',
    (minimum) => {
      expect(() => whatMayLeave({ short: 30, medium: 30, long: 30 }, minimum)).toThrow(RangeError);
    },
  );
});
