import { describe, expect, test } from '@jest/globals';
import { hasCountryCode, isCitizenNumberAsPhone } from './phone-number.js';

describe('a citizen service number in the place of a phone number', () => {
  test.each([
    ...['+123456782', '0123456782', '+12345672', '+111222333'],
    // Behind a country code, where no number begins so.
    ...['+49123456782', '+490123456782', '+32111222333', '+45123456782', '+31123456782', '+1123456782'],
  ])('V9 %s is known', (phone) => {
    expect(isCitizenNumberAsPhone(phone)).toBe(true);
  });

  test.each([
    '0612345678',
    '0677552604',
    '0478123456',
    '0206666666',
    '0881234567',
    '0800123456',
    '+49282112345',
    '+32478123451',
    '+33612345678',
    '+48123456782',
    '+4915112345678',
    '+12025550123',
  ])('V9 %s is a number that somebody answers', (phone) => {
    expect(isCitizenNumberAsPhone(phone)).toBe(false);
  });

  test('V9 a Dutch number that passes the eleven-test by chance is one all the same', () => {
    for (const phone of ['0111222333', '0612345609']) expect(isCitizenNumberAsPhone(phone)).toBe(false);
  });
});

describe('a number with a country code', () => {
  test.each([
    '+49282112345',
    '+32470123456',
    '+12025550123',
    '+447700900123',
    '+905321234567',
    '+2126612345',
    '+99871234567',
  ])('V9 %s could be called', (phone) => {
    expect(hasCountryCode(phone)).toBe(true);
  });

  test.each(['+99123456782', '+999111222333', '+80012345678', '+21012345678', '+28912345678', '+97812345678'])(
    'V9 %s could not: no country has that code',
    (phone) => {
      expect(hasCountryCode(phone)).toBe(false);
    },
  );
});
