import { describe, expect, test } from '@jest/globals';
import { actsUnder, responsibleDoctorOf } from './acts-under.js';
import type { TrainingFact } from './facts/access-facts.js';
import { person, roleFact, TEXTS, TUESDAY } from './facts/facts.fixture.js';

const JANS = { employeeId: 'jan', dossierDoctorId: 'dr-jong' };
const underVos: TrainingFact = {
  supervisorId: 'dr-vos',
  givenAt: '2025-01-01T00:00:00Z',
  validFrom: '2025-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  endedAt: null,
  supervisor: person('dr-vos', 'doctor'),
};
const trainee = (...trainings: TrainingFact[]) =>
  person('dr-jong', 'doctor', { roles: [roleFact('doctor', { asksTraining: true })], trainings });
const named = (requires: readonly string[], ...trainings: TrainingFact[]): string | null =>
  responsibleDoctorOf(actsUnder(requires, trainee(...trainings), TEXTS, TUESDAY), JANS);

describe('under whom somebody acts', () => {
  test('S15 a doctor in training acts under the supervising doctor who is named now', () => {
    expect(named(['training', 'registration'], underVos)).toBe('dr-vos');
    const ended = { ...underVos, supervisorId: 'dr-smit', endedAt: '2025-06-01T00:00:00Z' };
    expect(named(['training'], ended, underVos)).toBe('dr-vos');
    expect(named(['training'], ended)).toBeNull();
  });

  test('S11 an assistant acts under the dossier doctor, and a doctor under nobody', () => {
    expect(named(['declaration'])).toBe('dr-jong');
    expect(named(['registration'], underVos)).toBeNull();
  });

  test('A1, S4 a deputy acts under the doctor for whom he stands in, and nobody else does', () => {
    const facts = { ...JANS, deputyIds: ['dr-kern'] };
    expect(responsibleDoctorOf(null, facts, 'dr-kern')).toBe('dr-jong');
    expect(responsibleDoctorOf(null, facts, 'dr-kamp')).toBeNull();
  });

  test('A1 nobody is named where it is nobody’s dossier', () => {
    expect(responsibleDoctorOf({ supervisorId: 'dr-vos' }, { accountId: 'dr-jong' })).toBeNull();
  });
});
