import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { asLogin } from '../harness/raw-client.js';
import { problemOf, REPORT, StaffWorld } from './staff-world.js';

const registeredUntil = '2099-01-01';
const BORN = '1980-02-29';
const SEARCH = '/v1/emergencies/search';

describe('somebody who is sought in an emergency', () => {
  let world: StaffWorld;
  let sanne: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['absence-guidance', 'examinations']);
    await world.employer('globex', ['absence-guidance']);
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, 'company-doctor', { registeredUntil });
    await world.person('dr-old', 'company-doctor', { registeredUntil: '2021-01-01' });
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil });
    await world.person('cas', 'case-manager', {}, 'acme');
    await world.person('ada', 'administrator');
    for (const who of ['dr-vos', 'dr-smit', 'dr-old', 'dr-kern']) world.says(who, 'emergency');
    sanne = String((await applies('acme', 'A1')).body['employeeId']);
    await world.report('globex', 'A1', { familyName: 'Bakker' });
  });
  afterAll(() => world.close());

  const applies = (employer: string, staffNumber: string): Promise<Answer> =>
    world.post(`${employer}-hr`, `/v1/employers/${world.id(employer)}/applicants`, {
      ...REPORT,
      staffNumber,
      birthDate: BORN,
    });
  const seek = (who: string, sought: object): Promise<Answer> => world.post(who, SEARCH, sought);
  const forget = (): Promise<unknown> =>
    world.cast.sql(`UPDATE employee.person_search SET searched_at = searched_at - interval '2 hours'`);

  test('S8 is found by exactly name and birth date, or name and staff number; what is shown tells people apart and no more', async () => {
    const found = {
      id: sanne,
      employerId: world.id('acme'),
      givenName: 'Sanne',
      infix: 'van den',
      familyName: 'Strijbosch',
      birthDate: BORN,
    };
    for (const sought of [
      { familyName: 'strijbosch', birthDate: BORN },
      { familyName: 'Strijbosch', staffNumber: 'a1' },
    ]) {
      const { status, body } = await seek('dr-vos', sought);
      expect([status, body]).toEqual([201, { items: [found] }]);
    }
    for (const sought of [
      { familyName: 'Strijbos', birthDate: BORN },
      { familyName: 'Strijbosch', birthDate: '1980-02-28' },
      { familyName: 'Strijbosch', staffNumber: 'A2' },
    ]) {
      expect((await seek('dr-kern', sought)).body).toEqual({ items: [] });
    }
  });

  test('A6, I9 each search leaves a line, of whom it found his own; S8 what is found is what an emergency opens', async () => {
    const lines = await world.lines('read', 'FoundPerson');
    expect(lines.filter(({ employeeId }) => employeeId === sanne)).toHaveLength(2);
    expect(lines.filter(({ employeeId }) => employeeId === null).length).toBeGreaterThanOrEqual(3);
    const opening = { employeeId: sanne, ground: 'life-in-danger', reason: 'found unconscious' };
    expect((await world.post('dr-smit', '/v1/emergencies', opening)).status).toBe(201);
  });

  test('S8, S15 nobody seeks but a registered doctor with a fresh sign-in', async () => {
    const sought = { familyName: 'Strijbosch', birthDate: BORN };
    for (const who of ['cas', 'ada', 'acme-hr']) {
      expect(problemOf(await seek(who, sought))).toEqual([403, '/problems/role-cannot', 'S8']);
    }
    expect(problemOf(await seek('dr-old', sought))).toEqual([403, '/problems/registration-not-in-force', 'S15']);
    const bad = await seek('dr-vos', { familyName: 'Strijbosch' });
    expect([bad.status, bad.body['errors']]).toEqual([
      400,
      [expect.objectContaining({ code: 'birth_date_or_staff_number' })],
    ]);
  });

  test('E1 after as many searches as an hour bears the next one is refused, found or not', async () => {
    await forget();
    const answers: number[] = [];
    for (let i = 0; i < 10; i += 1)
      answers.push((await seek('dr-smit', { familyName: 'Nobody', staffNumber: '1' })).status);
    expect(new Set(answers)).toEqual(new Set([201]));
    const refused = await seek('dr-smit', { familyName: 'Strijbosch', birthDate: BORN });
    expect(problemOf(refused)).toEqual([409, '/problems/too-many-searches', 'E1']);
    await forget();
    expect((await seek('dr-smit', { familyName: 'Strijbosch', birthDate: BORN })).body['items']).toHaveLength(1);
  });

  test('E1 the database shows nobody who was not named, nor without the search being counted, nor one more than that', async () => {
    const names = async (purpose: string, sought: boolean, counted: boolean): Promise<number> =>
      asLogin(world.service.databases, 'employee', async (client) => {
        await client.query('BEGIN');
        await client.query(
          "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', 'company-doctor', true), set_config('kluis.purpose', $2, true)",
          [world.id('dr-vos'), purpose],
        );
        if (counted) {
          const add = 'INSERT INTO employee.person_search (id, searched_by) VALUES ($1, access.acting_account())';
          await client.query(add, [randomUUID()]);
        }
        if (sought) {
          const [{ digest } = { digest: Buffer.alloc(0) }] = await world.cast.sql<{ digest: Buffer }>(
            'SELECT name_digest AS digest FROM employee.identity WHERE employee_id = $1',
            [sanne],
          );
          await client.query("SELECT set_config('kluis.sought', $1, true)", [`{"\\\\x${digest.toString('hex')}"}`]);
        }
        const { rowCount } = await client.query('SELECT employee_id FROM employee.identity');
        await client.query('ROLLBACK');
        return rowCount ?? 0;
      });
    await forget();
    expect(await names('emergency', true, true)).toBe(1);
    expect(await names('emergency', false, true)).toBe(0);
    expect(await names('emergency', true, false)).toBe(0);
    await expect(names('absence-guidance', true, true)).rejects.toMatchObject({ code: '42501' });
  });
});
