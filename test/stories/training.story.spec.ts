import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const UNKNOWN = '00000000-0000-4000-8000-00000000dead';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };

describe('a doctor in training', () => {
  let world: SecrecyWorld;
  let today: string;
  let lastDay: string;

  const name = (who: string, trainee: string, supervisor: string, otherwise: object = {}): Promise<Answer> =>
    world.post(who, '/v1/trainings', {
      traineeId: world.id(trainee),
      supervisorId: world.id(supervisor),
      from: today,
      until: lastDay,
      ...otherwise,
    });
  const refusal = async (answer: Promise<Answer>): Promise<unknown[]> => problemOf(await answer);

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    [today, lastDay] = [await world.day(0), await world.day(300)];
    await world.employer('acme');
    for (const one of ['dr-vos', 'dr-smit']) await world.person(one, ['company-doctor'], { registeredUntil });
    for (const one of ['dr-jong', 'dr-pril']) await world.person(one, ['doctor-in-training'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor', 'company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('ada', ['administrator']);
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-jong'), absentSince: '2026-01-01' });
  });
  afterAll(() => world.close());

  test('S15 does nothing until a supervising doctor is named, then keeps the dossiers he is responsible for', async () => {
    const entries = `/v1/employees/${world.id("jan's")}/entries`;
    expect(await refusal(world.post('dr-jong', entries, ENTRY))).toEqual([
      403,
      '/problems/training-not-in-force',
      'S15',
    ]);
    expect((await name('dr-staf', 'dr-jong', 'dr-vos')).status).toBe(201);
    expect((await world.post('dr-jong', entries, ENTRY)).status).toBe(201);
    expect((await world.pieces('dr-jong', "jan's")).status).toBe(200);
  });

  test('S15 one is in training under one doctor at a time: no twin goes on where one was ended', async () => {
    await world.person('dr-leer', ['doctor-in-training'], { registeredUntil });
    const twins = await Promise.all([0, 1].map(() => name('dr-staf', 'dr-leer', 'dr-vos')));
    expect(twins.map(problemOf).toSorted()).toEqual([
      [201, undefined, undefined],
      [409, '/problems/supervises-already', 'S15'],
    ]);
    const { trainingId } = twins.find(({ status }) => status === 201)?.body ?? {};
    expect((await name('dr-staf', 'dr-leer', 'dr-smit')).status).toBe(409);
    expect((await world.post('dr-staf', `/v1/trainings/${String(trainingId)}/end`)).status).toBe(201);
    expect((await name('dr-staf', 'dr-leer', 'dr-smit')).status).toBe(201);
  });

  test('A1, S15 each line of his about a dossier names the supervising doctor, refused or not', async () => {
    const answers = [
      await world.post('dr-jong', `/v1/employees/${world.id("jan's")}/entries`, ENTRY),
      await world.pieces('dr-jong', "jan's"),
      await world.get('dr-jong', `/v1/employees/${UNKNOWN}/pieces`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 404]);
    for (const { headers } of answers) {
      const lines = await world.cast.sql<{ doctor: string }>(
        'SELECT responsible_doctor_id AS doctor FROM trail.line WHERE request_id = $1',
        [headers.get('x-request-id')],
      );
      expect(new Set(lines.map(({ doctor }) => doctor))).toEqual(new Set([world.id('dr-vos')]));
    }
    const own = await world.get('dr-jong', '/v1/declarations');
    expect(
      await world.cast.sql('SELECT 1 FROM trail.line WHERE request_id = $1 AND responsible_doctor_id IS NOT NULL', [
        own.headers.get('x-request-id'),
      ]),
    ).toEqual([]);
  });

  test('S1 his supervising doctor opens no piece of that dossier: supervising is not enough', async () => {
    const foreign = await world.pieces('dr-vos', "jan's");
    expect(withoutInstance(foreign)).toEqual(withoutInstance(await world.pieces('dr-vos', UNKNOWN)));
    expect(foreign.status).toBe(404);
  });

  test('V3 he issues no verdict and posts none, for nobody can countersign it yet', async () => {
    for (const path of [`/v1/questions/${UNKNOWN}/verdicts`, `/v1/verdicts/${UNKNOWN}/posting`]) {
      expect(await refusal(world.post('dr-jong', path, { outcome: 'fit', postedOn: today }))).toEqual([
        403,
        '/problems/role-cannot',
        'V3',
      ]);
    }
  });

  test('S9 nobody names himself, on either side, and no administrator names anybody', async () => {
    expect(await refusal(name('dr-kern', 'dr-jong', 'dr-kern'))).toEqual([403, '/problems/not-allowed', 'S9']);
    for (const who of ['dr-vos', 'dr-jong', 'ada']) {
      expect(await refusal(name(who, 'dr-jong', 'dr-smit'))).toEqual([403, '/problems/role-cannot', 'S15']);
    }
  });

  test.each([
    ['somebody who is no doctor', 'ada'],
    ['a staff doctor, who guides nobody', 'dr-staf'],
    ['another doctor in training', 'dr-jong'],
    ['the doctor in training himself', 'dr-pril'],
    ['an account that does not exist', '00000000-0000-4000-8000-000000000000'],
  ])('S15 is not supervised by %s, and all of these are answered alike', async (_, supervisor) => {
    const who = supervisor === 'dr-staf' ? 'dr-kern' : 'dr-staf';
    const answer = await name(who, 'dr-pril', supervisor);
    expect(problemOf(answer)).toEqual([409, '/problems/not-a-supervising-doctor', 'S15']);
  });

  test('S15 is somebody with such a role, and for a time that its term leaves room for', async () => {
    expect(await refusal(name('dr-staf', 'dr-smit', 'dr-vos'))).toEqual([409, '/problems/no-role-asks-for-it', 'S15']);
    for (const days of [
      { from: await world.day(-1) },
      { until: await world.day(-1) },
      { until: await world.day(1500) },
    ])
      expect((await name('dr-staf', 'dr-pril', 'dr-vos', days)).status).toBe(400);
    expect((await name('dr-staf', 'dr-pril', 'dr-vos', { role: 'x' })).status).toBe(400);
    const stored = await world.cast.sql('SELECT 1 FROM access.training WHERE trainee_id = $1', [world.id('dr-pril')]);
    expect(stored).toEqual([]);
  });

  test.each([
    ['registration lapsed', 'UPDATE access.registration SET valid_until = checked_on WHERE account_id = $1'],
    ['account was shut', "UPDATE access.account SET status = 'suspended' WHERE id = $1"],
    ['role was ended', 'UPDATE access.role SET ended_at = platform.clock(), ended_by = $1 WHERE account_id = $1'],
    [
      'training under him ended by its date',
      'UPDATE access.training SET valid_until = platform.clock() WHERE supervisor_id = $1',
    ],
  ])('S15 access ends with the next request when the supervising doctor’s %s', async (event, statement) => {
    const slug = event.split(' ')[0] ?? '';
    const [trainee, supervisor] = [`trainee-${slug}`, `supervisor-${slug}`];
    await world.person(trainee, ['doctor-in-training'], { registeredUntil });
    await world.person(supervisor, ['company-doctor'], { registeredUntil });
    await world.cast.training(world.id(trainee), world.id(supervisor));
    await world.employee(`employee-${slug}`, 'acme', { doctorId: world.id(trainee) });
    expect((await world.pieces(trainee, `employee-${slug}`)).status).toBe(200);
    await world.cast.sql(statement, [world.id(supervisor)]);
    expect(problemOf(await world.pieces(trainee, `employee-${slug}`))).toEqual([
      403,
      '/problems/training-not-in-force',
      'S15',
    ]);
  });

  test('S15 it is on record for whom it concerns, who are told; ended, it stops the next request', async () => {
    const named = await name('dr-kern', 'dr-pril', 'dr-smit');
    const { trainingId } = named.body;
    expect(await world.toldAbout(trainingId)).toEqual([world.id('dr-pril'), world.id('dr-smit')].toSorted());
    const ids = async (who: string): Promise<unknown[]> =>
      ((await world.get(who, '/v1/trainings')).body['items'] as { id: string }[]).map(({ id }) => id);
    for (const who of ['dr-smit', 'dr-pril', 'dr-kern', 'dr-staf', 'officer']) {
      const headers = who === 'dr-kern' ? { 'acting-as': 'core-expert-doctor' } : {};
      const { body } = await world.get(who, '/v1/trainings', headers);
      expect((body['items'] as { id: string }[]).map(({ id }) => id)).toContain(trainingId);
    }
    expect(await ids('dr-vos')).not.toContain(trainingId);
    await world.employee("piet's", 'acme', { doctorId: world.id('dr-pril') });
    expect((await world.pieces('dr-pril', "piet's")).status).toBe(200);
    expect((await world.post('dr-staf', `/v1/trainings/${String(trainingId)}/end`)).status).toBe(201);
    expect(problemOf(await world.pieces('dr-pril', "piet's"))).toEqual([403, '/problems/training-not-in-force', 'S15']);
    expect(await refusal(world.post('dr-staf', `/v1/trainings/${String(trainingId)}/end`))).toEqual([
      409,
      '/problems/already-ended',
      'S15',
    ]);
    // Whom he was under he still sees.
    expect(await ids('dr-pril')).toEqual([trainingId]);
  });
});
