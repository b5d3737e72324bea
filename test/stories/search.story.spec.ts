import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, REPORT, sameButForId, StaffWorld } from './staff-world.js';

const registeredUntil = '2099-01-01';
const BORN = '1980-02-29';
const SEARCH = '/v1/employee-search';

describe('one whom somebody seeks among his own people', () => {
  let world: StaffWorld;
  let sanne: string;
  let bakker: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['absence-guidance', 'examinations']);
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, 'company-doctor', { registeredUntil });
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: registeredUntil });
    await world.person('cas', 'case-manager', {}, 'acme');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('jan', 'employee', { kind: 'employee' });
    world.says('cas', 'absence-guidance');
    const applicant = { ...REPORT, staffNumber: 'A1', birthDate: BORN };
    sanne = String(
      (await world.post('acme-hr', '/v1/employers/' + world.id('acme') + '/applicants', applicant)).body['employeeId'],
    );
    bakker = String((await world.report('acme', 'B2', { familyName: 'Bakker' })).body['employeeId']);
    await world.cast.responsibility(sanne, world.id('dr-vos'));
    await world.cast.responsibility(bakker, world.id('dr-smit'));
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), sanne);
  });
  afterAll(() => world.close());

  const seek = (who: string, sought: object): Promise<Answer> => world.post(who, SEARCH, sought);
  const found = async (who: string, sought: object): Promise<unknown> => {
    const { status, body } = await seek(who, sought);
    expect([who, status]).toEqual([who, 201]);
    return body['items'];
  };

  test('S7 a doctor finds his own by name or birth date, an assistant and a case manager theirs by name, as their list shows them', async () => {
    for (const sought of [
      { familyName: 'strijbosch' },
      { birthDate: BORN },
      { familyName: 'Strijbosch', birthDate: BORN },
    ]) {
      expect(await found('dr-vos', sought)).toEqual(await world.everybody('dr-vos', '/v1/employees'));
    }
    expect(await found('dr-vos', { familyName: 'Strijbosch', birthDate: '1980-02-28' })).toEqual([]);
    expect(await found('anna', { familyName: 'Strijbosch' })).toEqual(await world.everybody('anna', '/v1/employees'));
    expect(await found('cas', { familyName: 'Bakker' })).toEqual(await world.everybody('cas', '/v1/employees'));
  });

  test("S1 another's employee is found like nobody: the same answer, and the same lines in the trail", async () => {
    for (const [who, theirs] of [
      ['dr-vos', { familyName: 'Bakker' }],
      ['dr-smit', { birthDate: BORN }],
      ['anna', { familyName: 'Bakker' }],
      ['cas', { familyName: 'Strijbosch' }],
      ['dr-kern', { familyName: 'Bakker' }],
    ] as const) {
      const nobody = 'familyName' in theirs ? { familyName: 'Nobody' } : { birthDate: '1951-05-05' };
      const before = await world.lines('search', 'Employee');
      const answers = [sameButForId(await seek(who, theirs)), sameButForId(await seek(who, nobody))];
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toEqual([201, '{"items":[]}']);
      const [one, other] = (await world.lines('search', 'Employee')).slice(before.length);
      expect(one).toEqual({ recordId: null, employeeId: null, outcome: 'allowed', status: 201, rule: 'A6' });
      expect(other).toEqual(one);
    }
  });

  test('S4 a deputy finds those of the doctor for whom he stands in, while he does', async () => {
    const stands = `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by, entered_at)
       VALUES (gen_random_uuid(), $1, $2, '2020-01-01', '2098-01-01', 'leave', $1, '2020-01-01') RETURNING id`;
    const [row] = await world.cast.sql<{ id: string }>(stands, [world.id('dr-smit'), world.id('dr-kern')]);
    expect(await found('dr-kern', { familyName: 'Bakker' })).toMatchObject([{ id: bakker }]);
    expect(await found('dr-kern', { familyName: 'Strijbosch' })).toEqual([]);
    await world.cast.sql('UPDATE access.deputising SET valid_until = $2 WHERE id = $1', [row?.id, '2021-01-01']);
    expect(await found('dr-kern', { familyName: 'Bakker' })).toEqual([]);
  });

  test('S7 nobody seeks by what his role is not shown of anybody, right or wrong, alone or with what it is shown', async () => {
    const refused = [403, '/problems/sought-by-what-is-not-shown', 'S7'];
    for (const staffNumber of ['A1', 'A9']) {
      for (const who of ['dr-vos', 'anna', 'cas', 'dr-kern']) {
        expect(problemOf(await seek(who, { staffNumber }))).toEqual(refused);
      }
      expect(problemOf(await seek('dr-vos', { familyName: 'Strijbosch', staffNumber }))).toEqual(refused);
    }
    for (const birthDate of [BORN, '1951-05-05']) {
      for (const who of ['anna', 'cas']) expect(problemOf(await seek(who, { birthDate }))).toEqual(refused);
    }
  });

  test('S7 who has no people of his own seeks nobody, and nobody seeks by nothing', async () => {
    for (const who of ['jan', 'expert', 'acme-hr']) {
      expect(problemOf(await seek(who, { familyName: 'Bakker' }))).toEqual([403, '/problems/role-cannot', 'S7']);
    }
    const { status, body } = await seek('dr-vos', {});
    expect([status, body['errors']]).toMatchObject([400, [{ code: 'name_birth_date_or_staff_number' }]]);
  });

  test('A1, I9 a search has a line of its own, and whom it showed has one in his log', async () => {
    const [searches, reads] = [await world.lines('search', 'Employee'), await world.lines('read', 'Employee')];
    await found('dr-vos', { familyName: 'Strijbosch' });
    expect((await world.lines('search', 'Employee')).length - searches.length).toBe(1);
    const shown = (await world.lines('read', 'Employee')).slice(reads.length);
    expect(shown).toEqual([{ recordId: sanne, employeeId: sanne, outcome: 'allowed', status: 201, rule: 'S7' }]);
  });
});
