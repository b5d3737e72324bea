import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { givenNameOf } from '../data/staff-file.js';
import { problemOf, REPORT, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const { street, houseNumber, postcode, city } = REPORT;
const ADDRESS = { street, houseNumber, postcode, city };

describe('a sick report', () => {
  let world: StaffWorld;
  let today: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    today = world.day(0);
    await world.employer('acme', ['absence-guidance']);
    await world.employer('globex', ['absence-guidance'], true);
    await world.employer('initech', ['payroll']);
    await world.employer('umbrella', []);
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    world.says('cm-acme', 'absence-guidance');
  });
  afterAll(() => world.close());

  const read = async (path: string, who = 'acme-hr'): Promise<Answer['body']> => (await world.get(who, path)).body;
  const recover = (absenceId: unknown, body: object, who = 'acme-hr'): Promise<Answer> =>
    world.post(who, `/v1/absences/${String(absenceId)}/recovery`, body);
  const countOfKeys = async (employeeId: unknown): Promise<number> => {
    const { keys } = world.service.databases.urls;
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: keys });
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM keys.data_key WHERE owner_id = $1', [employeeId]);
    await client.end();
    return rowCount ?? 0;
  };

  test('V9 of somebody unknown makes the employee: both keys, identity, an employment whose start nobody said', async () => {
    const nursingAddress = { street: 'Kade', houseNumber: '1', postcode: '1011 AA', city: 'Amsterdam' };
    const made = await world.report('acme', '20001', { nursingAddress });
    const { employeeId, absenceId } = made.body;
    expect([made.status, made.body]).toEqual([201, { employeeId, absenceId, version: 1, known: false }]);
    expect(await countOfKeys(employeeId)).toBe(2);
    const { employerId, id, ...person } = await read(`/v1/employees/${String(employeeId)}`);
    expect([employerId, id]).toEqual([world.id('acme'), employeeId]);
    expect(person).toEqual({
      ...REPORT,
      givenName: givenNameOf('20001'),
      staffNumber: '20001',
      birthDate: null,
      email: null,
    });
    const employments = await read(`/v1/employees/${String(employeeId)}/employments`);
    expect(employments['items']).toMatchObject([{ startsOn: null, endsOn: null, hoursPerWeek: null }]);
    const absence = { id: absenceId, employeeId, firstDay: today, recoveredOn: null, version: 1 };
    expect(await read(`/v1/absences/${String(absenceId)}`)).toEqual({
      ...absence,
      phone: REPORT.phone,
      contactAddress: ADDRESS,
      nursingAddress,
    });
  });

  test('V9 of a staff number on record attaches the absence to that person, with the address that is said for it', async () => {
    const first = await world.report('acme', '20002', { firstDay: world.day(-30) });
    await recover(first.body['absenceId'], { recoveredOn: world.day(-20), version: 1 });
    const again = await world.report('acme', '20002', { street: 'Nieuwstraat', phone: '0478123456' });
    expect(again.body).toMatchObject({ employeeId: first.body['employeeId'], known: true });
    const path = `/v1/employees/${String(first.body['employeeId'])}`;
    expect(await read(path)).toMatchObject({ street: 'Zeestraat', phone: REPORT.phone });
    expect((await read(`${path}/absences`))['items']).toMatchObject([
      { id: again.body['absenceId'], phone: '0478123456', contactAddress: { ...ADDRESS, street: 'Nieuwstraat' } },
      { id: first.body['absenceId'], contactAddress: ADDRESS },
    ]);
  });

  test('V9 the same staff number at another employer is another person', async () => {
    const [acme, globex] = [await world.report('acme', '20003'), await world.report('globex', '20003')];
    expect([acme.status, globex.status, globex.body['known']]).toEqual([201, 201, false]);
    expect(acme.body['employeeId']).not.toBe(globex.body['employeeId']);
  });

  test('V9 a mistyped number puts no absence to somebody else', async () => {
    await world.report('acme', '20004', { firstDay: world.day(-3) });
    const before = await world.count('absence', 'acme');
    const other = await world.report('acme', '20004', { familyName: 'Janssen' });
    expect(problemOf(other)).toEqual([409, '/problems/another-person', 'V9']);
    expect(await world.count('absence', 'acme')).toBe(before);
  });

  test('V1 one absence runs at a time, and the next one begins when the last has ended', async () => {
    const first = await world.report('acme', '20005', { firstDay: world.day(-10) });
    for (const day of [-12, -10, 0]) {
      const second = await world.report('acme', '20005', { firstDay: world.day(day) });
      expect(problemOf(second)).toEqual([409, '/problems/absent-already', 'V1']);
    }
    await recover(first.body['absenceId'], { recoveredOn: world.day(-5), version: 1 });
    const during = await world.report('acme', '20005', { firstDay: world.day(-6) });
    expect(problemOf(during)).toEqual([409, '/problems/absent-already', 'V1']);
    expect((await world.report('acme', '20005', { firstDay: world.day(-5) })).status).toBe(201);
  });

  test('V1 of ten reports of one unknown person at once, one is recorded, and one person', async () => {
    const before = await world.count('identity', 'acme');
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.report('acme', '20006')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(await world.count('identity', 'acme')).toBe(before + 1);
  });

  test('V9 the same report sent twice under one key is one report', async () => {
    const before = await world.count('absence', 'acme');
    const [first, again] = [
      await world.report('acme', '20007', {}, 'sick-report-20007'),
      await world.report('acme', '20007', {}, 'sick-report-20007'),
    ];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(await world.count('absence', 'acme')).toBe(before + 1);
    const other = await world.report('acme', '20008', {}, 'sick-report-20007');
    expect([other.status, await world.count('absence', 'acme')]).toEqual([422, before + 1]);
  });

  test('D7 is recorded only under an agreement in force with absence guidance', async () => {
    expect(problemOf(await world.report('initech', '1'))).toEqual([403, '/problems/not-agreed', 'D7']);
    expect(problemOf(await world.report('umbrella', '1'))).toEqual([403, '/problems/no-agreement', 'D7']);
    expect(await world.count('identity', 'initech')).toBe(0);
  });

  test('V6 after the employment ended it is recorded only for an employer that bears the sick-pay risk', async () => {
    const endsOn = world.day(-30);
    for (const employer of ['acme', 'globex']) {
      const made = await world.report(employer, '20009', { firstDay: world.day(-60) });
      await recover(made.body['absenceId'], { recoveredOn: world.day(-50), version: 1 }, `${employer}-hr`);
      for (const table of ['access.employment', 'employee.employment']) {
        await world.cast.sql(`UPDATE ${table} SET ends_on = $2 WHERE employee_id = $1`, [
          made.body['employeeId'],
          endsOn,
        ]);
      }
    }
    expect(problemOf(await world.report('acme', '20009'))).toEqual([409, '/problems/not-employed-then', 'V6']);
    expect((await world.report('acme', '20009', { firstDay: endsOn })).status).toBe(201);
    expect((await world.report('globex', '20009')).status).toBe(201);
  });

  test("V6 for another's employer is as unknown as for one that never was", async () => {
    const body = { ...REPORT, staffNumber: '1', firstDay: today };
    const [foreign, unknown] = await Promise.all(
      ['globex', UNKNOWN].map((id) => world.post('acme-hr', `/v1/employers/${world.id(id)}/sick-reports`, body)),
    );
    expect(foreign?.status).toBe(404);
    expect(foreign && sameButForId(foreign)).toEqual(unknown && sameButForId(unknown));
    const caseManager = await world.post('cm-acme', `/v1/employers/${world.id('acme')}/sick-reports`, body);
    expect(caseManager.status).toBe(403);
  });

  test.each([
    ['a remark', { remark: 'griep' }, '/remark'],
    ['a citizen service number', { bsn: '111222333' }, '/bsn'],
    ['one as staff number', { staffNumber: '111222333' }, '/staffNumber'],
    ['a phone that says why', { phone: 'ligt in het ziekenhuis' }, '/phone'],
    ['a house number that says why', { houseNumber: '34 hiv' }, '/houseNumber'],
    ['an infix that says why', { infix: 'griep' }, '/infix'],
    ['a citizen service number in the street', { street: 'Zeestraat 951227622' }, '/street'],
    ['an address that says why', { city: 'Ziekenhuis, afdeling 3' }, '/city'],
    ['a first day the day after tomorrow', { firstDay: 2 }, '/firstDay'],
    ['a first day four years ago', { firstDay: -1461 }, '/firstDay'],
  ])('V9 with %s it is refused by its field, and nothing is stored', async (_, otherwise, at) => {
    const before = [await world.count('identity', 'acme'), await world.count('absence', 'acme')];
    const day = 'firstDay' in otherwise && typeof otherwise.firstDay === 'number' ? otherwise.firstDay : null;
    const answer = await world.report('acme', '20010', day === null ? otherwise : { firstDay: world.day(day) });
    expect([answer.status, answer.body['rule']]).toEqual([400, 'V9']);
    expect(answer.body['errors']).toEqual([expect.objectContaining({ at, rule: 'V9' })]);
    expect([await world.count('identity', 'acme'), await world.count('absence', 'acme')]).toEqual(before);
  });

  test('V9 the shift of tomorrow may be reported today; until it comes nobody is absent', async () => {
    const made = await world.report('acme', '20011', { firstDay: world.day(1) });
    expect(made.status).toBe(201);
    const staff = await world.everybody('cm-acme', `/v1/employers/${world.id('acme')}/employees`);
    expect(staff.map(({ id }) => id)).not.toContain(made.body['employeeId']);
  });

  test('D5 nothing of it lies in the database as it was said', async () => {
    const { body } = await world.report('acme', '20012', { familyName: 'Zonneveld-Marker' });
    const found = await world.cast.sql(
      `SELECT 1 FROM employee.identity i JOIN employee.employment m USING (employee_id) JOIN employee.absence a USING (employee_id)
       WHERE i.employee_id = $1 AND position('Marker'::bytea IN i.sealed || m.sealed || a.sealed || i.number_digest) > 0`,
      [body['employeeId']],
    );
    expect(found).toEqual([]);
    expect(world.service.logged.join('\n')).not.toContain('Marker');
  });

  test('S7 when somebody has recovered, who guided the absence sees him no more', async () => {
    const { absenceId, employeeId } = (await world.report('acme', '20013', { firstDay: world.day(-2) })).body;
    const seen = async (): Promise<number> =>
      (await world.get('cm-acme', `/v1/employees/${String(employeeId)}`)).status;
    expect(await seen()).toBe(200);
    expect((await recover(absenceId, { recoveredOn: today, version: 1 })).body).toEqual({ absenceId, version: 2 });
    expect(await seen()).toBe(404);
    expect(await read(`/v1/absences/${String(absenceId)}`)).toMatchObject({ recoveredOn: today, version: 2 });
  });

  test('V1 a recovery is recorded once, on the version that was read, and of two at once one', async () => {
    const { absenceId } = (await world.report('acme', '20014', { firstDay: world.day(-2) })).body;
    expect(problemOf(await recover(absenceId, { recoveredOn: today, version: 2 }))).toEqual([
      409,
      '/problems/stale-version',
      undefined,
    ]);
    const both = await Promise.all(
      [-1, 0].map(async (day) => recover(absenceId, { recoveredOn: world.day(day), version: 1 })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { recoveredOn } = await read(`/v1/absences/${String(absenceId)}`);
    const again = await recover(absenceId, { recoveredOn, version: 2 });
    expect(problemOf(again)).toEqual([409, '/problems/recovered-already', 'V1']);
  });

  test('V8 a recovery that was reported wrongly is corrected, as a new version, until the next absence', async () => {
    const { absenceId, employeeId } = (await world.report('acme', '20017', { firstDay: world.day(-9) })).body;
    const path = `/v1/absences/${String(absenceId)}`;
    await recover(absenceId, { recoveredOn: today, version: 1 });
    const stale = await recover(absenceId, { recoveredOn: world.day(-3), version: 1 });
    expect(problemOf(stale)).toEqual([409, '/problems/stale-version', undefined]);
    const corrected = await recover(absenceId, { recoveredOn: world.day(-3), version: 2 });
    expect([corrected.status, corrected.body]).toEqual([201, { absenceId, version: 3 }]);
    expect(await read(path)).toMatchObject({ recoveredOn: world.day(-3), version: 3 });
    const [line] = (await world.lines('amend', 'Absence')).slice(-1);
    expect(line).toMatchObject({ recordId: absenceId, employeeId, outcome: 'allowed' });
    expect((await world.report('acme', '20017', { firstDay: world.day(-2) })).status).toBe(201);
    const late = await recover(absenceId, { recoveredOn: today, version: 3 });
    expect(problemOf(late)).toEqual([409, '/problems/absent-again', 'V8']);
    expect(await read(path)).toMatchObject({ recoveredOn: world.day(-3), version: 3 });
  });

  test('S7 the list of whom somebody works for is an officer’s staff, and the absent for who guides them', async () => {
    const { absenceId, employeeId } = (await world.report('acme', '20018', { firstDay: world.day(-9) })).body;
    const foreign = (await world.report('globex', '20018')).body['employeeId'];
    const idsFor = async (who: string) => (await world.everybody(who, '/v1/employees')).map(({ id }) => id);
    for (const who of ['acme-hr', 'cm-acme']) {
      expect(await idsFor(who)).toContain(employeeId);
      expect(await idsFor(who)).not.toContain(foreign);
    }
    await recover(absenceId, { recoveredOn: today, version: 1 });
    expect(await idsFor('acme-hr')).toContain(employeeId);
    expect(await idsFor('cm-acme')).not.toContain(employeeId);
  });

  test("V9 a recovery lies between the first day and tomorrow, and is the own employee's", async () => {
    const { absenceId } = (await world.report('acme', '20015', { firstDay: world.day(-2) })).body;
    for (const [day, code] of [
      [-3, 'before_first_day'],
      [2, 'in_the_future'],
    ] as const) {
      const answer = await recover(absenceId, { recoveredOn: world.day(day), version: 1 });
      expect(answer.body['errors']).toEqual([expect.objectContaining({ at: '/recoveredOn', code })]);
    }
    const recovery = { recoveredOn: today, version: 1 };
    const [foreign, unknown] = [
      await recover(absenceId, recovery, 'globex-hr'),
      await recover(UNKNOWN, recovery, 'globex-hr'),
    ];
    expect([foreign.status, sameButForId(foreign)]).toEqual([404, sameButForId(unknown)]);
    expect(await read(`/v1/absences/${String(absenceId)}`)).toMatchObject({ recoveredOn: null, version: 1 });
    const noted = await recover(absenceId, { ...recovery, note: 'nog zwak' });
    expect(noted.body['errors']).toEqual([{ at: '/note', code: 'unknown_key', rule: 'V9' }]);
  });

  test('A1 a report leaves a line under whose absence it is; a refused one says so', async () => {
    const { absenceId, employeeId } = (await world.report('acme', '20016')).body;
    await world.report('acme', '20016');
    const [reported, refused] = (await world.lines('record', 'Absence')).slice(-2);
    expect(reported).toMatchObject({ recordId: absenceId, employeeId, outcome: 'allowed', status: 201, rule: 'V9' });
    expect(refused).toMatchObject({ outcome: 'conflict', status: 409, rule: 'V1' });
  });
});
