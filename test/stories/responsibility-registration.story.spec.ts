import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ResponsibilityEndingService } from '../../src/duties/responsibility/agreement-ending/responsibility-ending.service.js';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('a doctor’s registration, and his role', () => {
  let world: SecrecyWorld;
  let checked: { number: string; checkedOn: string; validUntil: string };

  const path = (name: string): string => `/v1/accounts/${world.id(name)}/registrations`;
  const check = (
    who: string,
    of: string,
    body: unknown = checked,
    headers: Record<string, string> = {},
  ): Promise<Answer> => world.post(who, path(of), body, headers);
  let numbers = 19_012_345_700;
  const another = (): object => ({ ...checked, number: String((numbers += 1)) });
  const items = async (who: string, of: string): Promise<unknown[]> =>
    (await world.get(who, path(of))).body['items'] as unknown[];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    checked = { number: '19012345601', checkedOn: await world.day(-100), validUntil: await world.day(1000) };
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-new']) await world.person(name, ['company-doctor']);
    await world.person('dr-smit', ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('ada', ['administrator']);
    await world.person('to-be', []);
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
  });
  afterAll(() => world.close());

  test('S15 without one a doctor only sees that there is none; checked, he works with the next request', async () => {
    const refused = await world.pieces('dr-vos', "jan's");
    expect(problemOf(refused)).toEqual([403, '/problems/registration-not-in-force', 'S15']);
    expect(await items('dr-vos', 'dr-vos')).toEqual([]);
    const recorded = await check('dr-staf', 'dr-vos');
    const registrationId = recorded.body['registrationId'];
    expect([recorded.status, recorded.body]).toEqual([201, { registrationId }]);
    expect((await world.pieces('dr-vos', "jan's")).status).toBe(200);
    const shown = { id: registrationId, accountId: world.id('dr-vos'), checkedBy: world.id('dr-staf'), ...checked };
    for (const who of ['dr-vos', 'dr-staf', 'dr-kern']) expect(await items(who, 'dr-vos')).toEqual([shown]);
  });

  test('S15 nobody checks his own; the staff doctor’s and the core-expert doctor’s are checked by the other', async () => {
    for (const who of ['dr-staf', 'dr-kern']) {
      expect(problemOf(await check(who, who))).toEqual([403, '/problems/not-allowed', 'S15']);
      expect((await items(who, who)).length).toBe(1);
    }
    expect((await check('dr-staf', 'dr-kern', another())).status).toBe(201);
    expect((await check('dr-kern', 'dr-staf', another())).status).toBe(201);
  });

  test('S15 a number is one doctor’s: of two who record it at once one does, and for him it is checked again', async () => {
    const body = another();
    for (const name of ['dr-one', 'dr-two']) await world.person(name, ['company-doctor']);
    const answers = await Promise.all(['dr-one', 'dr-two'].map((of) => check('dr-staf', of, body)));
    expect(answers.map(problemOf).toSorted()).toEqual([
      [201, undefined, undefined],
      [409, '/problems/registered-for-another', 'S15'],
    ]);
    const counts = await Promise.all(['dr-one', 'dr-two'].map(async (of) => (await items('dr-staf', of)).length));
    expect(counts.toSorted()).toEqual([0, 1]);
    const his = counts[0] === 1 ? 'dr-one' : 'dr-two';
    expect((await check('dr-kern', his, body)).status).toBe(201);
  });

  test('S15, S5 the newest check counts: a shorter one bounds what is delegated, one of somebody struck off ends all at once', async () => {
    await world.person('dr-veer', ['company-doctor']);
    await world.employee('veer', 'acme', { doctorId: world.id('dr-veer') });
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
    const number = { number: String((numbers += 1)) };
    await check('dr-staf', 'dr-veer', { ...checked, ...number });
    const until = async (day: number): Promise<Answer> =>
      world.post('dr-veer', '/v1/delegations', {
        assistantId: world.id('anna'),
        employeeIds: [world.id('veer')],
        actions: ['read'],
        until: await world.day(day),
      });
    expect((await until(400)).status).toBe(201);
    const opened = async (): Promise<number[]> => [
      (await world.pieces('dr-veer', 'veer')).status,
      (await world.pieces('anna', 'veer')).status,
    ];
    const shorter = { ...checked, ...number, checkedOn: await world.day(-3), validUntil: await world.day(3) };
    expect((await check('dr-kern', 'dr-veer', shorter)).status).toBe(201);
    expect(problemOf(await until(4))).toEqual([409, '/problems/beyond-registration', 'S5']);
    expect((await until(3)).status).toBe(201);
    expect(await opened()).toEqual([200, 200]);
    // An older check that is recorded later says nothing of today.
    expect((await check('dr-kern', 'dr-veer', { ...checked, ...number })).status).toBe(201);
    expect((await until(4)).status).toBe(409);
    const struckOff = { ...checked, ...number, checkedOn: await world.day(0), validUntil: null };
    expect((await check('dr-kern', 'dr-veer', struckOff)).status).toBe(201);
    expect(await opened()).toEqual([403, 404]);
    expect(await items('dr-staf', 'dr-veer')).toContainEqual(
      expect.objectContaining({ checkedOn: await world.day(0), validUntil: await world.day(-1) }),
    );
    const anew = { ...checked, ...number, checkedOn: await world.day(0) };
    expect((await check('dr-staf', 'dr-veer', anew)).status).toBe(201);
    expect((await world.pieces('dr-veer', 'veer')).status).toBe(200);
  });

  test.each(['ada', 'dr-smit'])('S15 it is not checked by %s', async (who) => {
    expect(problemOf(await check(who, 'dr-new'))).toEqual([403, '/problems/role-cannot', 'S15']);
  });

  test('S15 a check for a day to come, or of a registration that had ended, is refused and not stored', async () => {
    const future = await check('dr-staf', 'dr-new', { ...checked, checkedOn: await world.day(1) });
    expect([future.status, future.body['rule']]).toEqual([400, 'S15']);
    expect(future.body['errors']).toEqual([{ at: '/checkedOn', code: 'in_the_future', rule: 'S15' }]);
    const ended = await check('dr-staf', 'dr-new', { ...checked, validUntil: '2019-12-31' });
    expect(ended.body['errors']).toEqual([{ at: '/validUntil', code: 'before_the_check', rule: 'S15' }]);
    const long = await check('dr-staf', 'dr-new', { ...checked, validUntil: '2098-12-31' });
    expect(long.body['errors']).toEqual([{ at: '/validUntil', code: 'too_long', rule: 'S15' }]);
    expect(await items('dr-staf', 'dr-new')).toEqual([]);
  });

  test('S15 is checked only of who has a role that asks for it, or was proposed for one', async () => {
    const refused = [409, '/problems/no-role-asks-for-it', 'S15'];
    expect(problemOf(await check('dr-staf', 'ada'))).toEqual(refused);
    // D5 — of who isn't of the service, as an employee with an account, the answer is the one of nobody.
    expect((await check('dr-staf', 'to-be')).status).toBe(404);
    await world.post('ada', `/v1/accounts/${world.id('to-be')}/roles`, { role: 'company-doctor' });
    expect((await check('dr-staf', 'to-be', another())).status).toBe(201);
    await world.cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE account_id = $1', [
      world.id('to-be'),
      world.id('ada'),
    ]);
    expect(problemOf(await check('dr-staf', 'to-be'))).toEqual(refused);
  });

  /** A doctor, responsible for somebody with an account and of that doctor's name, who delegated to an assistant. */
  const guiding = async (doctor: string): Promise<void> => {
    await world.person(doctor, ['company-doctor'], { registeredUntil });
    const signed = { declared: true, instructedUntil: registeredUntil };
    await world.person(`assistant-of-${doctor}`, ['medical-assistant'], signed);
    await world.person(`${doctor}'s`, ['employee'], { kind: 'employee' });
    const [doctorId, accountId] = [world.id(doctor), world.id(`${doctor}'s`)];
    await world.employee(`with ${doctor}`, 'acme', { doctorId, accountId });
    await world.cast.delegation(doctorId, world.id(`assistant-of-${doctor}`), world.id(`with ${doctor}`));
  };

  test('S9, S5 with the last role that made him a doctor his responsibilities end, on record; given anew it brings nothing back', async () => {
    await guiding('dr-was');
    await world.cast.role(world.id('dr-was'), 'insurance-doctor');
    const roles = await world.cast.sql<{ id: string }>('SELECT id FROM access.role WHERE account_id = $1', [
      world.id('dr-was'),
    ]);
    const read = async (): Promise<number[]> => {
      const readers = ['dr-was', 'assistant-of-dr-was'];
      return Promise.all(readers.map(async (who) => (await world.pieces(who, 'with dr-was')).status));
    };
    const endRole = async (id = ''): Promise<number> => (await world.post('ada', `/v1/roles/${id}/end`)).status;
    const goesOn = (): Promise<unknown[]> =>
      world.cast.sql('SELECT 1 FROM access.responsibility WHERE doctor_id = $1 AND ended_at IS NULL', [
        world.id('dr-was'),
      ]);
    expect([await endRole(roles[0]?.id), (await goesOn()).length]).toEqual([201, 1]);
    expect([await endRole(roles[1]?.id), (await goesOn()).length]).toEqual([201, 0]);
    const history = await world.get('dr-staf', `/v1/employees/${world.id('with dr-was')}/responsibilities`);
    expect(history.body['items']).toMatchObject([{ until: expect.any(String), endedBecause: 'role-ended' }]);
    expect(await world.notices("dr-was's")).toEqual(['your-doctor-ended']);
    expect(await world.notices('dr-kern', world.id('with dr-was'))).toEqual(['doctor-wanted']);
    expect(await world.notices('assistant-of-dr-was')).toEqual(['delegation-withdrawn']);
    const left = { doctorId: world.id('dr-was'), successorId: world.id('dr-smit') };
    expect(problemOf(await world.post('dr-staf', '/v1/departures', left))).toEqual([
      409,
      '/problems/not-a-doctor',
      'S9',
    ]);
    await world.cast.role(world.id('dr-was'), 'company-doctor');
    expect(await read()).toEqual([404, 404]);
  });

  test('S9 a role that ran out by its own day is over before one is given anew, whether or not a job ran between', async () => {
    await guiding('dr-ran');
    await world.cast.sql(
      "UPDATE access.role SET valid_until = platform.clock() - interval '1 minute' WHERE account_id = $1",
      [world.id('dr-ran')],
    );
    const proposed = await world.post('ada', `/v1/accounts/${world.id('dr-ran')}/roles`, { role: 'company-doctor' });
    expect(proposed.status).toBe(201);
    const ends = 'SELECT ended_because AS why, ended_by AS by FROM access.responsibility WHERE doctor_id = $1';
    expect(await world.cast.sql(ends, [world.id('dr-ran')])).toEqual([{ why: 'role-ended', by: null }]);
    expect(await world.notices("dr-ran's")).toEqual(['your-doctor-ended']);
  });

  test('S9 of a role that ended, and was given anew before that was seen, the job ends what rested on it; an unbroken one goes on', async () => {
    for (const name of ['dr-gap', 'dr-on']) await guiding(name);
    const end = `UPDATE access.role SET ended_at = platform.clock() - interval '1 minute', ended_by = account_id
      WHERE account_id = $1 AND role = 'company-doctor'`;
    for (const name of ['dr-gap', 'dr-on']) {
      if (name === 'dr-on') await world.cast.role(world.id(name), 'insurance-doctor');
      await world.cast.sql(end, [world.id(name)]);
    }
    await world.cast.role(world.id('dr-gap'), 'insurance-doctor');
    await world.cast.sql(
      "UPDATE access.role SET valid_from = platform.clock(), in_force_since = platform.clock() WHERE account_id = $1 AND role = 'insurance-doctor'",
      [world.id('dr-gap')],
    );
    expect(await world.service.app.get(ResponsibilityEndingService).endWhatIsOver()).toBe(1);
    expect([(await world.pieces('dr-gap', 'with dr-gap')).status, await world.notices("dr-gap's")]).toEqual([
      404,
      ['your-doctor-ended'],
    ]);
    expect([(await world.pieces('dr-on', 'with dr-on')).status, await world.notices("dr-on's")]).toEqual([200, []]);
  });

  test('D1 bad input is named by its place, and nothing is stored', async () => {
    const input = { number: '1', checkedOn: '2023-02-29', validUntil: '2030-01-01', checkedBy: world.id('ada') };
    const bad = await check('dr-staf', 'dr-new', input);
    const places = (bad.body['errors'] as { at: string }[]).map(({ at }) => at);
    expect([bad.status, new Set(places)]).toEqual([400, new Set(['/checkedBy', '/checkedOn', '/number'])]);
    expect(await items('dr-staf', 'dr-new')).toEqual([]);
  });

  test('D10 the same check sent twice is recorded once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = another();
    const [once, again] = [await check('dr-staf', 'dr-new', body, key), await check('dr-staf', 'dr-new', body, key)];
    expect([once.status, again.status, again.body]).toEqual([201, 201, once.body]);
    expect((await items('dr-staf', 'dr-new')).length).toBe(1);
  });

  test('D5 a colleague’s and an account’s that never existed are answered alike, byte for byte', async () => {
    const [foreign, unknown] = [
      await world.get('dr-smit', path('dr-staf')),
      await world.get('dr-smit', path(randomUUID())),
    ];
    expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
    expect((await check('dr-staf', randomUUID())).status).toBe(404);
  });
});
