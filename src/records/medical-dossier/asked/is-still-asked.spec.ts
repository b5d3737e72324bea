import { describe, expect, test } from '@jest/globals';
import { isStillAsked } from './is-still-asked.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const ASKED = { doctorId: 'dr-smit', until: '2026-03-02T10:00:00.001Z', withdrawnAt: null };
const open = (asked: object = {}, worksForTheEmployer = false, accountId = 'dr-smit'): boolean =>
  isStillAsked(accountId, { ...ASKED, ...asked }, { worksForTheEmployer }, NOW);

describe('what an employee asks a doctor', () => {
  test('S14 is open to the doctor it is asked of, and to no other', () => {
    expect([open(), open({}, false, 'dr-kort')]).toEqual([true, false]);
  });

  test('S14 is shut once its time is over, and once it was withdrawn', () => {
    expect(open({ until: NOW.toISOString() })).toBe(false);
    expect(open({ withdrawnAt: NOW.toISOString() })).toBe(false);
  });

  test('S10 is shut to who works for the employer', () => {
    expect(open({}, true)).toBe(false);
  });
});
