import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';
import { REPORT } from './staff-world.js';

const registeredUntil = '2099-01-01';

describe('who is responsible for an employee', () => {
  let world: SecrecyWorld;

  const give = (who: string, employee: string, doctor: string, headers?: Record<string, string>): Promise<Answer> =>
    world.post(who, historyOf(employee), { doctorId: world.id(doctor) }, headers);
  const historyOf = (employee: string): string => `/v1/employees/${world.id(employee)}/responsibilities`;
  const items = async (who: string, employee: string): Promise<Record<string, unknown>[]> =>
    (await world.get(who, historyOf(employee))).body['items'] as Record<string, unknown>[];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-old', ['company-doctor'], { registeredUntil: '2021-01-01' });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('ada', ['administrator']);
    await world.person('officer', ['data-protection-officer']);
    await world.personFor('acme', 'hr', 'employer-officer', { kind: 'external' });
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.person('kees', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { accountId: world.id('jan') });
    await world.employee("kees's", 'acme', { accountId: world.id('kees') });
  });
  afterAll(() => world.close());

  test('S9 it is given by the core-expert or the staff doctor, and the employee is told in the same moment', async () => {
    const given = await give('dr-kern', "jan's", 'dr-vos');
    const responsibilityId = given.body['responsibilityId'];
    expect([given.status, given.body]).toEqual([201, { responsibilityId, state: 'in-force', told: true }]);
    expect(await world.notices('jan')).toEqual(['your-doctor']);
    expect(await world.notices('dr-vos')).toEqual(['responsibility-given']);
    expect(await items('jan', "jan's")).toEqual([
      {
        id: responsibilityId,
        employeeId: world.id("jan's"),
        doctorId: world.id('dr-vos'),
        from: expect.any(String),
        until: null,
        endedBecause: null,
        toldOn: await world.day(0),
      },
    ]);
    expect((await world.pieces('dr-vos', "jan's")).status).toBe(200);
  });

  test.each([
    ['an administrator', 'ada'],
    ['an employer', 'hr'],
    ['a company doctor', 'dr-vos'],
    ['the employee', 'jan'],
    ['the data protection officer', 'officer'],
  ])('S9 it is never given by %s', async (_, who) => {
    expect(problemOf(await give(who, "jan's", 'dr-smit'))).toEqual([403, '/problems/role-cannot', 'S9']);
  });

  test('S9 it goes to a doctor alone; an account that does not exist is answered like one that is no doctor’s', async () => {
    const [none, other] = [await give('dr-staf', "kees's", randomUUID()), await give('dr-staf', "kees's", 'ada')];
    expect(problemOf(none)).toEqual([409, '/problems/not-a-doctor', 'S9']);
    expect(withoutInstance(none)).toEqual(withoutInstance(other));
    expect(problemOf(await give('dr-staf', "kees's", 'dr-old'))).toEqual([409, '/problems/not-registered', 'S15']);
    expect(await items('kees', "kees's")).toEqual([]);
  });

  test('S9 a new one ends the former in the same moment: exactly one, and the former doctor finds nothing', async () => {
    await world.employee('new', 'acme', { accountId: world.id('jan') });
    await give('dr-kern', 'new', 'dr-vos');
    expect((await world.pieces('dr-vos', 'new')).status).toBe(200);
    expect((await give('dr-staf', 'new', 'dr-smit')).status).toBe(201);
    expect((await world.pieces('dr-vos', 'new')).status).toBe(404);
    expect((await world.pieces('dr-smit', 'new')).status).toBe(200);
    const [former, present] = await items('officer', 'new');
    expect(former).toMatchObject({
      doctorId: world.id('dr-vos'),
      givenBy: world.id('dr-kern'),
      until: present?.['from'],
    });
    expect(present).toMatchObject({ doctorId: world.id('dr-smit'), givenBy: world.id('dr-staf'), until: null });
    // S9 — a former doctor sees that he was it, and nothing of who came after.
    expect(await items('dr-vos', 'new')).toEqual([former]);
  });

  test('S9 of many who give at once the last is responsible, and never two', async () => {
    await world.employee('many', 'acme');
    const doctors = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 'dr-vos' : 'dr-smit'));
    const answers = await Promise.all(doctors.map((doctor) => give('dr-staf', 'many', doctor)));
    const given = answers.filter(({ status }) => status === 201).length;
    expect(answers.filter(({ status }) => status === 409).length).toBe(answers.length - given);
    const all = await items('officer', 'many');
    expect([all.length, all.filter(({ until }) => until === null).length]).toEqual([given, 1]);
  });

  test('S9 it is not given anew to the doctor who has it', async () => {
    expect(problemOf(await give('dr-kern', "jan's", 'dr-vos'))).toEqual([409, '/problems/already-responsible', 'S9']);
  });

  test('D5 another’s employee and one that never existed are answered alike, byte for byte', async () => {
    const [foreign, unknown] = [
      await world.get('jan', historyOf("kees's")),
      await world.get('jan', historyOf(randomUUID())),
    ];
    expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
    expect((await give('dr-kern', randomUUID(), 'dr-vos')).status).toBe(404);
    for (const act of ['confirmation', 'end']) {
      expect((await world.post('dr-kern', `/v1/responsibilities/${randomUUID()}/${act}`)).status).toBe(404);
    }
  });

  test('D1 bad input is named by its place, and nothing is stored', async () => {
    await world.employee('untouched', 'acme');
    const bad = await world.post('dr-kern', historyOf('untouched'), { doctorId: 'dr-vos', since: '2020-01-01' });
    expect(bad.status).toBe(400);
    expect(bad.body['errors']).toEqual(
      expect.arrayContaining([
        { at: '/doctorId', code: 'invalid_format', rule: 'S9' },
        { at: '/since', code: 'unknown_key' },
      ]),
    );
    expect((await world.post('dr-kern', historyOf('untouched'))).status).toBe(400);
    expect((await world.get('dr-kern', '/v1/employees/1/responsibilities')).status).toBe(400);
    expect(await items('officer', 'untouched')).toEqual([]);
  });

  test('D10 the same request sent twice gives once, with the same answer', async () => {
    await world.employee('twice', 'acme');
    const key = { 'idempotency-key': randomUUID() };
    const once = await give('dr-kern', 'twice', 'dr-vos', key);
    const again = await give('dr-kern', 'twice', 'dr-vos', key);
    expect([once.status, again.status, again.body]).toEqual([201, 201, once.body]);
    expect((await give('dr-kern', 'twice', 'dr-smit', key)).status).toBe(422);
    expect((await items('officer', 'twice')).length).toBe(1);
  });

  test('A6 every giving, allowed or refused, is in the trail with whose dossier it was', async () => {
    const lines = await world.cast.sql<Record<string, unknown>>(
      `SELECT DISTINCT acting_role, outcome, rule FROM trail.line
       WHERE employee_id = $1 AND kind = 'Responsibility' AND action = 'grant' ORDER BY 1, 2, 3`,
      [world.id("jan's")],
    );
    expect(lines).toEqual([
      { acting_role: 'core-expert-doctor', outcome: 'allowed', rule: 'S9' },
      { acting_role: 'core-expert-doctor', outcome: 'conflict', rule: 'S9' },
      { acting_role: null, outcome: 'refused', rule: 'S9' },
    ]);
  });

  const doctors = async (who: string, what = ''): Promise<unknown> =>
    (await world.get(who, `/v1/doctors${what}`)).body['items'];
  const shownAs = (...names: string[]): unknown =>
    names
      .map((name) => ({ id: world.id(name), kind: 'staff', name }))
      .toSorted(({ id: one }, { id: other }) => (one < other ? -1 : 1));

  test('S9 who gives responsibilities finds the doctors who can act now, by name; S4 a doctor those who may stand in for him', async () => {
    for (const who of ['dr-kern', 'dr-staf']) {
      expect(await doctors(who)).toEqual(shownAs('dr-vos', 'dr-smit', 'dr-kern'));
      expect(await doctors(who, '?for=responsibility')).toEqual(shownAs('dr-vos', 'dr-smit'));
      expect(await doctors(who, '?for=training')).toEqual(shownAs('dr-vos', 'dr-smit'));
      expect(await doctors(who, '?for=deputising')).toEqual(shownAs('dr-kern'));
    }
    expect(await doctors('dr-vos')).toEqual(shownAs('dr-kern'));
    expect(await doctors('dr-vos', '?for=responsibility')).toEqual([]);
    expect((await world.get('dr-kern', '/v1/doctors?for=anything')).status).toBe(400);
    expect((await world.get('dr-kern', '/v1/doctors?name=dr-vos')).status).toBe(400);
  });

  test.each(['ada', 'hr', 'officer'])('S9 they are no list for %s', async (who) => {
    const { status, body } = await world.get(who, '/v1/doctors');
    expect([status, body['rule']]).toEqual([403, 'S9']);
  });

  test('S14, I9 the employee finds the doctors who can act now, and a name for every doctor', async () => {
    expect(await doctors('jan')).toEqual(shownAs('dr-vos', 'dr-smit'));
    for (const name of ['dr-vos', 'dr-smit', 'dr-kern', 'dr-staf']) {
      const { body } = await world.get('jan', `/v1/accounts/${world.id(name)}`);
      expect(body).toEqual({ id: world.id(name), kind: 'staff', name });
    }
  });

  test('A6 who reads the trail knows who acted, by name; S7 of an employee there is none', async () => {
    const one = (name: string): string => `/v1/account-names/${world.id(name)}`;
    expect((await world.get('officer', one('hr'))).body).toEqual({ id: world.id('hr'), kind: 'external', name: 'hr' });
    const { body } = await world.get('officer', '/v1/account-names?limit=100');
    const names = (body['items'] as { id: string; name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['dr-vos', 'ada', 'officer', 'hr']));
    expect(names).not.toContain('jan');
    const janHere = await world.get('officer', one('jan'));
    expect([janHere.status, withoutInstance(janHere)]).toEqual([
      404,
      withoutInstance(await world.get('officer', one(randomUUID()))),
    ]);
    for (const who of ['dr-vos', 'ada', 'jan', 'hr']) {
      const refused = await world.get(who, one('dr-vos'));
      expect([refused.status, refused.body['rule']]).toEqual([403, 'A6']);
    }
  });

  test('S7, S15 nobody is in it who was shut, and nobody with the day after his registration ended', async () => {
    const shut = `/v1/accounts/${world.id('dr-smit')}`;
    expect((await world.post('ada', `${shut}/suspension`)).status).toBe(201);
    expect(await doctors('dr-kern', '?for=responsibility')).toEqual(shownAs('dr-vos'));
    expect((await world.post('ada', `${shut}/reinstatement`)).status).toBe(201);
    const until = 'UPDATE access.registration SET valid_until = $2 WHERE account_id = $1';
    await world.cast.sql(until, [world.id('dr-smit'), await world.day(-1)]);
    expect(await doctors('dr-kern', '?for=responsibility')).toEqual(shownAs('dr-vos'));
    await world.cast.sql(until, [world.id('dr-smit'), await world.day(0)]);
    expect(await doctors('dr-kern', '?for=responsibility')).toEqual(shownAs('dr-vos', 'dr-smit'));
  });

  test('P7 the list of accounts stays the own one', async () => {
    const { body } = await world.get('dr-kern', '/v1/accounts');
    expect(body['items']).toMatchObject([{ id: world.id('dr-kern') }]);
    expect((await world.get('dr-kern', `/v1/accounts/${world.id('dr-vos')}`)).status).toBe(404);
  });

  test('S9 a sick report of somebody without a doctor tells who gives responsibilities, by id; with a doctor it tells nobody', async () => {
    const report = { ...REPORT, staffNumber: '70001', firstDay: await world.day(0) };
    const reported = await world.post('hr', `/v1/employers/${world.id('acme')}/sick-reports`, report);
    const { employeeId, absenceId } = reported.body;
    expect(await world.toldOfWant(employeeId)).toEqual(['dr-kern', 'dr-staf'].map((name) => world.id(name)).toSorted());
    expect(await world.notices('dr-kern', employeeId)).toEqual(['doctor-wanted']);
    await world.cast.sql('DELETE FROM desk.notice WHERE about = $1', [employeeId]);
    expect((await give('dr-kern', String(employeeId), 'dr-vos')).status).toBe(201);
    const recovery = { recoveredOn: report.firstDay, version: 1 };
    await world.post('hr', `/v1/absences/${String(absenceId)}/recovery`, recovery);
    const again = await world.post('hr', `/v1/employers/${world.id('acme')}/sick-reports`, report);
    expect([again.status, await world.toldOfWant(employeeId)]).toEqual([201, []]);
  });

  test('S6 who holds derived secrecy gets no non-medical discipline beside it, until it is withdrawn', async () => {
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
    const delegation = await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id("jan's"));
    const propose = (): Promise<Answer> =>
      world.post('ada', `/v1/accounts/${world.id('anna')}/roles`, {
        role: 'labour-expert',
        employerId: world.id('acme'),
      });
    expect(problemOf(await propose())).toEqual([403, '/problems/holds-derived-secrecy', 'S6']);
    await world.post('dr-vos', `/v1/delegations/${delegation}/withdrawal`);
    expect((await propose()).status).toBe(201);
  });
});
