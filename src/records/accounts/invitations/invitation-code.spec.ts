import { describe, expect, test } from '@jest/globals';
import { digestOfCode, newInvitationCode } from './invitation-code.js';

describe('an invitation code', () => {
  test('S7 carries 160 random bits in groups that can be typed', () => {
    const codes = Array.from({ length: 200 }, newInvitationCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  test('S7 is the same code however it is typed', () => {
    const digest = digestOfCode('7ZK3-0189-ABCD-EFGH-JKMN-PQRS-TVWX-YZ01');
    for (const typed of [
      '7zk30189abcdefghjkmnpqrstvwxyz01',
      ' 7ZK3 O189 abcd EFGH-JKMN-PQRS TVWX YZol ',
      '7ZK3-0i89-ABCD-EFGH-JKMN-PQRS-TVWX-YZ0L',
    ]) {
      expect(digestOfCode(typed)).toEqual(digest);
    }
    expect(digestOfCode('7ZK3-0189-ABCD-EFGH-JKMN-PQRS-TVWX-YZ02')).not.toEqual(digest);
  });
});
