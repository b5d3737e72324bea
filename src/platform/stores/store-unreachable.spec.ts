import { describe, expect, test } from '@jest/globals';
import { isStoreUnreachable } from './store-unreachable.js';

const coded = (code: string): Error => Object.assign(new Error('the text is not looked at'), { code });

describe('a store that cannot be reached', () => {
  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EPIPE',
    '08006',
    '53300',
    '57P01',
    '57P03',
    '55P03',
    '57014',
    '40P01',
    '25006',
  ])("A1 %s is nobody's fault who asked", (code) => {
    expect(isStoreUnreachable(coded(code))).toBe(true);
  });

  test.each(['23505', '42501', '42P01', '22P02', '57P', 'P0001', 'ERR_INVALID_ARG_TYPE'])(
    'A1 %s is a fault of ours',
    (code) => {
      expect(isStoreUnreachable(coded(code))).toBe(false);
    },
  );

  test('A1 what the driver says without a code counts too, any other text does not', () => {
    expect(isStoreUnreachable(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isStoreUnreachable(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isStoreUnreachable(new Error('Connection terminated by Jan'))).toBe(false);
    expect(isStoreUnreachable('Connection terminated')).toBe(false);
  });
});
