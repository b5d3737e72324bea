import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { REFUSED, SecrecyDatabase, type Statement } from './secrecy-database.js';

const registeredUntil = '2099-01-01';
const CLOCK = 'platform.clock()';

describe('the database alone, of doctors in training', () => {
  let world: SecrecyWorld;
  const desk = (who: string, role: string | null, statement: Statement): Promise<unknown> =>
    new SecrecyDatabase(world, 'desk').as(who, role, statement);
  const medical = (who: string, role: string | null, statement: Statement): Promise<unknown> =>
    new SecrecyDatabase(world, 'medical').as(who, role, statement);
  const give = (
    by: string,
    supervisor: string,
    trainee = 'dr-jong',
    from = CLOCK,
    until = `${CLOCK} + interval '30 days'`,
  ): Statement => [
    `INSERT INTO access.training (id, trainee_id, supervisor_id, valid_from, valid_until, given_by)
     VALUES ($1, $2, $3, ${from}, ${until}, $4)`,
    [randomUUID(), world.id(trainee), world.id(supervisor), world.id(by)],
  ];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const one of ['dr-vos', 'dr-smit']) await world.person(one, ['company-doctor'], { registeredUntil });
    for (const one of ['dr-jong', 'dr-pril']) await world.person(one, ['doctor-in-training'], { registeredUntil });
    await world.person('dr-gone', ['company-doctor'], { registeredUntil: '2020-01-02' });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('ada', ['administrator']);
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-jong') });
  });
  afterAll(() => world.close());

  test('S15 a supervising doctor is named by doctors who supervise, for somebody in training, by nobody for himself', async () => {
    expect(await desk('dr-vos', 'company-doctor', give('dr-vos', 'dr-smit'))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', give('ada', 'dr-vos'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', give('dr-vos', 'dr-smit'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', give('dr-staf', 'dr-staf'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', give('dr-staf', 'dr-jong'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', give('dr-staf', 'dr-gone'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', give('dr-staf', 'dr-pril'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', give('dr-staf', 'dr-vos', 'dr-smit'))).toBe(REFUSED);
    const past = give('dr-staf', 'dr-vos', 'dr-jong', `${CLOCK} - interval '1 day'`);
    expect(await desk('dr-staf', 'staff-doctor', past)).toBe(REFUSED);
    const long = give('dr-staf', 'dr-vos', 'dr-jong', CLOCK, `${CLOCK} + interval '4 years 2 days'`);
    expect(await desk('dr-staf', 'staff-doctor', long)).toBe(REFUSED);
  });

  test('S15 without one in force, or under one who can’t act, the role has no circle and its doctor is no dossier doctor', async () => {
    const seen: Statement = [
      'SELECT access.circle() AS circle, access.responsible($1, $2) AS responsible, access.acts_as_doctor($1) AS acts',
      [world.id('dr-jong'), world.id("jan's")],
    ];
    const asHe = (): Promise<unknown> => medical('dr-jong', 'doctor-in-training', seen);
    const nothing = [{ circle: null, responsible: false, acts: false }];
    const all = [{ circle: 'doctor', responsible: true, acts: true }];
    expect(await asHe()).toEqual(nothing);
    expect(await desk('dr-staf', 'staff-doctor', give('dr-staf', 'dr-vos'))).toEqual([]);
    // S9 — nor is he of whom he had before he was in training.
    expect(await asHe()).toEqual([{ ...all[0], responsible: false }]);
    await world.cast.responsibility(world.id("jan's"), world.id('dr-jong'));
    expect(await asHe()).toEqual([{ ...all[0], responsible: false }]);
    const now = 'UPDATE access.responsibility SET effective_from = platform.clock(), told_at = platform.clock()';
    await world.cast.sql(`${now} WHERE ended_at IS NULL AND doctor_id = $1`, [world.id('dr-jong')]);
    expect(await asHe()).toEqual(all);
    const registration = 'UPDATE access.registration SET valid_until = $2 WHERE account_id = $1';
    await world.cast.sql(registration, [world.id('dr-vos'), '2020-01-02']);
    expect(await asHe()).toEqual(nothing);
    await world.cast.sql(registration, [world.id('dr-vos'), registeredUntil]);
    expect(await asHe()).toEqual(all);
  });

  test('V3 he writes no verdict and lets none out', async () => {
    await world.cast.training(world.id('dr-pril'), world.id('dr-smit'));
    const verdict: Statement = [
      `INSERT INTO medical.verdict (id, question_id, employee_id, doctor_id, sealed) VALUES ($1, $2, $3, $4, '\\x00')`,
      [randomUUID(), randomUUID(), world.id("jan's"), world.id('dr-jong')],
    ];
    expect(await medical('dr-jong', 'doctor-in-training', verdict)).toBe(REFUSED);
  });

  test('S15 it is ended at once, by who supervises, and is otherwise never changed', async () => {
    const id = await world.cast.training(world.id('dr-pril'), world.id('dr-smit'));
    const set = (change: string): Statement => [
      `UPDATE access.training SET ${change} WHERE id = $1 RETURNING id`,
      [id],
    ];
    const now = 'ended_at = platform.clock(), ended_by = access.acting_account()';
    for (const [who, role] of [
      ['dr-smit', 'company-doctor'],
      ['dr-pril', 'doctor-in-training'],
      ['ada', 'administrator'],
    ] as const) {
      expect(await desk(who, role, set(now))).toEqual([]);
    }
    for (const change of [
      "ended_at = platform.clock() - interval '1 hour', ended_by = access.acting_account()",
      `ended_at = platform.clock(), ended_by = '${world.id('dr-smit')}'`,
      "valid_until = platform.clock() + interval '1 year'",
      'supervisor_id = trainee_id',
      'ended_at = platform.clock(), ended_by = NULL',
    ]) {
      expect(await desk('dr-staf', 'staff-doctor', set(change))).toBe(REFUSED);
    }
    expect(await desk('dr-staf', 'staff-doctor', set(now))).toEqual([{ id }]);
    expect(await desk('dr-staf', 'staff-doctor', set('ended_at = NULL, ended_by = NULL'))).toEqual([]);
  });

  test('S5, S15 whoever ends a role ends what rested on it and nothing else; the job, what is over, in nobody’s name', async () => {
    await world.person('dr-away', ['company-doctor'], { registeredUntil });
    await world.person('dr-leer', ['doctor-in-training'], { registeredUntil });
    const id = await world.cast.training(world.id('dr-leer'), world.id('dr-away'));
    await world.employee("piet's", 'acme', { doctorId: world.id('dr-leer') });
    const end: Statement = [
      'UPDATE access.training SET ended_at = platform.clock() WHERE id = $1 RETURNING ended_by',
      [id],
    ];
    const jobs = new SecrecyDatabase(world, 'jobs');
    expect([await desk('ada', 'administrator', end), await jobs.as('ada', null, end)]).toEqual([[], []]);
    const sees: Statement = ['SELECT access.circle() AS circle', []];
    expect(await medical('dr-leer', 'doctor-in-training', sees)).toEqual([{ circle: 'doctor' }]);
    // As if nothing saw it: ended, and given again since.
    await world.cast.sql(
      `UPDATE access.role SET ended_at = platform.clock() - interval '1 hour', ended_by = account_id WHERE account_id = $1`,
      [world.id('dr-away')],
    );
    await world.cast.sql(
      `UPDATE access.role SET in_force_since = platform.clock() - interval '1 minute' WHERE id = $1`,
      [await world.cast.role(world.id('dr-away'), 'company-doctor')],
    );
    await world.cast.sql("UPDATE access.training SET given_at = '2020-01-01' WHERE id = $1", [id]);
    expect(await medical('dr-leer', 'doctor-in-training', sees)).toEqual([{ circle: null }]);
    const notJobs = 'UPDATE access.training SET ended_at = platform.clock(), ended_by = trainee_id WHERE id = $1';
    expect(await jobs.as('ada', null, [notJobs, [id]])).toBe(REFUSED);
    expect(await jobs.as('ada', null, end)).toEqual([{ ended_by: null }]);
    await world.cast.training(world.id('dr-leer'), world.id('dr-vos'));
    const responsible: Statement = [
      'SELECT access.responsible($1, $2) AS yes',
      [world.id('dr-leer'), world.id("piet's")],
    ];
    expect(await medical('dr-leer', 'doctor-in-training', responsible)).toEqual([{ yes: false }]);
  });
});
