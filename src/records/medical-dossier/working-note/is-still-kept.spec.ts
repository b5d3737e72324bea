import { describe, expect, test } from '@jest/globals';
import { isStillKept } from './is-still-kept.js';

const NOTE = { responsibleDoctorId: 'dr-vos', writtenAt: '2026-03-02T10:00:00.000Z', destroyBy: '2026-06-02' };
const VOS = { dossierDoctorId: 'dr-vos', dutyDoctorId: null, answeringSince: '2026-03-02T10:00:00Z' };

describe('a working note', () => {
  test('S12 is there to the end of its last day, and no day longer', () => {
    expect(isStillKept(NOTE, VOS, '2026-03-02')).toBe(true);
    expect(isStillKept(NOTE, VOS, '2026-06-02')).toBe(true);
    expect(isStillKept(NOTE, VOS, '2026-06-03')).toBe(false);
  });

  test('S12 ends with the responsibility of the doctor under whom it was written', () => {
    const nobody = { dossierDoctorId: null, dutyDoctorId: null, answeringSince: null };
    expect(isStillKept(NOTE, nobody, '2026-03-02')).toBe(false);
    expect(isStillKept(NOTE, { ...VOS, dossierDoctorId: 'dr-smit' }, '2026-03-02')).toBe(false);
    expect(isStillKept(NOTE, { ...VOS, dutyDoctorId: 'dr-vos', dossierDoctorId: 'dr-smit' }, '2026-03-02')).toBe(false);
  });

  test('S12 does not come back when the same doctor becomes responsible anew', () => {
    expect(isStillKept(NOTE, { ...VOS, answeringSince: '2026-03-02T10:00:00.001Z' }, '2026-03-03')).toBe(false);
  });

  test('S13 ends with the duty that was stated, where nobody is responsible', () => {
    const onDuty = { dossierDoctorId: null, dutyDoctorId: 'dr-vos', answeringSince: '2026-03-02T09:00:00+00:00' };
    expect(isStillKept(NOTE, onDuty, '2026-03-02')).toBe(true);
    expect(isStillKept(NOTE, { ...onDuty, dutyDoctorId: null }, '2026-03-02')).toBe(false);
  });
});
