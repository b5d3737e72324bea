import { describe, expect, test } from '@jest/globals';
import { whyNotStateDuty, type DossierNow } from './why-not-state-duty.js';

const nobody: DossierNow = {
  responsibleDoctorId: null,
  dutyDoctorId: null,
  isOnTheEmployersSide: false,
  isMedicalProxy: false,
  leftIt: false,
};
const refusal = (change: Partial<DossierNow>): unknown[] | null => {
  const problem = whyNotStateDuty({ ...nobody, ...change });
  return problem === null ? null : [problem.status, problem.code, problem.extra.rule];
};

describe('stating a duty', () => {
  test('S13 a dossier without a doctor opens for a stated duty', () => {
    expect(refusal({})).toBeNull();
  });

  test('S13 there is one dossier doctor: none beside the responsible one, and no second duty', () => {
    expect(refusal({ responsibleDoctorId: 'dr-vos' })).toEqual([409, 'has-a-doctor', 'S13']);
    expect(refusal({ dutyDoctorId: 'dr-kamp' })).toEqual([409, 'duty-runs', 'S13']);
  });

  test('S9 not by whoever left the dossier without a doctor', () => {
    expect(refusal({ leftIt: true })).toEqual([409, 'left-without-a-doctor', 'S9']);
  });

  test('S10 nobody is on both sides', () => {
    expect(refusal({ isOnTheEmployersSide: true })).toEqual([409, 'on-both-sides', 'S10']);
    expect(refusal({ isMedicalProxy: true })).toEqual([409, 'on-both-sides', 'S10']);
  });
});
