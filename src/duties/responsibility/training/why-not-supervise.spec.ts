import { describe, expect, test } from '@jest/globals';
import type { PersonFacts, TrainingFact } from '../../../safeguards/access/facts/access-facts.js';
import { isSupervised, worksAsDoctor } from '../../../safeguards/access/facts/supervised.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { doctor, held, NOW, TEXTS } from '../doctor.fixture.js';
import { faultsOfTraining, whyNotSupervise } from './why-not-supervise.js';

const FOUR_YEARS: Term = { name: 'longest', amount: 4, unit: 'years', because: 'S15 — …' };
const inTraining = { ...held('doctor', 'in-training'), asksTraining: true };
const unfit: readonly (readonly [string, Partial<PersonFacts>])[] = [
  ['is no doctor', { roles: [held('casework')] }],
  ['is in training himself', { roles: [inTraining] }],
  ['has no registration in force', { registrations: [{ checkedOn: '2025-01-01', validUntil: '2026-03-09' }] }],
  ['was shut', { status: 'suspended' }],
  ['did not sign the undertaking', { declarations: [] }],
  ['was a doctor', { roles: [held('doctor', 'doctor', '2026-03-10T11:00:00Z')] }],
];

describe('a supervising doctor', () => {
  test('S15 is a doctor who can act himself', () => {
    expect(whyNotSupervise(doctor(), TEXTS, NOW)).toBeNull();
  });

  test.each(unfit)('S15 is not somebody who %s', (_, otherwise) => {
    expect(whyNotSupervise(doctor(otherwise), TEXTS, NOW)?.code).toBe('not-a-supervising-doctor');
    expect(whyNotSupervise(null, TEXTS, NOW)?.code).toBe('not-a-supervising-doctor');
  });

  test.each([
    ['2026-03-10', '2030-03-10', []],
    ['2026-03-09', '2026-03-10', ['/from in_the_past']],
    ['2026-03-11', '2026-03-10', ['/until before_from']],
    ['2026-03-10', '2030-03-11', ['/until too_long']],
  ])('S15 is named from %s until %s: %j', (from, until, faults) => {
    expect(faultsOfTraining({ from, until }, NOW.today, FOUR_YEARS).map(({ at, code }) => `${at} ${code}`)).toEqual(
      faults,
    );
  });
});

describe('a doctor in training', () => {
  const training: TrainingFact = {
    supervisorId: 'dr-smit',
    givenAt: '2026-03-10T11:00:00Z',
    validFrom: '2026-03-10T11:00:00Z',
    validUntil: '2026-03-10T11:00:01Z',
    endedAt: null,
    supervisor: doctor({ accountId: 'dr-smit' }),
  };
  const trainee = (otherwise: Partial<TrainingFact> = {}): PersonFacts =>
    doctor({ roles: [inTraining], trainings: [{ ...training, ...otherwise }] });

  test('S15 works from the first moment under a supervising doctor', () => {
    expect(isSupervised(trainee(), TEXTS, NOW)).toBe(true);
    expect(worksAsDoctor(trainee(), TEXTS, NOW)).toBe(true);
  });

  test('S15 does nothing under nobody', () => {
    expect(worksAsDoctor({ ...trainee(), trainings: [] }, TEXTS, NOW)).toBe(false);
  });

  test.each<[string, Partial<TrainingFact>]>([
    ['before it begins', { validFrom: '2026-03-10T11:00:01Z' }],
    ['once it is over', { validUntil: '2026-03-10T11:00:00Z' }],
    ['once it was ended', { endedAt: '2026-03-10T11:00:00Z' }],
  ])('S15 does nothing %s', (_, otherwise) => {
    expect(worksAsDoctor(trainee(otherwise), TEXTS, NOW)).toBe(false);
  });

  test.each(unfit)('S15 does nothing when the supervising doctor %s', (_, otherwise) => {
    expect(worksAsDoctor(trainee({ supervisor: doctor(otherwise) }), TEXTS, NOW)).toBe(false);
  });
});
