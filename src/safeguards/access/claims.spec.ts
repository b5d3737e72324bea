import { describe, expect, test } from '@jest/globals';
import { claimsOf } from './claims.js';

const WORDS = { purposes: ['emergency'], roles: ['doctor'] };

describe('what a caller claims of itself', () => {
  test('D6 a claimed purpose or role is kept as a claim where it is a word of the lists, and not otherwise', () => {
    expect(claimsOf({ purpose: 'emergency', 'acting-as': 'doctor' }, WORDS)).toEqual({
      purpose: 'emergency',
      'acting-as': 'doctor',
    });
    expect(claimsOf({ purpose: 'diabetes', 'acting-as': 'diabetes' }, WORDS)).toEqual({
      purpose: 'unknown',
      'acting-as': 'unknown',
    });
  });

  test('A1 forwarded addresses are kept as a claim', () => {
    expect(claimsOf({ 'x-forwarded-for': '203.0.113.9, 2001:db8::1' }, WORDS)).toEqual({
      'x-forwarded-for': '203.0.113.9,2001:db8::1',
    });
  });

  test('A3 no header can carry words into the trail', () => {
    expect(claimsOf({ 'x-forwarded-for': 'jan has diabetes', 'x-user': 'jan has diabetes' }, WORDS)).toEqual({
      'x-forwarded-for': 'not an address',
      'x-user': 'sent',
    });
    expect(claimsOf({ accept: 'jan has diabetes' }, WORDS)).toBeNull();
  });
});
