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
  /** An employee with an account, who is told there and then who his doctor is. */
  const employed = async (employee: string, otherwise: { absentSince?: string } = {}): Promise<void> => {
    await world.person(`own-${employee}`, ['employee'], { kind: 'employee' });
    await world.employee(employee, 'acme', { accountId: world.id(`own-${employee}`), ...otherwise });
  };
  const give = async (employee: string, doctor: string): Promise<void> => {
    const path = `/v1/employees/${world.id(employee)}/responsibilities`;
    expect((await world.post('dr-staf', path, { doctorId: world.id(doctor) })).body['told']).toBe(true);
  };
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
    await employed("jan's", { absentSince: '2026-01-01' });
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
    await give("jan's", 'dr-jong');
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

  test('V3 he issues no verdict: what he prepares takes the countersignature of who supervises him', async () => {
    const path = `/v1/questions/${UNKNOWN}/verdicts`;
    expect(await refusal(world.post('dr-jong', path, { outcome: 'fit' }))).toEqual([
      403,
      '/problems/role-cannot',
      'V3',
    ]);
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
    await employed("piet's");
    await give("piet's", 'dr-pril');
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

  describe('that ends', () => {
    /** One in training under Dr Vos, with an employee who has an account, and an assistant for him. */
    const trained = async (trainee: string): Promise<string> => {
      const { trainingId } = await made(trainee);
      await employed(`with-${trainee}`);
      await give(`with-${trainee}`, trainee);
      await world.person(`for-${trainee}`, ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
      const granted = await world.post(trainee, '/v1/delegations', {
        assistantId: world.id(`for-${trainee}`),
        employeeIds: [world.id(`with-${trainee}`)],
        actions: ['read'],
        until: await world.day(20),
      });
      expect([granted.status, await opens(trainee)]).toEqual([201, [200, 200]]);
      return String(trainingId);
    };
    const made = async (trainee: string): Promise<Record<string, unknown>> => {
      await world.person(trainee, ['doctor-in-training'], { registeredUntil });
      return (await name('dr-staf', trainee, 'dr-vos')).body;
    };
    const opens = async (trainee: string): Promise<number[]> => [
      (await world.pieces(trainee, `with-${trainee}`)).status,
      (await world.pieces(`for-${trainee}`, `with-${trainee}`)).status,
    ];
    const ended = (trainee: string): Promise<unknown[]> =>
      world.cast.sql(
        'SELECT ended_because AS because, ended_by AS by FROM access.responsibility WHERE doctor_id = $1',
        [world.id(trainee)],
      );

    test('S9, S5 takes with it what he was responsible for and delegated, and all hear; another training brings nothing back', async () => {
      const trainingId = await trained('dr-een');
      expect((await world.post('dr-staf', `/v1/trainings/${trainingId}/end`)).status).toBe(201);
      expect(await opens('dr-een')).toEqual([403, 404]);
      expect(await ended('dr-een')).toEqual([{ because: 'role-ended', by: world.id('dr-staf') }]);
      expect(await world.notices('own-with-dr-een')).toEqual(['your-doctor', 'your-doctor-ended']);
      expect(await world.notices('for-dr-een')).toEqual(['delegation-granted', 'delegation-withdrawn']);
      expect(await world.notices('dr-kern', world.id('with-dr-een'))).toEqual(['doctor-wanted']);
      expect((await name('dr-staf', 'dr-een', 'dr-smit')).status).toBe(201);
      expect(await opens('dr-een')).toEqual([404, 404]);
      expect(await world.notices('own-with-dr-een')).toEqual(['your-doctor', 'your-doctor-ended']);
    });

    test('S9 so does one that ran out, for good though no job ran before the next, and in nobody’s name', async () => {
      const trainingId = await trained('dr-twee');
      await world.cast.sql('UPDATE access.training SET valid_until = platform.clock() WHERE id = $1', [trainingId]);
      expect(await opens('dr-twee')).toEqual([403, 404]);
      expect((await name('dr-staf', 'dr-twee', 'dr-smit')).status).toBe(201);
      expect([await opens('dr-twee'), await ended('dr-twee')]).toEqual([
        [404, 404],
        [{ because: 'role-ended', by: null }],
      ]);
    });

    test('S15, S9 goes on under who takes the place of his supervising doctor in the same act; the employee has the same doctor', async () => {
      const trainingId = await trained('dr-drie');
      const instead = { instead: trainingId };
      expect((await name('dr-staf', 'dr-drie', 'dr-smit')).status).toBe(409);
      const another = { instead: String((await made('dr-vier'))['trainingId']) };
      expect((await name('dr-staf', 'dr-drie', 'dr-smit', another)).status).toBe(404);
      const later = await name('dr-staf', 'dr-drie', 'dr-smit', { ...instead, from: await world.day(1) });
      expect([later.status, later.body['errors']]).toEqual([
        400,
        [{ at: '/from', code: 'takes_a_place_today', rule: 'S15' }],
      ]);
      expect((await name('dr-staf', 'dr-drie', 'dr-smit', instead)).status).toBe(201);
      expect(await opens('dr-drie')).toEqual([200, 200]);
      expect(await ended('dr-drie')).toEqual([{ because: null, by: null }]);
      expect(await world.notices('own-with-dr-drie')).toEqual(['your-doctor']);
      expect((await world.toldAbout(trainingId)).length).toBe(4);
      expect(await refusal(name('dr-staf', 'dr-drie', 'dr-vos', instead))).toEqual([
        409,
        '/problems/already-ended',
        'S15',
      ]);
      expect(await opens('dr-drie')).toEqual([200, 200]);
    });

    test('S15, S9 goes on under one that begins where the first ran out, recorded before', async () => {
      const trainingId = await trained('dr-vijf');
      await world.cast.sql(
        `WITH first AS (UPDATE access.training SET valid_until = platform.clock() WHERE id = $1 RETURNING *)
         INSERT INTO access.training (id, trainee_id, supervisor_id, valid_from, valid_until, given_by)
         SELECT gen_random_uuid(), trainee_id, $2, valid_until, valid_until + interval '1 day', given_by FROM first`,
        [trainingId, world.id('dr-smit')],
      );
      expect(await opens('dr-vijf')).toEqual([200, 200]);
    });
  });
});
