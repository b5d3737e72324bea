import { describe, expect, test } from '@jest/globals';
import { isCitizenNumberAsPhone } from './phone-number.js';

describe('a citizen service number in the place of a phone number', () => {
  test.each(['+123456782', '0123456782', '+12345672', '+111222333'])('V9 %s is known', (phone) => {
    expect(isCitizenNumberAsPhone(phone)).toBe(true);
  });

  test.each(['0612345678', '0677552604', '0478123456', '0206666666', '0881234567', '0800123456', '+49282112345'])(
    'V9 %s is a number that somebody answers',
    (phone) => {
      expect(isCitizenNumberAsPhone(phone)).toBe(false);
    },
  );

  test('V9 a Dutch number that passes the eleven-test by chance is one all the same', () => {
    for (const phone of ['0111222333', '0612345609']) expect(isCitizenNumberAsPhone(phone)).toBe(false);
  });
});
