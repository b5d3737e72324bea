import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };
const CONTINUITY = { duty: 'continuity' };

describe('a dossier without a responsible doctor', () => {
  let world: SecrecyWorld;
  let pieceId: string;

  const state = (who: string, body: object = CONTINUITY, of = "jan's"): Promise<Answer> =>
    world.post(who, `/v1/employees/${world.id(of)}/stated-duties`, body);
  const end = (who: string, id: unknown): Promise<Answer> => world.post(who, `/v1/stated-duties/${String(id)}/end`);
  const read = async (who: string): Promise<number> => (await world.get(who, `/v1/pieces/${pieceId}`)).status;
  const give = (doctor: string, of = "jan's"): Promise<Answer> =>
    world.post('dr-staf', `/v1/employees/${world.id(of)}/responsibilities`, { doctorId: world.id(doctor) });

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    for (const name of ['dr-kern', 'dr-kamp']) await world.person(name, ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('ada', ['administrator']);
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos'), accountId: world.id('jan') });
    await world.employee("piet's", 'acme', { doctorId: world.id('dr-smit') });
    const recorded = await world.post('dr-vos', `/v1/employees/${world.id("jan's")}/entries`, ENTRY);
    pieceId = String((recorded.body['pieceIds'] as string[])[0]);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    const now = 'ended_at = platform.clock()';
    await world.cast.sql(`UPDATE access.responsibility SET ${now} WHERE employee_id = $1 AND ended_at IS NULL`, [
      world.id("jan's"),
    ]);
    await world.cast.sql(`UPDATE access.stated_duty SET ${now} WHERE ended_at IS NULL`);
  });

  test('S13 opens to nobody of the service until the core-expert doctor states a duty, and then to him alone', async () => {
    for (const who of ['dr-vos', 'dr-kern', 'dr-kamp']) expect(await read(who)).toBe(404);
    expect((await state('dr-kern')).status).toBe(201);
    expect((await world.get('dr-kern', `/v1/pieces/${pieceId}`)).body['text']).toBe('a diagnosis');
    expect((await world.pieces('dr-kern', "jan's")).status).toBe(200);
    expect((await world.get('dr-kern', `/v1/employees/${world.id("jan's")}`)).status).toBe(200);
    for (const who of ['dr-vos', 'dr-kamp']) expect(await read(who)).toBe(404);
    expect((await world.pieces('dr-kern', "piet's")).status).toBe(404);
  });

  test('S9, S15 not by who recorded the check that took its doctor the registration: another core-expert doctor does', async () => {
    await world.person('dr-struck', ['company-doctor'], { registeredUntil });
    await world.employee('struck', 'acme', { doctorId: world.id('dr-struck') });
    const check = { number: '29012345699', checkedOn: await world.day(0), validUntil: null };
    expect((await state('dr-kern', CONTINUITY, 'struck')).status).toBe(409);
    expect((await world.post('dr-kern', `/v1/accounts/${world.id('dr-struck')}/registrations`, check)).status).toBe(
      201,
    );
    expect(problemOf(await state('dr-kern', CONTINUITY, 'struck'))).toEqual([
      409,
      '/problems/left-without-a-doctor',
      'S9',
    ]);
    expect((await state('dr-kamp', CONTINUITY, 'struck')).status).toBe(201);
  });

  test('S13 has one doctor at a time: of twenty who state a duty at once one does', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => state(index % 2 === 0 ? 'dr-kern' : 'dr-kamp')),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map((answer) => problemOf(answer).join()))).toEqual(
      new Set(['201,,', '409,/problems/duty-runs,S13']),
    );
    expect([await read('dr-kern'), await read('dr-kamp')].toSorted()).toEqual([200, 404]);
  });

  test('S13 is the responsible doctor’s at once when there is one, told of, and no more the core-expert doctor’s when that one goes', async () => {
    await state('dr-kern');
    expect((await give('dr-smit')).body['told']).toBe(true);
    expect([await read('dr-kern'), await read('dr-smit')]).toEqual([404, 200]);
    expect(problemOf(await state('dr-kern'))).toEqual([409, '/problems/has-a-doctor', 'S13']);
    await world.cast.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1 AND ended_at IS NULL',
      [world.id("jan's")],
    );
    expect([await read('dr-kern'), await read('dr-smit')]).toEqual([404, 404]);
  });

  test('S13, S9 covers the time until the employee was told of the next doctor: once a letter told of the duty, no sooner', async () => {
    await world.employee('kees', 'acme');
    await give('dr-smit', 'kees');
    const { statedDutyId, told } = (await state('dr-kern', CONTINUITY, 'kees')).body;
    const opens = async (who: string): Promise<number> => (await world.pieces(who, 'kees')).status;
    expect([told, await opens('dr-kern'), await opens('dr-smit')]).toEqual([false, 404, 404]);
    const tell = (who: string, postedOn: string): Promise<Answer> =>
      world.post(who, `/v1/stated-duties/${String(statedDutyId)}/telling`, { postedOn });
    const today = await world.day(0);
    expect(problemOf(await tell('dr-kern', today))).toEqual([403, '/problems/not-allowed', 'S9']);
    expect(problemOf(await tell('dr-smit', today))).toEqual([403, '/problems/role-cannot', 'S13']);
    for (const [day, code] of [
      [1, 'in_the_future'],
      [-1, 'before_the_duty'],
    ] as const) {
      const refused = await tell('dr-kamp', await world.day(day));
      expect([refused.status, refused.body['errors']]).toEqual([400, [{ at: '/postedOn', code, rule: 'S9' }]]);
    }
    const addressee = (who: string): Promise<Answer> => world.get(who, `/v1/employees/${world.id('kees')}/addressee`);
    expect([(await addressee('dr-kamp')).status, await opens('dr-kern')]).toEqual([200, 404]);
    expect((await tell('dr-kamp', today)).body).toEqual({ statedDutyId, told: true });
    expect([await opens('dr-kern'), await opens('dr-smit')]).toEqual([200, 404]);
    expect(problemOf(await tell('dr-staf', today))).toEqual([409, '/problems/nothing-to-tell', 'S9']);
  });

  test('S9 is no more open to him where the employee’s account is shut: a letter tells who reads no notices', async () => {
    await world.person('ria', ['employee'], { kind: 'employee' });
    await world.employee("ria's", 'acme', { accountId: world.id('ria') });
    await world.post('ada', `/v1/accounts/${world.id('ria')}/suspension`);
    expect((await state('dr-kern', CONTINUITY, "ria's")).body['told']).toBe(false);
    expect((await world.pieces('dr-kern', "ria's")).status).toBe(404);
  });

  test('S9 is not opened by who left it without a doctor, but by another core-expert doctor', async () => {
    const endBy = async (who: string): Promise<number> => {
      const { responsibilityId } = (await give('dr-smit')).body;
      return (await world.post(who, `/v1/responsibilities/${String(responsibilityId)}/end`)).status;
    };
    expect(await endBy('dr-kern')).toBe(201);
    expect(problemOf(await state('dr-kern'))).toEqual([409, '/problems/left-without-a-doctor', 'S9']);
    expect(await read('dr-kern')).toBe(404);
    expect((await state('dr-kamp')).status).toBe(201);
    await world.cast.sql('UPDATE access.stated_duty SET ended_at = platform.clock() WHERE ended_at IS NULL');
    expect(await endBy('dr-staf')).toBe(201);
    expect((await state('dr-kern')).status).toBe(201);
  });

  test('S9 is not opened by who put a doctor there of whom the employee is not told', async () => {
    await world.employee('tom', 'acme', { doctorId: world.id('dr-vos') });
    const giving = { doctorId: world.id('dr-smit') };
    expect((await world.post('dr-kern', `/v1/employees/${world.id('tom')}/responsibilities`, giving)).status).toBe(201);
    expect(problemOf(await state('dr-kern', CONTINUITY, 'tom'))).toEqual([
      409,
      '/problems/left-without-a-doctor',
      'S9',
    ]);
    expect((await state('dr-kamp', CONTINUITY, 'tom')).status).toBe(201);
  });

  test('S13 is over for good when the account of its doctor is reopened', async () => {
    await give('dr-smit');
    const shut = (what: 'suspension' | 'reinstatement'): Promise<Answer> =>
      world.post('ada', `/v1/accounts/${world.id('dr-smit')}/${what}`);
    await shut('suspension');
    const { statedDutyId } = (await state('dr-kern')).body;
    expect(await read('dr-kern')).toBe(200);
    expect((await shut('reinstatement')).status).toBe(201);
    expect([await read('dr-kern'), await read('dr-smit')]).toEqual([404, 200]);
    await shut('suspension');
    expect([await read('dr-kern'), await read('dr-smit')]).toEqual([404, 403]);
    expect(
      await world.cast.sql('SELECT ended_at IS NOT NULL AS over, ended_by FROM access.stated_duty WHERE id = $1', [
        statedDutyId,
      ]),
    ).toEqual([{ over: true, ended_by: null }]);
    await shut('reinstatement');
    const told = ['doctor-suspended', 'doctor-reinstated', 'doctor-suspended', 'doctor-reinstated'];
    for (const who of ['dr-kern', 'dr-kamp', 'dr-staf']) {
      expect([who, await world.notices(who, world.id('dr-smit'))]).toEqual([who, told]);
    }
    for (const who of ['dr-vos', 'officer', 'ada', 'jan']) {
      expect([who, await world.notices(who, world.id('dr-smit'))]).toEqual([who, []]);
    }
    await world.post('ada', `/v1/accounts/${world.id('officer')}/suspension`);
    await world.post('ada', `/v1/accounts/${world.id('officer')}/reinstatement`);
    expect(await world.toldAbout(world.id('officer'))).toEqual([]);
  });

  test('S15 goes to the core-expert doctor when the responsible doctor’s registration lapses', async () => {
    await world.person('dr-old', ['company-doctor'], { registeredUntil: '2021-01-01' });
    await world.employee('bob', 'acme', { doctorId: world.id('dr-old') });
    expect((await state('dr-kern', CONTINUITY, 'bob')).status).toBe(201);
  });

  test('S13 is kept by him meanwhile: he records, corrects and leaves out, in his own name', async () => {
    await state('dr-kern');
    const recorded = await world.post('dr-kern', `/v1/employees/${world.id("jan's")}/entries`, ENTRY);
    const [id] = recorded.body['pieceIds'] as string[];
    const piece = (await world.get('dr-kern', `/v1/pieces/${String(id)}`)).body;
    expect(piece).toMatchObject({ authorId: world.id('dr-kern'), responsibleDoctorId: world.id('dr-kern') });
    const corrected = { version: 1, text: 'another', reason: 'the employee asked' };
    expect((await world.post('dr-kern', `/v1/pieces/${String(id)}/amendments`, corrected)).status).toBe(201);
    const ground = { ground: 'privacy-of-another' };
    expect((await world.post('dr-kern', `/v1/pieces/${String(id)}/withholding`, ground)).status).toBe(201);
    expect((await world.post('dr-kern', `/v1/pieces/${String(id)}/withholding/end`)).status).toBe(201);
  });

  test('V3 gets no verdict of him: that takes a doctor who guides the employee', async () => {
    await state('dr-kern');
    const answer = await world.post('dr-kern', `/v1/questions/${randomUUID()}/verdicts`, { outcome: 'fit' });
    expect(problemOf(answer)).toEqual([403, '/problems/role-cannot', 'V3']);
  });

  test('S13 ends at once, by himself or the staff doctor, not by a colleague; and it ends once', async () => {
    const { statedDutyId } = (await state('dr-kern')).body;
    expect(problemOf(await end('dr-kamp', statedDutyId))).toEqual([403, '/problems/not-allowed', 'S13']);
    expect(await read('dr-kern')).toBe(200);
    expect((await end('dr-staf', statedDutyId)).status).toBe(201);
    expect(await read('dr-kern')).toBe(404);
    expect(await world.notices('dr-kern', statedDutyId)).toEqual(['duty-ended']);
    expect(problemOf(await end('dr-kern', statedDutyId))).toEqual([409, '/problems/already-ended', 'S13']);
  });

  test('S13 is stated on record, told to the officer without content, and in the employee’s own log', async () => {
    const { statedDutyId, until } = (await state('dr-kern')).body;
    const [row] = await world.cast.sql<{ hours: number }>(
      'SELECT extract(epoch FROM valid_until - stated_at)::int / 3600 AS hours FROM access.stated_duty WHERE id = $1',
      [statedDutyId],
    );
    expect(row).toEqual({ hours: 24 });
    for (const who of ['officer', 'jan']) expect(await world.notices(who, statedDutyId)).toEqual(['duty-stated']);
    const register = (await world.get('officer', '/v1/stated-duties')).body['items'];
    expect(register).toContainEqual(
      expect.objectContaining({ id: statedDutyId, doctorId: world.id('dr-kern'), duty: 'continuity', until }),
    );
    await read('dr-kern');
    const log = (await world.get('jan', `/v1/employees/${world.id("jan's")}/access-log`)).body['items'];
    for (const [action, kind] of [
      ['record', 'StatedDuty'],
      ['read', 'MedicalPiece'],
    ]) {
      expect(log).toContainEqual(
        expect.objectContaining({ accountId: world.id('dr-kern'), actingRole: 'core-expert-doctor', action, kind }),
      );
    }
  });

  test('S13 is no wish of others, of no unlisted duty, and says nothing of who is not there', async () => {
    for (const who of ['dr-vos', 'dr-staf', 'officer', 'ada']) expect((await state(who)).status).toBe(403);
    const wrong = await state('dr-kern', { duty: 'curiosity' });
    expect([wrong.status, wrong.body['errors']]).toEqual([
      400,
      [{ at: '/duty', code: 'not_in_the_list', rule: 'S13' }],
    ]);
    const unknown = await state('dr-kern', CONTINUITY, randomUUID());
    expect([unknown.status, withoutInstance(await end('dr-kern', randomUUID()))]).toEqual([
      404,
      withoutInstance(unknown),
    ]);
    expect(problemOf(await state('dr-kern', CONTINUITY, "piet's"))).toEqual([409, '/problems/has-a-doctor', 'S13']);
    expect(await read('dr-kern')).toBe(404);
  });

  test('D10 is opened over a fresh sign-in alone', async () => {
    const token = await world.cast.token('dr-kern', { authAge: 360 });
    const path = `${world.service.url}/v1/employees/${world.id("jan's")}/stated-duties`;
    const stale = await fetch(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(CONTINUITY),
    });
    expect(stale.status).toBe(401);
  });

  test('S10 is no opening for who works for the employer as well', async () => {
    await world.cast.role(world.id('dr-kamp'), 'employer-officer', world.id('acme'));
    const answer = await world.post('dr-kamp', `/v1/employees/${world.id("jan's")}/stated-duties`, CONTINUITY, {
      'acting-as': 'core-expert-doctor',
    });
    expect(problemOf(answer)).toEqual([409, '/problems/on-both-sides', 'S10']);
    await world.cast.sql(
      "UPDATE access.role SET ended_at = platform.clock(), ended_by = account_id WHERE role = 'employer-officer'",
    );
  });
});
