import { describe, expect, test } from '@jest/globals';
import { claimsOf } from './claims.js';

describe('what a caller claims of itself', () => {
  test('A1 forwarded addresses are kept as a claim', () => {
    expect(claimsOf({ 'x-forwarded-for': '203.0.113.9, 2001:db8::1' })).toEqual({ 'x-forwarded-for': '203.0.113.9,2001:db8::1' });
  });

  test('A3 no header can carry words into the trail', () => {
    expect(claimsOf({ 'x-forwarded-for': 'jan has diabetes', 'x-user': 'jan has diabetes' }))
      .toEqual({ 'x-forwarded-for': 'not an address', 'x-user': 'sent' });
    expect(claimsOf({ accept: 'jan has diabetes' })).toBeNull();
  });
});
