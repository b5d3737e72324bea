import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plainDate } from '../../src/platform/calendar/local-date.js';
import { sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const registeredUntil = '2099-01-01';
const REACH = ['city', 'familyName', 'givenName', 'houseNumber', 'id', 'infix', 'phone', 'postcode', 'street'];

describe('the employee dossier', () => {
  let world: StaffWorld;
  let janAbsence: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme');
    await world.employer('globex');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, 'company-doctor', { registeredUntil });
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    world.says('cm-acme', 'absence-guidance');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('jan', 'employee', { kind: 'employee' });
    await world.person('manager', 'account-manager');
    const vos = { doctorId: world.id('dr-vos') };
    const absentSince = world.day(-10);
    janAbsence = await world.employee('jan-acme', 'acme', { ...vos, accountId: world.id('jan'), absentSince });
    await world.employee('kees', 'acme', vos);
    await world.employee('piet', 'globex', { doctorId: world.id('dr-smit'), absentSince });
    await world.employee('jan-globex', 'globex', { accountId: world.id('jan') });
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id('jan-acme'));
  });
  afterAll(() => world.close());

  const staffOf = (employer: string): string => `/v1/employers/${world.id(employer)}/employees`;
  const idsFor = async (who: string, path: string): Promise<unknown[]> =>
    (await world.everybody(who, path)).map(({ id }) => id);
  const ids = (...names: string[]): unknown => expect.arrayContaining(names.map((name) => world.id(name)));
  const statusFor = async (who: string, path: string): Promise<number> => (await world.get(who, path)).status;

  test("V6 an officer sees the own staff, all of it, and nobody else's", async () => {
    const staff = await idsFor('acme-hr', staffOf('acme'));
    expect([staff.length, staff]).toEqual([2, ids('jan-acme', 'kees')]);
    expect(await idsFor('globex-hr', staffOf('globex'))).toEqual(ids('piet', 'jan-globex'));
  });

  test('V6 a page is as long as asked, the next one goes on where it ended, and a cursor is of one list', async () => {
    const first = await world.get('acme-hr', `${staffOf('acme')}?limit=1`);
    const { items, next } = first.body as { items: { id: string }[]; next: string };
    const second = await world.get('acme-hr', `${staffOf('acme')}?limit=1&after=${next}`);
    const both = [...items, ...(second.body['items'] as { id: string }[])].map(({ id }) => id);
    expect([both, second.body['next']]).toEqual([ids('jan-acme', 'kees'), null]);
    const elsewhere = await world.get('globex-hr', `${staffOf('globex')}?after=${next}`);
    expect(elsewhere.body['errors']).toEqual([{ at: 'after', code: 'not_a_cursor_of_this_list' }]);
  });

  test("V6 another's employee, absence and staff are as unknown as what never was", async () => {
    const pairs = [
      [staffOf('globex'), staffOf(UNKNOWN)],
      ...['', '/employments', '/absences'].map((of) => [
        `/v1/employees/${world.id('piet')}${of}`,
        `/v1/employees/${UNKNOWN}${of}`,
      ]),
      [`/v1/absences/${janAbsence}`, `/v1/absences/${UNKNOWN}`],
    ] as const;
    for (const [foreign = '', unknown = ''] of pairs) {
      const who = foreign.includes(janAbsence) ? 'globex-hr' : 'acme-hr';
      const [one, other] = [await world.get(who, foreign), await world.get(who, unknown)];
      expect(one.status).toBe(404);
      expect(sameButForId(one)).toEqual(sameButForId(other));
    }
  });

  test('V6 of who left the employer reads everything for two years, and then nothing, in one record as in a list', async () => {
    const ago = (days: number): string => plainDate(world.day(0)).subtract({ years: 2 }).add({ days }).toString();
    for (const [name, endsOn, status] of [
      ['lately', ago(0), 200],
      ['long-ago', ago(-1), 404],
    ] as const) {
      const absenceId = await world.employee(name, 'globex', { absentSince: ago(-9), endsOn });
      const one = `/v1/employees/${world.id(name)}`;
      const paths = [one, `${one}/employments`, `${one}/absences`, `/v1/absences/${absenceId}`];
      for (const path of [...paths, `/v1/absences/${absenceId}/versions`]) {
        expect([name, path, await statusFor('globex-hr', path)]).toEqual([name, path, status]);
      }
      for (const list of [staffOf('globex'), '/v1/employees']) {
        expect([name, (await idsFor('globex-hr', list)).includes(world.id(name))]).toEqual([name, status === 200]);
      }
      const recovery = await world.post('globex-hr', `/v1/absences/${absenceId}/recovery`, {
        recoveredOn: ago(0),
        version: 1,
      });
      expect([name, recovery.status]).toEqual([name, status === 200 ? 201 : 404]);
    }
  });

  test('S7 who guides the absent sees them, how to reach them, and nothing else of them', async () => {
    for (const who of ['cm-acme', 'expert']) {
      const [jan, ...others] = await world.everybody(who, staffOf('acme'));
      expect(others).toEqual([]);
      expect(Object.keys(jan ?? {}).toSorted()).toEqual([...REACH, 'employerId'].toSorted());
      expect(await statusFor(who, `/v1/employees/${world.id('jan-acme')}`)).toBe(200);
      expect(await statusFor(who, `/v1/absences/${janAbsence}`)).toBe(200);
      expect(await statusFor(who, `/v1/employees/${world.id('kees')}`)).toBe(404);
      expect(await statusFor(who, `/v1/employees/${world.id('kees')}/absences`)).toBe(404);
      expect(await statusFor(who, staffOf('globex'))).toBe(404);
      expect(await statusFor(who, `/v1/employees/${world.id('jan-acme')}/employments`)).toBe(403);
    }
  });

  test("S7 a doctor sees whom he guides, an assistant for whom a doctor delegated; no employer's list", async () => {
    expect(await idsFor('dr-vos', '/v1/employees')).toEqual(ids('jan-acme', 'kees'));
    expect(await idsFor('dr-smit', '/v1/employees')).toEqual([world.id('piet')]);
    expect(await idsFor('anna', '/v1/employees')).toEqual([world.id('jan-acme')]);
    const [jan] = await world.everybody('anna', '/v1/employees');
    expect(Object.keys(jan ?? {}).toSorted()).toEqual(REACH);
    for (const who of ['dr-vos', 'anna', 'jan', 'dr-kern']) expect(await statusFor(who, staffOf('acme'))).toBe(404);
    expect(await statusFor('dr-smit', `/v1/employees/${world.id('kees')}`)).toBe(404);
    expect(await statusFor('anna', `/v1/employees/${world.id('kees')}`)).toBe(404);
  });

  test('S4 a deputy sees whose dossiers he may open, while he deputises', async () => {
    expect(await idsFor('dr-kern', '/v1/employees')).toEqual([]);
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by, entered_at)
       VALUES (gen_random_uuid(), $1, $2, '2020-01-01', '2098-01-01', 'leave', $1, '2020-01-01')`,
      [world.id('dr-smit'), world.id('dr-kern')],
    );
    expect(await idsFor('dr-kern', '/v1/employees')).toEqual([world.id('piet')]);
  });

  test('I1 the employee sees the own dossiers, one an employer, and all that is in them', async () => {
    expect(await idsFor('jan', '/v1/employees')).toEqual(ids('jan-acme', 'jan-globex'));
    const own = await world.get('jan', `/v1/employees/${world.id('jan-acme')}`);
    expect(Object.keys(own.body)).toHaveLength(14);
    const employments = await world.get('jan', `/v1/employees/${world.id('jan-acme')}/employments`);
    expect(employments.body['items']).toMatchObject([{ startsOn: '2020-01-01', endsOn: null, hoursPerWeek: 36 }]);
    const absences = await world.get('jan', `/v1/employees/${world.id('jan-acme')}/absences`);
    expect(absences.body['items']).toMatchObject([{ id: janAbsence, recoveredOn: null, nursingAddress: null }]);
    expect(await statusFor('jan', `/v1/employees/${world.id('kees')}`)).toBe(404);
  });

  test('S7 who keeps relations sees no employee', async () => {
    const answer = await world.get('manager', `/v1/employees/${world.id('kees')}`);
    expect([answer.status, answer.body['rule']]).toEqual([403, 'S7']);
  });

  test('A1 a list leaves a line for each person it showed', async () => {
    const before = (await world.lines('read', 'Employee')).length;
    await world.get('acme-hr', staffOf('acme'));
    const lines = (await world.lines('read', 'Employee')).slice(before);
    const shown = lines.map(({ recordId, employeeId }) => [recordId, employeeId]);
    expect(shown).toHaveLength(2);
    for (const name of ['jan-acme', 'kees']) expect(shown).toContainEqual([world.id(name), world.id(name)]);
  });

  test('A1 an employment or absence that was shown leaves a line under whose it is', async () => {
    await world.get('acme-hr', `/v1/absences/${janAbsence}`);
    const [line] = (await world.lines('read', 'Absence')).slice(-1);
    expect(line).toMatchObject({ recordId: janAbsence, employeeId: world.id('jan-acme'), outcome: 'allowed' });
  });
});
