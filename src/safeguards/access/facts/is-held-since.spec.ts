import { describe, expect, test } from '@jest/globals';
import type { RoleFact, TrainingFact } from './access-facts.js';
import { person, roleFact, TUESDAY } from './facts.fixture.js';
import { isHeldSince, type Footing } from './is-held-since.js';

const MORNING = '2026-03-10T08:00:00Z';
const [NINE, HALF_PAST, NOW] = ['2026-03-10T09:00:00Z', '2026-03-10T09:30:00Z', '2026-03-10T10:00:00Z'];
const held = (roles: readonly RoleFact[], footing: Footing = 'doctor', since = MORNING): boolean =>
  isHeldSince({ roles }, footing, since, TUESDAY);

describe('a role that is held since', () => {
  test('S5 was held then, and neither ended nor ran out', () => {
    expect(held([roleFact('doctor')])).toBe(true);
    expect(held([roleFact('doctor', { inForceSince: NINE })])).toBe(false);
    expect(held([roleFact('doctor', { inForceSince: null })])).toBe(false);
    expect(held([roleFact('doctor', { endedAt: NOW })])).toBe(false);
    expect(held([roleFact('doctor', { validUntil: NOW })])).toBe(false);
    expect(held([roleFact('doctor', { validUntil: '2026-03-10T10:00:01Z' })])).toBe(true);
  });

  test('S5 is another one when it is given again, and goes on under one that was given before it ended', () => {
    const ended = roleFact('doctor', { endedAt: NINE });
    expect(held([ended, roleFact('doctor', { inForceSince: HALF_PAST })])).toBe(false);
    expect(held([ended, roleFact('doctor', { inForceSince: HALF_PAST })], 'doctor', HALF_PAST)).toBe(true);
    expect(held([ended, roleFact('doctor', { inForceSince: NINE })])).toBe(true);
  });

  test.each<[Footing, string, boolean, boolean]>([
    ['doctor', 'doctor', true, true],
    ['own-right', 'doctor', true, false],
    ['any-doctor', 'medical-direction', true, true],
    ['any-doctor', 'derived-secrecy', true, false],
    ['secrecy-supervision', 'doctor', true, false],
  ])('S8, S14 what rests on %s rests on a role of %s: %s, in training: %s', (footing, circle, _, inTraining) => {
    expect(held([roleFact(circle, { asksTraining: true })], footing)).toBe(inTraining);
  });

  const training: TrainingFact = {
    supervisorId: 'dr-smit',
    givenAt: MORNING,
    validFrom: MORNING,
    validUntil: '2026-04-10T10:00:00Z',
    endedAt: null,
    supervisor: person('dr-smit', 'doctor', {
      roles: [roleFact('doctor', { endedAt: NINE }), roleFact('doctor', { inForceSince: HALF_PAST })],
    }),
  };
  const trained = (otherwise: Partial<TrainingFact> = {}, since = MORNING, own: readonly RoleFact[] = []): boolean =>
    isHeldSince(
      {
        roles: [roleFact('doctor', { asksTraining: true }), ...own],
        trainings: [{ ...training, ...otherwise }],
      },
      'doctor',
      since,
      TUESDAY,
    );

  const stays = { supervisor: person('dr-smit', 'doctor') };

  test('S15 of a doctor in training ends with that of who supervised meanwhile, but where he was one in his own right', () => {
    expect(trained()).toBe(false);
    expect(trained(stays)).toBe(true);
    expect(trained({}, HALF_PAST)).toBe(false);
    expect(trained({ givenAt: HALF_PAST, validFrom: HALF_PAST }, HALF_PAST)).toBe(true);
    expect(trained({}, MORNING, [roleFact('doctor')])).toBe(true);
    expect(trained({}, MORNING, [roleFact('doctor', { endedAt: NINE })])).toBe(false);
  });

  test('S15 of a doctor in training ends with the training, by hand or by its day, and one that follows at once goes on', () => {
    expect([trained({ ...stays, endedAt: NOW }), trained({ ...stays, validUntil: NOW })]).toEqual([false, false]);
    expect([trained({ ...stays, validFrom: NINE }), trained({ ...stays, validFrom: NINE }, NINE)]).toEqual([
      false,
      true,
    ]);
    const after = (validFrom: string): boolean => {
      const trainings = [
        { ...training, ...stays, endedAt: NINE },
        { ...training, ...stays, validFrom },
      ];
      return isHeldSince(
        { roles: [roleFact('doctor', { asksTraining: true })], trainings },
        'doctor',
        MORNING,
        TUESDAY,
      );
    };
    expect([after(NINE), after(HALF_PAST)]).toEqual([true, false]);
  });
});
