import { describe, expect, test } from '@jest/globals';
import { isOpenTo } from './is-open-to.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const ASKED = { doctorId: 'dr-smit', until: '2026-03-02T10:00:00.001Z', withdrawnAt: null };
const STANDING = { dossierDoctorId: 'dr-vos', worksForTheEmployer: false };
const open = (asked: object = {}, standing: object = {}, accountId = 'dr-smit'): boolean =>
  isOpenTo(accountId, { ...ASKED, ...asked }, { ...STANDING, ...standing }, NOW);

describe('a second opinion', () => {
  test('S14 is open to the doctor it is asked of, and to no other', () => {
    expect([open(), open({}, {}, 'dr-kort')]).toEqual([true, false]);
  });

  test('S14 is shut once its time is over, and once it was withdrawn', () => {
    expect(open({ until: NOW.toISOString() })).toBe(false);
    expect(open({ withdrawnAt: NOW.toISOString() })).toBe(false);
  });

  test('S10 is shut to who became the dossier doctor, or works for the employer', () => {
    expect(open({}, { dossierDoctorId: 'dr-smit' })).toBe(false);
    expect(open({}, { worksForTheEmployer: true })).toBe(false);
    expect(open({}, { dossierDoctorId: null })).toBe(true);
  });
});
