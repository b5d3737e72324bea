import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const OUTSIDE = '99012345601';
const BOTH = [409, '/problems/on-both-sides', 'S10'];

describe('a doctor from outside acts for a party', () => {
  let world: SecrecyWorld;
  let lastDay: string;
  const numberOf = async (who: string): Promise<string> => {
    const [row] = await world.cast.sql<{ number: string }>(
      'SELECT number FROM access.registration WHERE account_id = $1',
      [world.id(who)],
    );
    return row?.number ?? '';
  };
  const record = (who: string, of: string, otherwise: object = {}): Promise<Answer> =>
    world.post(who, `/v1/employees/${world.id(of)}/medical-proxies`, {
      party: 'employee',
      name: 'Q. Outside',
      number: OUTSIDE,
      dispute: 'objection',
      until: lastDay,
      ...otherwise,
    });
  const recorded = async (of: string, otherwise: object = {}): Promise<string> =>
    String((await record('dr-staf', of, otherwise)).body['medicalProxyId']);
  const list = (who: string, of: string): Promise<Answer> =>
    world.get(who, `/v1/employees/${world.id(of)}/medical-proxies`);
  const end = (who: string, id: string): Promise<Answer> => world.post(who, `/v1/medical-proxies/${id}/end`);
  const give = (who: string, of: string, doctor: string, headers?: Record<string, string>): Promise<Answer> =>
    world.post(who, `/v1/employees/${world.id(of)}/responsibilities`, { doctorId: world.id(doctor) }, headers);

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    lastDay = await world.day(30);
    for (const one of ['acme', 'globex']) await world.employer(one);
    for (const one of ['dr-vos', 'dr-new', 'dr-left']) await world.person(one, ['company-doctor'], { registeredUntil });
    await world.person('dr-jong', ['doctor-in-training'], { registeredUntil });
    for (const one of ['dr-kern', 'dr-kamp']) await world.person(one, ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('ada', ['administrator']);
    await world.person('director', ['director']);
    await world.personFor('acme', 'hr', 'employer-officer', { kind: 'external' });
    for (const [who, role] of [
      ['cm', 'case-manager'],
      ['expert', 'labour-expert'],
    ] as const) {
      await world.personFor('acme', who, role);
    }
    for (const one of ['jan', 'piet']) await world.person(one, ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { accountId: world.id('jan'), doctorId: world.id('dr-vos') });
    await world.employee('kees', 'acme');
    await world.employee("piet's", 'globex', { accountId: world.id('piet') });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.cast.sql('DELETE FROM access.medical_proxy');
    await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id <> $1', [world.id('dr-vos')]);
  });

  test('S10 it is recorded by the staff doctor or the core-expert doctor, and told to the employee and his doctor', async () => {
    const answer = await record('dr-staf', "jan's");
    expect(answer.status).toBe(201);
    const id = String(answer.body['medicalProxyId']);
    const told = [world.id('jan'), world.id('dr-vos')].toSorted();
    expect(await world.toldAbout(id, 'medical-proxy-recorded')).toEqual(told);
    expect((await record('dr-kern', "jan's", { dispute: 'appeal' })).status).toBe(201);
    expect(problemOf(await record('dr-kern', "jan's"))).toEqual([409, '/problems/recorded-already', 'S10']);
    for (const who of ['dr-vos', 'officer', 'jan']) {
      expect([who, (await record(who, "jan's", { dispute: 'civil-suit' })).status]).toEqual([who, 403]);
    }
    expect(await world.toldAbout(id)).toEqual(told);
  });

  test('S10 the employee, his doctor and who supervises see it; nobody of the employer’s, nor who guides him (D5)', async () => {
    const id = await recorded("jan's", { party: 'employer' });
    const shown = {
      id,
      employeeId: world.id("jan's"),
      party: 'employer',
      name: 'Q. Outside',
      number: OUTSIDE,
      dispute: 'objection',
      until: lastDay,
      endedAt: null,
    };
    for (const who of ['jan', 'dr-vos', 'dr-kern', 'dr-staf', 'officer']) {
      const one = await world.get(who, `/v1/medical-proxies/${id}`);
      const isWhole = !['jan', 'dr-vos'].includes(who);
      const whole = {
        ...shown,
        recordedAt: one.body['recordedAt'],
        ...(isWhole && { recordedBy: world.id('dr-staf'), endedBy: null }),
      };
      expect([who, one.body]).toEqual([who, whole]);
      expect([who, (await list(who, "jan's")).body['items']]).toEqual([who, [whole]]);
    }
    for (const who of ['hr', 'cm', 'expert', 'ada', 'director']) {
      const paths = [`/v1/medical-proxies/${id}`, `/v1/employees/${world.id("jan's")}/medical-proxies`];
      for (const path of paths) expect([who, (await world.get(who, path)).status]).toEqual([who, 403]);
    }
  });

  test('D5 another’s and one that isn’t are answered alike, byte for byte', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const id = await recorded("jan's");
    for (const who of ['piet', 'dr-new']) {
      const answers = [
        await world.get(who, `/v1/medical-proxies/${id}`),
        await world.get(who, `/v1/medical-proxies/${nowhere}`),
        await list(who, "jan's"),
        await list(who, nowhere),
      ].map(withoutInstance);
      expect(answers[0]?.[0]).toBe(404);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
    expect((await record('dr-staf', nowhere)).status).toBe(404);
  });

  test('S10 it opens nothing by itself, and says nothing but codes and who he is', async () => {
    await recorded("jan's", { number: await numberOf('dr-new') });
    expect((await world.pieces('dr-new', "jan's")).status).toBe(404);
    const fault = async (otherwise: object): Promise<unknown> =>
      (await record('dr-staf', "jan's", otherwise)).body['errors'];
    expect(await fault({ party: 'judge' })).toEqual([
      expect.objectContaining({ at: '/party', code: 'not_in_the_list' }),
    ]);
    expect(await fault({ dispute: 'quarrel' })).toEqual([expect.objectContaining({ at: '/dispute' })]);
    expect(await fault({ until: await world.day(-1) })).toEqual([expect.objectContaining({ code: 'in_the_past' })]);
    expect(await fault({ until: await world.day(367) })).toEqual([expect.objectContaining({ code: 'too_long' })]);
    expect((await record('dr-staf', "jan's", { about: 'anything else' })).status).toBe(400);
  });

  test('S10 it ends at once, is told again, and stays on record', async () => {
    const id = await recorded("jan's");
    for (const who of ['jan', 'dr-vos', 'officer']) expect([who, (await end(who, id)).status]).toEqual([who, 403]);
    expect((await end('dr-kern', id)).body).toEqual({ medicalProxyId: id, state: 'ended' });
    expect(await world.toldAbout(id, 'medical-proxy-ended')).toEqual([world.id('jan'), world.id('dr-vos')].toSorted());
    expect(problemOf(await end('dr-kern', id))).toEqual([409, '/problems/already-ended', 'S10']);
    expect((await world.get('officer', `/v1/medical-proxies/${id}`)).body['endedBy']).toBe(world.id('dr-kern'));
    expect((await record('dr-staf', "jan's")).status).toBe(201);
  });

  test('S10 who is or was a company doctor there is one of neither party, nor is who records it', async () => {
    const vos = await numberOf('dr-vos');
    for (const party of ['employee', 'employer']) {
      for (const whose of ["jan's", 'kees']) {
        expect(problemOf(await record('dr-staf', whose, { number: vos, party }))).toEqual(BOTH);
      }
    }
    expect((await record('dr-staf', "piet's", { number: vos })).status).toBe(201);
    await world.cast.responsibility(world.id('kees'), world.id('dr-left'));
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE doctor_id = $1', [
      world.id('dr-left'),
    ]);
    expect(problemOf(await record('dr-staf', "jan's", { number: await numberOf('dr-left') }))).toEqual(BOTH);
    expect(problemOf(await record('dr-staf', "piet's", { number: await numberOf('dr-staf') }))).toEqual(BOTH);
    await recorded("jan's");
    expect(problemOf(await record('dr-staf', 'kees', { party: 'employer' }))).toEqual(BOTH);
  });

  test('S10 while he is one he is given nobody there: not by giving, by confirmation, by a departure or by supervising', async () => {
    await recorded("jan's", { number: await numberOf('dr-new') });
    expect(problemOf(await give('dr-kern', 'kees', 'dr-new'))).toEqual(BOTH);
    expect((await give('dr-kern', "piet's", 'dr-new')).status).toBe(201);
    const departure = { doctorId: world.id('dr-vos'), successorId: world.id('dr-new') };
    expect(problemOf(await world.post('dr-staf', '/v1/departures', departure))).toEqual(BOTH);
    await world.cast.responsibility(world.id('kees'), world.id('dr-jong'));
    const training = {
      traineeId: world.id('dr-jong'),
      supervisorId: world.id('dr-new'),
      from: await world.day(0),
      until: lastDay,
    };
    expect(problemOf(await world.post('dr-staf', '/v1/trainings', training))).toEqual(BOTH);
    await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id = $1', [world.id('dr-jong')]);
    const trainingId = await world.cast.training(world.id('dr-jong'), world.id('dr-new'));
    expect(problemOf(await give('dr-kern', 'kees', 'dr-jong'))).toEqual(BOTH);
    await world.cast.sql('DELETE FROM access.training WHERE id = $1', [trainingId]);
    await world.person('dr-self', ['company-doctor', 'core-expert-doctor'], { registeredUntil });
    const pending = await give('dr-self', 'kees', 'dr-self', { 'acting-as': 'core-expert-doctor' });
    await recorded('kees', { number: await numberOf('dr-self') });
    const confirmation = `/v1/responsibilities/${String(pending.body['responsibilityId'])}/confirmation`;
    expect(problemOf(await world.post('dr-staf', confirmation))).toEqual(BOTH);
  });

  test('S10, S13, S8, S4 he states no duty there and opens it neither in an emergency nor while deputising', async () => {
    const id = await recorded("jan's", { number: await numberOf('dr-kamp') });
    const duty = await world.post('dr-kamp', `/v1/employees/${world.id('kees')}/stated-duties`, { duty: 'continuity' });
    expect(problemOf(duty)).toEqual(BOTH);
    const urgent = { employeeId: world.id('kees'), ground: 'life-in-danger', reason: 'why' };
    expect(problemOf(await world.post('dr-kamp', '/v1/emergencies', urgent))).toEqual(BOTH);
    const away = {
      absentDoctorId: world.id('dr-vos'),
      deputyId: world.id('dr-kamp'),
      from: await world.day(0),
      until: lastDay,
      reason: 'leave',
    };
    expect((await world.post('dr-staf', '/v1/deputisings', away)).status).toBe(201);
    expect((await world.pieces('dr-kamp', "jan's")).status).toBe(404);
    await end('dr-staf', id);
    expect((await world.pieces('dr-kamp', "jan's")).status).toBe(200);
    expect(problemOf(await record('dr-staf', "jan's", { number: await numberOf('dr-kamp') }))).toEqual(BOTH);
  });

  test('S10, S15 an account may be registered with that number, and becomes no doctor there; who is one isn’t', async () => {
    await recorded("jan's");
    const check = { number: OUTSIDE, checkedOn: await world.day(0), validUntil: lastDay };
    const registered = (who: string): Promise<Answer> =>
      world.post('dr-staf', `/v1/accounts/${world.id(who)}/registrations`, check);
    expect(problemOf(await registered('dr-vos'))).toEqual(BOTH);
    expect((await registered('dr-left')).status).toBe(201);
    expect(problemOf(await give('dr-kern', 'kees', 'dr-left'))).toEqual(BOTH);
    await world.cast.sql('DELETE FROM access.registration WHERE number = $1', [OUTSIDE]);
  });

  test('S10 of who records him and who makes him the doctor at the same moment one wins', async () => {
    const number = await numberOf('dr-new');
    for (let round = 0; round < 6; round += 1) {
      await world.cast.sql('DELETE FROM access.medical_proxy');
      await world.cast.sql('DELETE FROM access.responsibility WHERE doctor_id = $1', [world.id('dr-new')]);
      const answers = await Promise.all([record('dr-staf', "jan's", { number }), give('dr-kern', 'kees', 'dr-new')]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      expect(answers.map(problemOf)).toContainEqual(BOTH);
    }
  });
});
