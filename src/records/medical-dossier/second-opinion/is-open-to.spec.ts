import { describe, expect, test } from '@jest/globals';
import { person, TUESDAY } from '../../../safeguards/access/facts/facts.fixture.js';
import { isOpenTo } from './is-open-to.js';

const ASKED = {
  doctorId: 'dr-smit',
  askedAt: '2026-03-02T10:00:00.000Z',
  until: '2026-03-10T10:00:00.001Z',
  withdrawnAt: null,
};
const open = (asked: object, dossierDoctorId: string | null): boolean =>
  isOpenTo(
    person('dr-smit', 'doctor'),
    { ...ASKED, ...asked },
    { dossierDoctorId, worksForTheEmployer: false },
    TUESDAY,
  );

describe('a second opinion', () => {
  test('S14 is shut to who became the dossier doctor', () => {
    expect([open({}, 'dr-vos'), open({}, null), open({}, 'dr-smit')]).toEqual([true, true, false]);
  });

  test('S14 is shut once it was withdrawn, whoever is the dossier doctor', () => {
    expect(open({ withdrawnAt: TUESDAY.instant.toISOString() }, 'dr-vos')).toBe(false);
  });
});
