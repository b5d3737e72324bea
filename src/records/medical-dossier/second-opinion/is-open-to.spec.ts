import { describe, expect, test } from '@jest/globals';
import { isOpenTo } from './is-open-to.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const ASKED = { doctorId: 'dr-smit', until: '2026-03-02T10:00:00.001Z', withdrawnAt: null };
const open = (asked: object, dossierDoctorId: string | null): boolean =>
  isOpenTo('dr-smit', { ...ASKED, ...asked }, { dossierDoctorId, worksForTheEmployer: false }, NOW);

describe('a second opinion', () => {
  test('S14 is shut to who became the dossier doctor', () => {
    expect([open({}, 'dr-vos'), open({}, null), open({}, 'dr-smit')]).toEqual([true, true, false]);
  });

  test('S14 is shut once it was withdrawn, whoever is the dossier doctor', () => {
    expect(open({ withdrawnAt: NOW.toISOString() }, 'dr-vos')).toBe(false);
  });
});
