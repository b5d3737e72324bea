import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examinationWorld, type ExaminationWorld } from '../stories/examination-world.js';
import { examinationSteps, type ExaminationSteps, type Held } from './examination-steps.js';
import { rawSessions, REFUSED, type Claim, type RawSessions } from './raw-sessions.js';

describe('the database alone, about letters with an outcome', () => {
  let world: ExaminationWorld;
  let raw: RawSessions;
  let steps: ExaminationSteps;
  let asDoctor: Claim;
  beforeAll(async () => {
    world = await examinationWorld();
    raw = rawSessions(world.service.databases);
    steps = examinationSteps(world);
    asDoctor = [world.vos, 'company-doctor'];
  });
  afterAll(() => world.stop());

  const held = async (kind: string, withAccount: boolean): Promise<Held> => {
    const examination = await world.commissioned(kind, withAccount);
    return { ...examination, outcomeId: await world.issued(examination.examinationId) };
  };

  test('V7 where nobody goes first, by the letter that is recorded in the same transaction', async () => {
    const one = await held('statutory-periodic', false);
    const posting = (days: number, by?: string, doctor?: string) => steps.posting(one, days, by, doctor);
    const out = [steps.releasing(one, world.vos), steps.lettingOut(one, { kind: 'statutory-periodic' })];
    expect(await raw.outcome('medical', asDoctor, ...out)).toBe(REFUSED);
    for (const refused of [posting(1), posting(-1), posting(0, world.smit), posting(0, world.vos, world.smit)]) {
      expect(await raw.outcome('medical', asDoctor, refused, ...out)).toBe(REFUSED);
    }
    // S2: to post takes the action to record.
    const asAnna: Claim = [world.anna, 'medical-assistant'];
    const byAnna = [
      posting(0, world.anna),
      steps.releasing(one, world.anna),
      steps.lettingOut(one, { kind: 'statutory-periodic' }),
    ];
    await world.cast.delegation(world.vos, world.anna, one.employeeId, ['read']);
    expect(await raw.outcome('medical', asAnna, ...byAnna)).toBe(REFUSED);
    await world.cast.delegation(world.vos, world.anna, one.employeeId, ['record']);
    expect(await raw.outcome('medical', asAnna, ...byAnna)).toBe('done');
  });

  test('V4 what the employee hears first goes to no address that his employer said just now; anything else does', async () => {
    const [first, other] = [await held('pre-employment', false), await held('statutory-periodic', false)];
    for (const [one, after, said] of [
      [first, 0, REFUSED],
      [first, 14, REFUSED],
      [other, 0, 'done'],
      [first, 15, 'done'],
    ] as const) {
      await world.cast.sql('DELETE FROM access.identity_change');
      await world.cast.sql(
        `INSERT INTO access.identity_change (id, employee_id, part, changed_by, changed_at)
         VALUES (gen_random_uuid(), $1, 'address', $2, platform.clock() - make_interval(days => $3))`,
        [one.employeeId, world.officer, after],
      );
      expect([after, await raw.outcome('medical', asDoctor, steps.posting(one, 0))]).toEqual([after, said]);
    }
  });
});
