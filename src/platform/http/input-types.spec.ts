import { describe, expect, test } from '@jest/globals';
import { localDate, uuid, wholeNumberText } from './input-types.js';
import { looseSpot } from './strict-schema.js';

describe('shared kinds of input', () => {
  test('V9 a date is a real one of this or the last century and later', () => {
    expect(localDate.safeParse('2024-02-29').success).toBe(true);
    for (const text of ['2023-02-29', '0000-01-01', '1899-12-31', '2024-2-9', '', 20240229, null]) {
      expect(localDate.safeParse(text).success).toBe(false);
    }
  });

  test('V9 what is no date is one error, and not one of too early a date too', () => {
    const codes = (text: string): unknown => localDate.safeParse(text).error?.issues.map(({ code }) => code);
    expect([codes('14-07-1975'), codes('1899-12-31')]).toEqual([['invalid_format'], ['custom']]);
  });

  test('D5 an id has one spelling', () => {
    expect(uuid.safeParse('3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11').success).toBe(true);
    for (const text of ['3F0C1C7E-3C1C-4A55-9F59-0C6D2C6A7A11', '{3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11}', '1', '']) {
      expect(uuid.safeParse(text).success).toBe(false);
    }
  });

  test('D1 a number in a query is written in digits and within its bounds', () => {
    const limit = wholeNumberText(1, 100);
    expect(limit.parse('20')).toBe(20);
    for (const text of ['0', '101', '', ' 1', '+1', '01', '1e2', '0x1', '1.0', '-1', '9999999999', 1]) {
      expect(limit.safeParse(text).success).toBe(false);
    }
    expect([looseSpot(limit), looseSpot(localDate), looseSpot(uuid)]).toEqual([null, null, null]);
  });
});
