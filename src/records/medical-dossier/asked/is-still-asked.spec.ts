import { describe, expect, test } from '@jest/globals';
import { person, roleFact, TUESDAY } from '../../../safeguards/access/facts/facts.fixture.js';
import { isStillAsked } from './is-still-asked.js';

const NOW = TUESDAY.instant.toISOString();
const SMIT = person('dr-smit', 'doctor');
const ASKED = {
  doctorId: 'dr-smit',
  askedAt: '2026-03-02T10:00:00.000Z',
  until: '2026-03-10T10:00:00.001Z',
  withdrawnAt: null,
};
const open = (asked: object = {}, worksForTheEmployer = false, acting = SMIT): boolean =>
  isStillAsked(acting, { ...ASKED, ...asked }, { worksForTheEmployer }, TUESDAY);

describe('what an employee asks a doctor', () => {
  test('S14 is open to the doctor it is asked of, and to no other', () => {
    expect([open(), open({}, false, person('dr-kort', 'doctor'))]).toEqual([true, false]);
  });

  test('S14 is shut once its time is over, and once it was withdrawn', () => {
    expect(open({ until: NOW })).toBe(false);
    expect(open({ withdrawnAt: NOW })).toBe(false);
  });

  test('S10 is shut to who works for the employer', () => {
    expect(open({}, true)).toBe(false);
  });

  test('S14 is shut once his role ended, also where he is given one again', () => {
    const ended = roleFact('doctor', { endedAt: '2026-03-03T10:00:00Z' });
    const again = roleFact('doctor', { inForceSince: '2026-03-04T10:00:00Z', validFrom: '2026-03-04T10:00:00Z' });
    expect(open({}, false, { ...SMIT, roles: [ended, again] })).toBe(false);
    expect(open({ askedAt: '2026-03-05T10:00:00Z' }, false, { ...SMIT, roles: [ended, again] })).toBe(true);
  });
});
