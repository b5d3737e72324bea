import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const REGISTERED = '2099-01-01';
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** What a problem says, in one line. */
const told = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];

describe('who is responsible for an employee', () => {
  let service: RunningService;
  let cast: Cast;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => ids[name] ?? '';

  const get = async (who: string, path: string): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(who) });
  const post = async (
    who: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => ask(`${service.url}${path}`, { token: await cast.token(who), method: 'POST', body, headers });
  const give = (who: string, employeeId: string, doctorId: string, headers?: Record<string, string>): Promise<Answer> =>
    post(who, `/v1/employees/${employeeId}/responsibilities`, { doctorId }, headers);
  const notices = async (account: string): Promise<string[]> =>
    (
      await cast.sql<{ code: string }>('SELECT code FROM desk.notice WHERE account_id = $1 ORDER BY created_at, code', [
        account,
      ])
    ).map(({ code }) => code);
  const newEmployee = async (accountId?: string): Promise<string> =>
    (await cast.employee({ employerId: idOf('acme'), ...(accountId === undefined ? {} : { accountId }) })).employeeId;

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    ids['acme'] = await cast.employer('Acme');
    for (const name of ['dr-vos', 'dr-smit']) {
      ids[name] = await cast.person(name, { roles: [{ role: 'company-doctor' }], registeredUntil: REGISTERED });
    }
    ids['dr-old'] = await cast.person('dr-old', { roles: [{ role: 'company-doctor' }], registeredUntil: day(-1) });
    ids['dr-kern'] = await cast.person('dr-kern', {
      roles: [{ role: 'core-expert-doctor' }, { role: 'company-doctor' }],
      registeredUntil: REGISTERED,
    });
    ids['dr-staf'] = await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: REGISTERED });
    ids['ada'] = await cast.person('ada', { roles: [{ role: 'administrator' }] });
    ids['officer'] = await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
    ids['hr'] = await cast.person('hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: idOf('acme') }],
    });
    for (const name of ['jan', 'kees']) {
      ids[`${name}-account`] = await cast.person(name, { kind: 'employee', roles: [{ role: 'employee' }] });
      ids[name] = await newEmployee(ids[`${name}-account`]);
    }
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test('S9 it is given by the core-expert or the staff doctor, and the employee is told in the same moment', async () => {
    const given = await give('dr-kern', idOf('jan'), idOf('dr-vos'));
    expect([given.status, given.body]).toEqual([
      201,
      { responsibilityId: expect.any(String), state: 'in-force', told: true },
    ]);
    expect(await notices(idOf('jan-account'))).toEqual(['your-doctor']);
    expect(await notices(idOf('dr-vos'))).toEqual(['responsibility-given']);
    const { body } = await get('jan', `/v1/employees/${idOf('jan')}/responsibilities`);
    expect(body['items']).toEqual([
      {
        id: given.body['responsibilityId'],
        employeeId: idOf('jan'),
        doctorId: idOf('dr-vos'),
        from: expect.any(String),
        until: null,
        toldOn: expect.any(String),
      },
    ]);
    expect((await get('dr-vos', `/v1/employees/${idOf('jan')}/pieces`)).status).toBe(200);
  });

  test.each([
    ['an administrator', 'ada'],
    ['an employer', 'hr'],
    ['a company doctor', 'dr-vos'],
    ['the employee', 'jan'],
    ['the data protection officer', 'officer'],
  ])('S9 it is never given by %s', async (_, who) => {
    expect(told(await give(who, idOf('jan'), idOf('dr-smit')))).toEqual([403, '/problems/role-cannot', 'S9']);
  });

  test('S9 it goes to a doctor alone, and an account that does not exist is answered like one that is no doctor’s', async () => {
    const [none, other] = [
      await give('dr-staf', idOf('kees'), randomUUID()),
      await give('dr-staf', idOf('kees'), idOf('ada')),
    ];
    expect(told(none)).toEqual([409, '/problems/not-a-doctor', 'S9']);
    expect({ ...none.body, instance: '' }).toEqual({ ...other.body, instance: '' });
    expect(told(await give('dr-staf', idOf('kees'), idOf('dr-old')))).toEqual([409, '/problems/not-registered', 'S15']);
    expect((await get('kees', `/v1/employees/${idOf('kees')}/responsibilities`)).body['items']).toEqual([]);
  });

  test('S9 a new one ends the former in the same moment: exactly one, and the former doctor finds nothing', async () => {
    const employeeId = await newEmployee(idOf('jan-account'));
    const first = await give('dr-kern', employeeId, idOf('dr-vos'));
    expect((await get('dr-vos', `/v1/employees/${employeeId}/pieces`)).status).toBe(200);
    expect((await give('dr-staf', employeeId, idOf('dr-smit'))).status).toBe(201);
    expect((await get('dr-vos', `/v1/employees/${employeeId}/pieces`)).status).toBe(404);
    expect((await get('dr-smit', `/v1/employees/${employeeId}/pieces`)).status).toBe(200);
    const { body } = await get('officer', `/v1/employees/${employeeId}/responsibilities`);
    const items = body['items'] as Record<string, unknown>[];
    expect(items.map(({ doctorId, until }) => [doctorId, until === null])).toEqual([
      [idOf('dr-vos'), false],
      [idOf('dr-smit'), true],
    ]);
    expect(items[0]).toMatchObject({
      id: first.body['responsibilityId'],
      givenBy: idOf('dr-kern'),
      until: items[1]?.['from'],
    });
    // S9 — a former doctor sees that he was it, and nothing of who came after.
    const own = await get('dr-vos', `/v1/employees/${employeeId}/responsibilities`);
    expect((own.body['items'] as unknown[]).length).toBe(1);
  });

  test('S9 of many who give at once the last is responsible, and never two', async () => {
    const employeeId = await newEmployee();
    const doctors = Array.from({ length: 12 }, (_, i) => idOf(i % 2 === 0 ? 'dr-vos' : 'dr-smit'));
    const answers = await Promise.all(doctors.map((doctorId) => give('dr-staf', employeeId, doctorId)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const rows = await cast.sql<{ running: number; all: number }>(
      `SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS running, count(*)::int AS all FROM access.responsibility
       WHERE employee_id = $1`,
      [employeeId],
    );
    expect(rows).toEqual([{ running: 1, all: answers.filter(({ status }) => status === 201).length }]);
  });

  test('S9 it is not given anew to the doctor who has it', async () => {
    expect(told(await give('dr-kern', idOf('jan'), idOf('dr-vos')))).toEqual([
      409,
      '/problems/already-responsible',
      'S9',
    ]);
  });

  describe('to oneself', () => {
    test('S9 it waits for a second doctor, and opens nothing until then', async () => {
      const employeeId = await newEmployee(idOf('kees-account'));
      await give('dr-staf', employeeId, idOf('dr-smit'));
      const token = await cast.token('dr-kern');
      const acting = { 'acting-as': 'company-doctor' };
      const given = await give('dr-kern', employeeId, idOf('dr-kern'));
      expect(given.body).toMatchObject({ state: 'pending', told: false });
      const path = `/v1/responsibilities/${String(given.body['responsibilityId'])}/confirmation`;
      expect((await get('dr-smit', `/v1/employees/${employeeId}/pieces`)).status).toBe(200);
      expect((await ask(`${service.url}/v1/employees/${employeeId}/pieces`, { token, headers: acting })).status).toBe(
        404,
      );
      expect(told(await post('dr-kern', path))).toEqual([403, '/problems/not-allowed', 'S9']);
      expect((await post('dr-staf', path)).body).toMatchObject({ state: 'in-force', told: true });
      expect((await ask(`${service.url}/v1/employees/${employeeId}/pieces`, { token, headers: acting })).status).toBe(
        200,
      );
      expect((await get('dr-smit', `/v1/employees/${employeeId}/pieces`)).status).toBe(404);
      expect(told(await post('dr-staf', path))).toEqual([409, '/problems/already-responsible', 'S9']);
      const { body } = await get('officer', `/v1/employees/${employeeId}/responsibilities`);
      expect((body['items'] as Record<string, unknown>[])[1]).toMatchObject({
        givenBy: idOf('dr-kern'),
        confirmedBy: idOf('dr-staf'),
      });
    });

    test('S9 what waited is set aside when another doctor gets it', async () => {
      const employeeId = await newEmployee();
      const pending = await give('dr-kern', employeeId, idOf('dr-kern'));
      await give('dr-staf', employeeId, idOf('dr-smit'));
      const path = `/v1/responsibilities/${String(pending.body['responsibilityId'])}/confirmation`;
      expect(told(await post('dr-staf', path))).toEqual([409, '/problems/not-pending', 'S9']);
      expect((await get('officer', `/v1/employees/${employeeId}/responsibilities`)).body['items']).toContainEqual(
        expect.objectContaining({ doctorId: idOf('dr-smit'), until: null }),
      );
    });

    test('D10 confirming needs a sign-in of a few minutes ago', async () => {
      const token = await cast.token('dr-staf', { authAge: 600 });
      const answer = await ask(`${service.url}/v1/responsibilities/${randomUUID()}/confirmation`, {
        token,
        method: 'POST',
      });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('max_age="300"'),
      ]);
    });
  });

  describe('an employee without an account', () => {
    test('S9 is told by letter, and the medical dossier stays shut until then', async () => {
      const employeeId = await newEmployee();
      const given = await give('dr-kern', employeeId, idOf('dr-vos'));
      expect(given.body).toMatchObject({ state: 'in-force', told: false });
      const path = `/v1/responsibilities/${String(given.body['responsibilityId'])}/telling`;
      expect((await get('dr-vos', `/v1/employees/${employeeId}/pieces`)).status).toBe(404);
      const future = await post('dr-staf', path, { postedOn: day(2) });
      expect([future.status, future.body['errors']]).toEqual([
        400,
        [{ at: '/postedOn', code: 'in_the_future', rule: 'S9' }],
      ]);
      const early = await post('dr-staf', path, { postedOn: day(-2) });
      expect(early.body['errors']).toEqual([{ at: '/postedOn', code: 'before_the_responsibility', rule: 'S9' }]);
      expect((await get('dr-vos', `/v1/employees/${employeeId}/pieces`)).status).toBe(404);
      const [amsterdam] = await cast.sql<{ postedOn: string }>('SELECT platform.today()::text AS "postedOn"');
      expect((await post('dr-staf', path, amsterdam)).status).toBe(201);
      expect((await get('dr-vos', `/v1/employees/${employeeId}/pieces`)).status).toBe(200);
      expect(told(await post('dr-staf', path, amsterdam))).toEqual([409, '/problems/nothing-to-tell', 'S9']);
    });
  });

  test('S13 it ends without a successor, and with it the doctor’s access; the employee is told', async () => {
    const employeeId = await newEmployee(idOf('kees-account'));
    const given = await give('dr-kern', employeeId, idOf('dr-vos'));
    const path = `/v1/responsibilities/${String(given.body['responsibilityId'])}/end`;
    expect((await post('dr-staf', path)).body).toEqual({
      responsibilityId: given.body['responsibilityId'],
      state: 'ended',
    });
    expect((await get('dr-vos', `/v1/employees/${employeeId}/pieces`)).status).toBe(404);
    expect(await notices(idOf('kees-account'))).toContain('your-doctor-ended');
    expect(told(await post('dr-staf', path))).toEqual([409, '/problems/already-ended', 'S9']);
  });

  test('D5 another’s employee and one that never existed are answered alike, byte for byte', async () => {
    const ofAnother = await get('jan', `/v1/employees/${idOf('kees')}/responsibilities`);
    const ofNobody = await get('jan', `/v1/employees/${randomUUID()}/responsibilities`);
    expect([ofAnother.status, { ...ofAnother.body, instance: '' }]).toEqual([404, { ...ofNobody.body, instance: '' }]);
    expect((await give('dr-kern', randomUUID(), idOf('dr-vos'))).status).toBe(404);
    for (const act of ['confirmation', 'end']) {
      expect((await post('dr-kern', `/v1/responsibilities/${randomUUID()}/${act}`)).status).toBe(404);
    }
  });

  test('D1 bad input is named by its place, and nothing is stored', async () => {
    const employeeId = await newEmployee();
    const path = `/v1/employees/${employeeId}/responsibilities`;
    const bad = await post('dr-kern', path, { doctorId: 'dr-vos', since: '2020-01-01' });
    expect([bad.status, bad.body['errors']]).toEqual([
      400,
      expect.arrayContaining([
        { at: '/doctorId', code: 'invalid_format', rule: 'S9' },
        { at: '/since', code: 'unknown_key' },
      ]),
    ]);
    expect((await post('dr-kern', path)).status).toBe(400);
    expect((await get('dr-kern', '/v1/employees/1/responsibilities')).status).toBe(400);
    expect((await get('officer', path)).body['items']).toEqual([]);
  });

  test('D10 the same request sent twice gives once, with the same answer', async () => {
    const employeeId = await newEmployee();
    const headers = { 'idempotency-key': randomUUID() };
    const [once, again] = [
      await give('dr-kern', employeeId, idOf('dr-vos'), headers),
      await give('dr-kern', employeeId, idOf('dr-vos'), headers),
    ];
    expect([once.status, again.status, again.body]).toEqual([201, 201, once.body]);
    expect((await give('dr-kern', employeeId, idOf('dr-smit'), headers)).status).toBe(422);
    expect(
      ((await get('officer', `/v1/employees/${employeeId}/responsibilities`)).body['items'] as unknown[]).length,
    ).toBe(1);
  });

  describe('a wish for another doctor', () => {
    test('S9 is the employee’s own, and reaches those who give the responsibility', async () => {
      const path = `/v1/employees/${idOf('jan')}/doctor-change-wishes`;
      const before = (await notices(idOf('dr-kern'))).length;
      const wish = await post('jan', path);
      expect(wish.status).toBe(201);
      expect(told(await post('jan', path))).toEqual([409, '/problems/already-asked', 'S9']);
      expect((await notices(idOf('dr-kern'))).slice(before)).toEqual(['doctor-change-wished']);
      expect(await notices(idOf('dr-staf'))).toContain('doctor-change-wished');
      for (const who of ['dr-kern', 'dr-staf', 'jan']) {
        expect((await get(who, '/v1/doctor-change-wishes')).body['items']).toEqual([
          { id: wish.body['wishId'], employeeId: idOf('jan'), askedAt: expect.any(String) },
        ]);
      }
      expect((await get('kees', '/v1/doctor-change-wishes')).body['items']).toEqual([]);
    });

    test('S9 is open to be made again once the doctor changed', async () => {
      const path = `/v1/employees/${idOf('jan')}/doctor-change-wishes`;
      await give('dr-staf', idOf('jan'), idOf('dr-smit'));
      expect((await post('jan', path)).status).toBe(201);
    });

    test('S9 is nobody’s but the person’s', async () => {
      expect(told(await post('dr-vos', `/v1/employees/${idOf('jan')}/doctor-change-wishes`))).toEqual([
        403,
        '/problems/role-cannot',
        'S9',
      ]);
      expect(told(await get('dr-vos', '/v1/doctor-change-wishes'))).toEqual([403, '/problems/role-cannot', 'S9']);
      const [foreign, unknown] = [
        await post('jan', `/v1/employees/${idOf('kees')}/doctor-change-wishes`),
        await post('jan', `/v1/employees/${randomUUID()}/doctor-change-wishes`),
      ];
      expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([404, { ...unknown.body, instance: '' }]);
    });
  });

  test('A6 every giving is in the trail, with whose dossier it was', async () => {
    const lines = await cast.sql<Record<string, unknown>>(
      `SELECT DISTINCT action, acting_role, outcome, rule FROM trail.line
       WHERE employee_id = $1 AND kind = 'Responsibility' AND action IN ('grant') ORDER BY 1, 2, 3`,
      [idOf('jan')],
    );
    expect(lines).toContainEqual({
      action: 'grant',
      acting_role: 'core-expert-doctor',
      outcome: 'allowed',
      rule: 'S9',
    });
    expect(lines).toContainEqual({ action: 'grant', acting_role: null, outcome: 'refused', rule: 'S9' });
  });
});
