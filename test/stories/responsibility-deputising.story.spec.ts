import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };

describe('deputising for an absent doctor', () => {
  let world: SecrecyWorld;
  let today: string;
  let later: string;
  let lastDay: string;

  const enter = (who: string, absent: string, deputy: string, otherwise: object = {}): Promise<Answer> => {
    const people = { absentDoctorId: world.id(absent), deputyId: world.id(deputy) };
    return world.post(who, '/v1/deputisings', {
      ...people,
      from: today,
      until: lastDay,
      reason: 'leave',
      ...otherwise,
    });
  };
  const known = async (who: string): Promise<unknown> => (await world.get(who, '/v1/deputisings')).body['items'];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    today = await world.day(0);
    [later, lastDay] = [await world.day(200), await world.day(230)];
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    for (const name of ['dr-kern', 'dr-kamp']) await world.person(name, ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('ada', ['administrator']);
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
    await world.employee("piet's", 'acme', { doctorId: world.id('dr-smit') });
  });
  afterAll(() => world.close());

  test('S4 the core-expert doctor sees no content, until one is recorded: then that doctor’s, to read only', async () => {
    const entries = `/v1/employees/${world.id("jan's")}/entries`;
    const [pieceId] = (await world.post('dr-vos', entries, ENTRY)).body['pieceIds'] as string[];
    for (const who of ['dr-kern', 'dr-kamp']) expect((await world.pieces(who, "jan's")).status).toBe(404);
    expect((await enter('dr-vos', 'dr-vos', 'dr-kern')).status).toBe(201);
    expect((await world.get('dr-kern', `/v1/pieces/${String(pieceId)}`)).body['text']).toBe('a diagnosis');
    expect((await world.pieces('dr-kern', "jan's")).status).toBe(200);
    expect((await world.pieces('dr-kern', "piet's")).status).toBe(404);
    expect((await world.pieces('dr-kamp', "jan's")).status).toBe(404);
    expect(problemOf(await world.post('dr-kern', entries, ENTRY))).toEqual([403, '/problems/not-allowed', 'S1']);
    const lines = `SELECT DISTINCT responsible_doctor_id FROM trail.line
                   WHERE account_id = $1 AND kind = 'MedicalPiece' AND outcome = 'allowed'`;
    expect(await world.cast.sql(lines, [world.id('dr-kern')])).toEqual([{ responsible_doctor_id: world.id('dr-vos') }]);
  });

  test('S4, S15 for a doctor who is struck off nobody deputises: the core-expert doctor states a duty', async () => {
    await world.person('dr-struck', ['company-doctor'], { registeredUntil });
    await world.person('of struck', ['employee'], { kind: 'employee' });
    await world.employee('struck', 'acme', { doctorId: world.id('dr-struck'), accountId: world.id('of struck') });
    expect((await enter('dr-staf', 'dr-struck', 'dr-kamp')).status).toBe(201);
    expect((await world.pieces('dr-kamp', 'struck')).status).toBe(200);
    const check = { number: '39012345699', checkedOn: today, validUntil: null };
    const struckOff = await world.post('dr-staf', `/v1/accounts/${world.id('dr-struck')}/registrations`, check);
    expect([struckOff.status, (await world.pieces('dr-kamp', 'struck')).status]).toEqual([201, 404]);
    const duties = `/v1/employees/${world.id('struck')}/stated-duties`;
    expect((await world.post('dr-kamp', duties, { duty: 'continuity' })).status).toBe(201);
    expect((await world.pieces('dr-kamp', 'struck')).status).toBe(200);
  });

  test('S4 a doctor deputises for another once at a time: no twin opens on where one was ended', async () => {
    await world.person('dr-wit', ['company-doctor'], { registeredUntil });
    const twins = await Promise.all([0, 1].map(() => enter('dr-staf', 'dr-wit', 'dr-kern')));
    expect(twins.map(problemOf).toSorted()).toEqual([
      [201, undefined, undefined],
      [409, '/problems/deputises-already', 'S4'],
    ]);
    expect((await enter('dr-staf', 'dr-wit', 'dr-kern', { from: later })).status).toBe(409);
    expect((await enter('dr-staf', 'dr-wit', 'dr-kamp')).status).toBe(201);
    const { deputisingId } = twins.find(({ status }) => status === 201)?.body ?? {};
    expect((await world.post('dr-staf', `/v1/deputisings/${String(deputisingId)}/end`)).status).toBe(201);
    expect((await enter('dr-staf', 'dr-wit', 'dr-kern')).status).toBe(201);
  });

  test('S4 it is on record: for whom, by whom, from, until and why; the deputy and the absent one are told', async () => {
    const entered = await enter('dr-staf', 'dr-smit', 'dr-kamp', { from: later, reason: 'illness' });
    const record = {
      id: entered.body['deputisingId'],
      absentDoctorId: world.id('dr-smit'),
      deputyId: world.id('dr-kamp'),
      from: later,
      until: lastDay,
      reason: 'illness',
      enteredBy: world.id('dr-staf'),
      endedAt: null,
      endedBy: null,
    };
    for (const who of ['dr-staf', 'dr-kern', 'officer', 'dr-smit']) expect(await known(who)).toContainEqual(record);
    expect(await known('dr-vos')).not.toContainEqual(record);
    expect(await world.toldAbout(record.id)).toEqual([world.id('dr-smit'), world.id('dr-kamp')].toSorted());
    // It runs from its first day, not before.
    expect((await world.pieces('dr-kamp', "piet's")).status).toBe(404);
  });

  test('S4 the deputy doesn’t enter it, and a doctor enters his own absence alone', async () => {
    expect(problemOf(await enter('dr-kern', 'dr-smit', 'dr-kern'))).toEqual([403, '/problems/not-allowed', 'S4']);
    expect((await enter('dr-vos', 'dr-smit', 'dr-kern')).status).toBe(404);
    expect((await enter('dr-vos', randomUUID(), 'dr-kern')).status).toBe(404);
    expect(problemOf(await enter('ada', 'dr-smit', 'dr-kern'))).toEqual([403, '/problems/role-cannot', 'S4']);
    expect((await world.pieces('dr-kern', "piet's")).status).toBe(404);
  });

  test('S4 the staff doctor, another doctor, or an unknown account is no deputy; these are answered alike', async () => {
    for (const [who, deputy] of [
      ['dr-kern', 'dr-staf'],
      ['dr-staf', 'dr-vos'],
      ['dr-staf', randomUUID()],
    ] as const) {
      expect(problemOf(await enter(who, 'dr-smit', deputy))).toEqual([409, '/problems/not-a-deputy', 'S4']);
    }
    for (const absent of ['ada', randomUUID()]) {
      expect(problemOf(await enter('dr-staf', absent, 'dr-kern'))).toEqual([409, '/problems/not-a-doctor', 'S4']);
    }
  });

  test.each([
    ['for the past', { from: '2020-01-01', until: '2020-01-02' }, '/from', 'in_the_past'],
    ['backwards', { until: '2020-01-01' }, '/until', 'before_from'],
    ['for long', { until: '2098-12-31' }, '/until', 'too_long'],
    ['with a reason in words', { reason: 'burn-out' }, '/reason', 'invalid_value'],
  ])('S4 it is not entered %s', async (_, otherwise, at, code) => {
    const refused = await enter('dr-staf', 'dr-smit', 'dr-kern', otherwise);
    expect([refused.status, refused.body['errors']]).toMatchObject([400, [{ at, code, rule: 'S4' }]]);
    expect((await world.pieces('dr-kern', "piet's")).status).toBe(404);
  });

  test('S4 it is not entered so far ahead that nobody remembers why', async () => {
    const [from, until] = [await world.day(367), await world.day(400)];
    const refused = await enter('dr-staf', 'dr-smit', 'dr-kern', { from, until });
    expect([refused.status, refused.body['errors']]).toEqual([
      400,
      [{ at: '/from', code: 'too_far_ahead', rule: 'S4' }],
    ]);
  });

  describe('that ends before its last day', () => {
    let id: string;
    const end = (who: string, of = id): Promise<Answer> => world.post(who, `/v1/deputisings/${of}/end`);
    const mustSee = async (status: number): Promise<void> => {
      expect((await world.pieces('dr-kern', "piet's")).status).toBe(status);
    };
    const shown = async (who: string): Promise<unknown> =>
      ((await known(who)) as { id: string }[]).find((record) => record.id === id);

    beforeEach(async () => {
      id = String((await enter('dr-smit', 'dr-smit', 'dr-kern')).body['deputisingId']);
      await mustSee(200);
    });
    afterEach(async () => {
      await end('dr-smit');
      await mustSee(404);
    });

    test.each(['dr-smit', 'dr-staf', 'dr-kern'])(
      'S4 shows the deputy nothing with the next request: ended by %s',
      async (who) => {
        const ended = await end(who);
        expect([ended.status, ended.body]).toEqual([201, { deputisingId: id, state: 'ended' }]);
        await mustSee(404);
        const told = ['dr-smit', 'dr-kern'].filter((name) => name !== who);
        for (const name of told) expect(await world.notices(name, id)).toContain('deputising-ended');
        expect(await world.notices(who, id)).not.toContain('deputising-ended');
      },
    );

    test('S4 stays on record, with when and by whom it was ended, once', async () => {
      await end('dr-smit');
      expect(await shown('officer')).toMatchObject({
        until: lastDay,
        endedAt: expect.any(String),
        endedBy: world.id('dr-smit'),
      });
      expect(problemOf(await end('dr-staf'))).toEqual([409, '/problems/already-ended', 'S4']);
    });

    test('S4 is not ended by another, who is answered as if it never was', async () => {
      const [foreign, unknown] = [await end('dr-vos'), await end('dr-vos', randomUUID())];
      expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
      for (const who of ['ada', 'officer']) {
        expect(problemOf(await end(who))).toEqual([403, '/problems/role-cannot', 'S4']);
      }
      await mustSee(200);
    });
  });

  test('D5 pages are whole whatever is hidden, and their cursors are their reader’s alone', async () => {
    await enter('dr-smit', 'dr-smit', 'dr-kern', { from: later });
    const first = await world.get('dr-staf', '/v1/deputisings?limit=2');
    expect((first.body['items'] as unknown[]).length).toBe(2);
    const next = `/v1/deputisings?limit=2&after=${encodeURIComponent(String(first.body['next']))}`;
    const second = await world.get('dr-staf', next);
    const [{ n } = { n: 0 }] = await world.cast.sql<{ n: number }>('SELECT count(*)::int AS n FROM access.deputising');
    expect([second.status, (second.body['items'] as unknown[]).length]).toEqual([200, Math.min(2, n - 2)]);
    const stolen = await world.get('officer', next);
    expect([stolen.status, stolen.body['errors']]).toEqual([400, [{ at: 'after', code: 'not_a_cursor_of_this_list' }]]);
    expect((await world.get('dr-staf', '/v1/deputisings?sort=reason')).status).toBe(400);
  });
});
