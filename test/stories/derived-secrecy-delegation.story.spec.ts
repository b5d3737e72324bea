import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const REGISTERED = '2090-12-31';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };

/** What a problem says, in one line. */
const told = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];

describe('derived secrecy', () => {
  let service: RunningService;
  let cast: Cast;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => ids[name] ?? name;
  const get = async (who: string, path: string): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(who) });
  const post = async (
    who: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => ask(`${service.url}${path}`, { token: await cast.token(who), method: 'POST', body, headers });
  const delegate = (
    who: string,
    assistant: string,
    employees: string[],
    otherwise: object = {},
    headers = {},
  ): Promise<Answer> =>
    post(
      who,
      '/v1/delegations',
      {
        assistantId: idOf(assistant),
        employeeIds: employees.map(idOf),
        actions: ['read'],
        until: '2090-12-31',
        ...otherwise,
      },
      headers,
    );
  const withdraw = (who: string, id: unknown): Promise<Answer> => post(who, `/v1/delegations/${String(id)}/withdrawal`);
  const pieces = (who: string, employee: string): Promise<Answer> => get(who, `/v1/employees/${idOf(employee)}/pieces`);
  const record = (who: string, employee: string): Promise<Answer> =>
    post(who, `/v1/employees/${idOf(employee)}/entries`, ENTRY);
  const delegationsOf = async (who: string): Promise<Record<string, unknown>[]> =>
    (await get(who, '/v1/delegations?limit=100')).body['items'] as Record<string, unknown>[];
  const stored = async (): Promise<number> =>
    (await cast.sql<{ count: number }>('SELECT count(*)::int AS count FROM access.delegation'))[0]?.count ?? -1;

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    for (const name of ['acme', 'globex']) ids[name] = await cast.employer(name);
    for (const name of ['dr-vos', 'dr-smit']) {
      ids[name] = await cast.person(name, { roles: [{ role: 'company-doctor' }], registeredUntil: REGISTERED });
    }
    ids['dr-kern'] = await cast.person('dr-kern', {
      roles: [{ role: 'core-expert-doctor' }],
      registeredUntil: REGISTERED,
    });
    ids['dr-staf'] = await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: REGISTERED });
    ids['officer'] = await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
    const ready = { declared: true, instructedUntil: REGISTERED };
    for (const name of ['anna', 'bart'])
      ids[name] = await cast.person(name, { roles: [{ role: 'medical-assistant' }], ...ready });
    ids['expert'] = await cast.person('expert', {
      roles: [{ role: 'labour-expert', employerId: idOf('acme') }],
      ...ready,
    });
    ids['manager'] = await cast.person('manager', {
      roles: [{ role: 'case-manager', employerId: idOf('acme') }],
      ...ready,
    });
    for (const [name, employer, doctor] of [
      ['jan', 'acme', 'dr-vos'],
      ['kees', 'acme', 'dr-vos'],
      ['piet', 'globex', 'dr-vos'],
      ['klaas', 'acme', 'dr-smit'],
    ] as const) {
      ids[name] = (await cast.employee({ employerId: idOf(employer), doctorId: idOf(doctor) })).employeeId;
    }
    ids['untold'] = (
      await cast.employee({ employerId: idOf('acme'), doctorId: idOf('dr-vos'), told: false })
    ).employeeId;
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test('S2 is for the employees and actions that the doctor names, and for nothing else', async () => {
    expect((await pieces('anna', 'jan')).status).toBe(404);
    const granted = await delegate('dr-vos', 'anna', ['jan', 'kees'], { actions: ['read', 'record'] });
    expect([granted.status, (granted.body['delegationIds'] as string[]).length]).toEqual([201, 2]);
    expect([(await pieces('anna', 'jan')).status, (await pieces('anna', 'kees')).status]).toEqual([200, 200]);
    expect([(await pieces('anna', 'piet')).status, (await pieces('bart', 'jan')).status]).toEqual([404, 404]);
    const made = await record('anna', 'jan');
    expect(made.status).toBe(201);
    const [pieceId] = made.body['pieceIds'] as string[];
    const amended = await post('anna', `/v1/pieces/${String(pieceId)}/amendments`, {
      version: 1,
      text: 'x',
      reason: 'y',
    });
    expect(told(amended)).toEqual([403, '/problems/not-allowed', 'S2']);
    // S11 — the act names the responsible doctor beside the assistant.
    expect((await get('dr-vos', `/v1/pieces/${String(pieceId)}`)).body).toMatchObject({
      authorId: idOf('anna'),
      responsibleDoctorId: idOf('dr-vos'),
    });
  });

  test('S4 is seen by its doctor, by supervision and by the assistant herself, and by nobody else', async () => {
    const [first] = (await delegate('dr-smit', 'bart', ['klaas'])).body['delegationIds'] as string[];
    const shown = expect.objectContaining({
      id: first,
      doctorId: idOf('dr-smit'),
      assistantId: idOf('bart'),
      employeeId: idOf('klaas'),
      actions: ['read'],
      until: '2090-12-31',
      withdrawnAt: null,
      withdrawnBy: null,
    });
    for (const who of ['dr-smit', 'dr-kern', 'officer', 'bart']) expect(await delegationsOf(who)).toContainEqual(shown);
    for (const who of ['dr-vos', 'anna']) expect((await delegationsOf(who)).map(({ id }) => id)).not.toContain(first);
    for (const who of ['dr-staf', 'manager', 'expert']) {
      expect(told(await get(who, '/v1/delegations'))).toEqual([403, '/problems/role-cannot', 'S2']);
    }
  });

  test('S6 is never granted to a labour expert or a case manager, declaration or not', async () => {
    const before = await stored();
    for (const name of ['expert', 'manager', 'dr-smit', 'officer', randomUUID()]) {
      expect(told(await delegate('dr-vos', name, ['jan']))).toEqual([403, '/problems/not-a-medical-assistant', 'S6']);
    }
    expect(await stored()).toBe(before);
  });

  test('S10 is not granted to who works for that employer, and not in part either', async () => {
    const both = {
      roles: [{ role: 'medical-assistant' }, { role: 'case-manager', employerId: idOf('globex') }],
      declared: true,
    };
    ids['both'] = await cast.person('both', { ...both, instructedUntil: REGISTERED });
    const before = await stored();
    expect(told(await delegate('dr-vos', 'both', ['jan', 'piet']))).toEqual([
      403,
      '/problems/on-the-employers-side',
      'S10',
    ]);
    expect(told(await delegate('dr-vos', 'both', ['jan']))).toEqual([403, '/problems/does-casework', 'S6']);
    expect(await stored()).toBe(before);
  });

  test('S5 never lasts longer than the doctor’s own registration', async () => {
    expect(told(await delegate('dr-vos', 'bart', ['jan'], { until: '2091-01-01' }))).toEqual([
      409,
      '/problems/beyond-registration',
      'S5',
    ]);
    const past = await delegate('dr-vos', 'bart', ['jan'], { until: '2020-01-01' });
    expect([past.status, past.body['errors']]).toEqual([400, [{ at: '/until', code: 'in_the_past', rule: 'S2' }]]);
    expect((await pieces('bart', 'jan')).status).toBe(404);
  });

  test('S2 another doctor’s employee, one not told of the doctor, and an unknown one are answered alike, byte for byte', async () => {
    const before = await stored();
    const answers = [
      await delegate('dr-vos', 'bart', ['jan', 'klaas']),
      await delegate('dr-vos', 'bart', ['jan', 'untold']),
      await delegate('dr-vos', 'bart', ['jan', randomUUID()]),
    ];
    for (const answer of answers)
      expect({ ...answer.body, instance: '' }).toEqual({ ...answers[2]?.body, instance: '' });
    expect([answers[0]?.status, await stored()]).toEqual([404, before]);
  });

  test('S5 can’t be passed on, and is granted by nobody but a responsible doctor', async () => {
    for (const who of ['anna', 'dr-kern', 'dr-staf', 'officer', 'manager']) {
      expect(told(await delegate(who, 'bart', ['jan']))).toEqual([403, '/problems/role-cannot', 'S2']);
    }
    expect((await pieces('bart', 'jan')).status).toBe(404);
  });

  test('D1 bad input is named by its place, and nothing is stored', async () => {
    const before = await stored();
    const bad = await delegate('dr-vos', 'bart', ['jan', 'jan'], {
      actions: ['read', 'issue'],
      doctorId: idOf('dr-smit'),
    });
    expect([bad.status, bad.body['errors']]).toEqual([
      400,
      expect.arrayContaining([
        { at: '/employeeIds', code: 'repeated', rule: 'S2' },
        { at: '/actions/1', code: 'invalid_value', rule: 'S2' },
        { at: '/doctorId', code: 'unknown_key' },
      ]),
    ]);
    for (const otherwise of [
      { employeeIds: [] },
      { employeeIds: Array.from({ length: 101 }, () => randomUUID()) },
      { actions: [] },
    ]) {
      expect((await delegate('dr-vos', 'bart', ['jan'], otherwise)).status).toBe(400);
    }
    expect(await stored()).toBe(before);
  });

  test('D10 the same grant sent twice is made once', async () => {
    const before = await stored();
    const headers = { 'idempotency-key': randomUUID() };
    const [once, again] = [
      await delegate('dr-vos', 'bart', ['kees'], {}, headers),
      await delegate('dr-vos', 'bart', ['kees'], {}, headers),
    ];
    expect([once.status, again.status, again.body, await stored()]).toEqual([201, 201, once.body, before + 1]);
  });

  describe('withdrawing', () => {
    test.each([
      ['its doctor', 'dr-vos'],
      ['the core-expert doctor on his behalf', 'dr-kern'],
    ])('S4 is done at once by %s', async (_, who) => {
      const [id] = (await delegate('dr-vos', 'bart', ['jan'])).body['delegationIds'] as string[];
      expect((await pieces('bart', 'jan')).status).toBe(200);
      expect((await withdraw(who, id)).body).toEqual({ delegationId: id, state: 'withdrawn' });
      expect((await pieces('bart', 'jan')).status).toBe(404);
      expect(told(await withdraw(who, id))).toEqual([409, '/problems/already-ended', 'S4']);
      expect((await delegationsOf('officer')).find((one) => one['id'] === id)).toMatchObject({
        withdrawnAt: expect.any(String),
        withdrawnBy: idOf(who),
      });
      const notices = await cast.sql<{ account_id: string }>(
        "SELECT account_id FROM desk.notice WHERE code = 'delegation-withdrawn' AND about = $1",
        [id],
      );
      expect(notices.map((notice) => notice.account_id).toSorted()).toEqual(
        (who === 'dr-vos' ? ['bart'] : ['bart', 'dr-vos']).map(idOf).toSorted(),
      );
    });

    test('S4 is not another doctor’s, nor the assistant’s; a foreign one and an unknown one are answered alike', async () => {
      const [id] = (await delegate('dr-vos', 'bart', ['jan'])).body['delegationIds'] as string[];
      const [foreign, unknown] = [await withdraw('dr-smit', id), await withdraw('dr-smit', randomUUID())];
      expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([404, { ...unknown.body, instance: '' }]);
      for (const who of ['bart', 'dr-staf', 'officer']) {
        expect(told(await withdraw(who, id))).toEqual([403, '/problems/role-cannot', 'S2']);
      }
      expect((await pieces('bart', 'jan')).status).toBe(200);
    });
  });

  describe('the doctor’s view', () => {
    const assistants = (who: string, query = ''): Promise<Answer> => get(who, `/v1/supervision/assistants${query}`);
    const acts = (who: string, query = ''): Promise<Answer> => get(who, `/v1/supervision/acts${query}`);

    test('S4 shows who holds derived secrecy under him, and what keeps it from taking effect', async () => {
      ids['carla'] = await cast.person('carla', { roles: [{ role: 'medical-assistant' }] });
      await delegate('dr-smit', 'carla', ['klaas']);
      const shown = [
        { id: idOf('bart'), assistantId: idOf('bart'), doctorId: idOf('dr-smit'), inForce: true, lacking: [] },
        {
          id: idOf('carla'),
          assistantId: idOf('carla'),
          doctorId: idOf('dr-smit'),
          inForce: false,
          lacking: ['declaration', 'instruction'],
        },
      ].toSorted((one, other) => one.id.localeCompare(other.id));
      expect((await assistants('dr-smit')).body['items']).toEqual(shown);
      expect((await assistants('dr-kern', `?doctorId=${idOf('dr-smit')}`)).body['items']).toEqual(shown);
      expect((await assistants('dr-kern')).body['items']).toEqual([]);
    });

    test('S4 is not another’s: a colleague’s staff and an unknown doctor’s are answered alike', async () => {
      const [foreign, unknown] = [
        await assistants('dr-vos', `?doctorId=${idOf('dr-smit')}`),
        await assistants('dr-vos', `?doctorId=${randomUUID()}`),
      ];
      expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([404, { ...unknown.body, instance: '' }]);
      for (const who of ['anna', 'dr-staf', 'officer', 'manager']) {
        expect(told(await assistants(who))).toEqual([403, '/problems/role-cannot', 'S4']);
        expect(told(await acts(who))).toEqual([403, '/problems/role-cannot', 'S4']);
      }
    });

    test('S4 shows all that was done with it, without content, the latest first, in pages', async () => {
      await record('anna', 'kees');
      await pieces('anna', 'kees');
      const whole = await acts('dr-vos', `?assistantId=${idOf('anna')}&limit=100`);
      const items = whole.body['items'] as Record<string, unknown>[];
      expect(new Set(items.map(({ assistantId }) => assistantId))).toEqual(new Set([idOf('anna')]));
      expect(items[0]).toEqual({
        at: expect.any(String),
        assistantId: idOf('anna'),
        responsibleDoctorId: idOf('dr-vos'),
        employeeId: idOf('kees'),
        action: 'read',
        kind: 'MedicalPiece',
        recordId: expect.any(String),
        outcome: 'allowed',
      });
      expect(items.map(({ action }) => action)).toContain('record');
      expect(whole.text).not.toContain('diagnosis');
      const first = await acts('dr-vos', `?assistantId=${idOf('anna')}&limit=2`);
      const rest = await acts(
        'dr-vos',
        `?assistantId=${idOf('anna')}&limit=100&after=${encodeURIComponent(String(first.body['next']))}`,
      );
      expect([...(first.body['items'] as unknown[]), ...(rest.body['items'] as unknown[])]).toEqual(items);
      expect((await acts('dr-kern', `?assistantId=${idOf('anna')}&limit=100`)).body['items']).toEqual(items);
    });

    test('S4 shows nothing of what was done under another doctor, and A5 looking is itself in the trail', async () => {
      expect((await acts('dr-smit', `?assistantId=${idOf('anna')}`)).body).toEqual({ items: [], next: null });
      const looks = await cast.sql<{ account_id: string }>(
        "SELECT DISTINCT account_id FROM trail.line WHERE kind = 'DelegatedAct' AND action = 'read' AND employee_id = $1",
        [idOf('kees')],
      );
      expect(looks.map((look) => look.account_id).toSorted()).toEqual([idOf('dr-vos'), idOf('dr-kern')].toSorted());
    });

    test('D10 what was done is read with a sign-in of a few minutes ago', async () => {
      const token = await cast.token('dr-vos', { authAge: 301 });
      expect((await ask(`${service.url}/v1/supervision/acts`, { token })).status).toBe(401);
    });
  });
});
