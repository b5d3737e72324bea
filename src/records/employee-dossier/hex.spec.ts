import { describe, expect, test } from '@jest/globals';
import { byteaList, hexOf } from './hex.js';

describe('bytes as text', () => {
  test('D5 what is unknown is null in a list, not empty bytes', () => {
    expect(byteaList([null, hexOf(Buffer.of(7))])).toBe('{NULL,"\\\\x07"}');
  });

  test('D5 a list of bytes is written as PostgreSQL spells it', () => {
    expect(byteaList([])).toBe('{}');
    expect(byteaList([hexOf(Buffer.of(1, 255)), hexOf(Buffer.alloc(0))])).toBe('{"\\\\x01ff","\\\\x"}');
  });
});
