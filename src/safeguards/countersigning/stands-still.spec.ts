import { describe, expect, test } from '@jest/globals';
import { person, roleFact, TEXTS, TUESDAY } from '../access/facts/facts.fixture.js';
import type { TrainingFact } from '../access/facts/access-facts.js';
import { isStillHis, standsStill, type StandingProposal } from './stands-still.js';

const BEFORE = '2026-03-09T10:00:00.000Z';
const LATER = '2026-03-10T09:00:00.000Z';

const training = (otherwise: Partial<TrainingFact> = {}): TrainingFact => ({
  supervisorId: 'dr-vos',
  givenAt: '2026-01-01T00:00:00Z',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  endedAt: null,
  supervisor: person('dr-vos', 'doctor'),
  ...otherwise,
});
const inTraining = (...trainings: readonly TrainingFact[]) =>
  person('dr-jong', 'doctor', { roles: [roleFact('doctor', { asksTraining: true })], trainings });
const proposal = (otherwise: Partial<StandingProposal> = {}): StandingProposal => ({
  proposedBy: 'dr-jong',
  supervisorId: 'dr-vos',
  proposedAt: BEFORE,
  validUntil: null,
  corrects: false,
  lastDay: TUESDAY.today,
  recoveredOn: null,
  stillConcerns: true,
  proposer: inTraining(training()),
  ...otherwise,
});
const TOWARDS = { employerId: 'acme', personAccountId: 'jan', dossierDoctorId: 'dr-jong', answeringSince: BEFORE };
const stands = (otherwise: Partial<StandingProposal> = {}, towards: Partial<typeof TOWARDS> = {}): boolean =>
  standsStill(proposal(otherwise), { ...TOWARDS, ...towards }, TEXTS, TUESDAY);

describe('what a doctor in training prepared', () => {
  test('V3 stands on the last day of its question, and of what it says', () => {
    expect(stands()).toBe(true);
    expect(stands({ validUntil: TUESDAY.today })).toBe(true);
    expect(stands({ recoveredOn: '2026-03-11' })).toBe(true);
  });

  test.each<[string, Partial<StandingProposal>]>([
    ['once the question closed', { lastDay: '2026-03-09' }],
    ['once the absence is over', { recoveredOn: TUESDAY.today }],
    ['once what it says is over', { validUntil: '2026-03-09' }],
    ['once whom it is about left', { stillConcerns: false }],
    ['once he left, also where it corrects', { stillConcerns: false, corrects: true }],
    ['under nobody', { proposer: inTraining() }],
    ['once the training ended', { proposer: inTraining(training({ endedAt: LATER })) }],
    ['under another training', { proposer: inTraining(training({ validFrom: LATER })) }],
    ['under another doctor', { supervisorId: 'dr-smit' }],
  ])('V3 falls %s', (_, otherwise) => {
    expect(stands(otherwise)).toBe(false);
  });

  test('V3 puts right what went out also after the absence and the question', () => {
    const corrects = true;
    expect(stands({ corrects, lastDay: '2026-03-09', recoveredOn: '2026-03-01' })).toBe(true);
    expect(stands({ corrects, validUntil: '2026-03-09' })).toBe(false);
  });

  test('S9 falls with the responsibility, also where it was given again', () => {
    expect(stands({}, { dossierDoctorId: 'dr-smit' })).toBe(false);
    expect(stands({}, { answeringSince: LATER })).toBe(false);
    expect(isStillHis(proposal(), { ...TOWARDS, answeringSince: null })).toBe(false);
    expect(isStillHis(proposal(), TOWARDS)).toBe(true);
  });

  test('S10 is countersigned by nobody who works for the employer, or whom it is about', () => {
    const casework = roleFact('casework', { employerId: 'acme' });
    const supervisor = person('dr-vos', 'doctor', { roles: [roleFact('doctor'), casework] });
    expect(stands({ proposer: inTraining(training({ supervisor })) })).toBe(false);
    expect(stands({ proposer: inTraining(training({ supervisor })) }, { employerId: 'globex' })).toBe(true);
    expect(stands({}, { personAccountId: 'dr-vos' })).toBe(false);
  });
});
