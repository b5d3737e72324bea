import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import { asLogin } from '../harness/raw-client.js';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { REFUSED, type Statement } from './secrecy-database.js';

describe('private contact data, to the database alone', () => {
  let world: SecrecyWorld;

  const as = (who: string, role: string, [text, values]: Statement, login: Login = 'employee'): Promise<unknown> =>
    asLogin(world.service.databases, login, async (client) => {
      await client.query('BEGIN');
      await client.query(
        "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true), set_config('kluis.purpose', 'own-rights', true)",
        [world.id(who), role],
      );
      try {
        const { rows } = await client.query<pg.QueryResultRow>(text, [...values]);
        await client.query('COMMIT');
        return rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    });
  const adding = (by: string, of = "jan's"): Statement => [
    `INSERT INTO employee.private_contact (id, employee_id, employer_id, item, sealed, shown_to, changed_by)
     VALUES ($1, $2, $3, 'phone', 'sealed', '{}', $4)`,
    [randomUUID(), world.id(of), world.id('acme'), world.id(by)],
  ];
  const readers = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const [who, role] of ACTORS) {
      const rows = await as(who, role, ['SELECT id FROM employee.private_contact', []]);
      if (Array.isArray(rows) && rows.length > 0) found.push(who);
    }
    return found;
  };
  const ACTORS = [
    ['jan', 'employee'],
    ['kees', 'employee'],
    ['dr-vos', 'company-doctor'],
    ['dr-smit', 'company-doctor'],
    ['dr-kern', 'core-expert-doctor'],
    ['carlo', 'case-manager'],
    ['carlo-elsewhere', 'case-manager'],
    ['acme-hr', 'employer-officer'],
    ['globex-hr', 'employer-officer'],
    ['ada', 'administrator'],
    ['officer', 'data-protection-officer'],
  ] as const;

  const employedUntil = (of: string, day: string | null): Promise<unknown> =>
    world.cast.sql('UPDATE access.employment SET ends_on = $2 WHERE employee_id = $1', [world.id(of), day]);

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const name of ['acme', 'globex']) await world.employer(name);
    const registeredUntil = '2099-01-01';
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    for (const name of ['jan', 'kees']) await world.person(name, ['employee'], { kind: 'employee' });
    await world.person('ada', ['administrator']);
    await world.person('officer', ['data-protection-officer']);
    await world.personFor('acme', 'acme-hr', 'employer-officer');
    await world.personFor('globex', 'globex-hr', 'employer-officer');
    await world.personFor('acme', 'carlo', 'case-manager');
    await world.personFor('globex', 'carlo-elsewhere', 'case-manager');
    await world.employee("jan's", 'acme', {
      doctorId: world.id('dr-vos'),
      accountId: world.id('jan'),
      absentSince: await world.day(-7),
    });
    await world.employee("kees's", 'acme', { accountId: world.id('kees') });
  });
  afterAll(() => world.close());
  beforeEach(() => world.cast.sql('DELETE FROM employee.private_contact'));

  test('I10 the employee alone puts it there, in his own name and dossier', async () => {
    for (const [who, role] of ACTORS.slice(1)) expect([who, await as(who, role, adding(who))]).toEqual([who, REFUSED]);
    expect(await as('jan', 'employee', adding('dr-vos'))).toBe(REFUSED);
    expect(await as('jan', 'employee', adding('jan', "kees's"))).toBe(REFUSED);
    expect(await as('jan', 'employee', adding('jan'), 'desk')).toBe(REFUSED);
    expect(await as('jan', 'employee', adding('jan'))).toEqual([]);
  });

  test('I10 it is shown to whom he shows it, of those who are shown him', async () => {
    await as('jan', 'employee', adding('jan'));
    for (const [shownTo, expected] of [
      ['{}', ['jan']],
      ['{doctor}', ['jan', 'dr-vos']],
      ['{casework}', ['jan', 'carlo']],
      ['{employer}', ['jan', 'acme-hr']],
      ['{employer,casework,doctor}', ['jan', 'dr-vos', 'carlo', 'acme-hr']],
    ] as const) {
      await world.cast.sql('UPDATE employee.private_contact SET shown_to = $1', [shownTo]);
      expect([shownTo, await readers()]).toEqual([shownTo, expected]);
    }
  });

  test('V6 his employer sees it while he works there, whatever he shows', async () => {
    await as('jan', 'employee', adding('jan'));
    await world.cast.sql("UPDATE employee.private_contact SET shown_to = '{employer,casework,doctor}'");
    await employedUntil("jan's", await world.day(0));
    expect(await readers()).toContain('acme-hr');
    await employedUntil("jan's", await world.day(-1));
    expect(await readers()).not.toContain('acme-hr');
    await employedUntil("jan's", null);
  });

  test('I10 nobody but he changes or removes it, not who sees it either', async () => {
    await as('jan', 'employee', adding('jan'));
    await world.cast.sql("UPDATE employee.private_contact SET shown_to = '{employer,casework,doctor}'");
    const showing: Statement = [
      `UPDATE employee.private_contact SET shown_to = '{employer}', changed_by = access.acting_account(), changed_at = platform.clock()
       RETURNING 1 AS done`,
      [],
    ];
    const removing: Statement = ['DELETE FROM employee.private_contact RETURNING 1 AS done', []];
    for (const [who, role] of ACTORS.slice(1)) {
      expect([who, await as(who, role, showing), await as(who, role, removing)]).toEqual([who, [], []]);
    }
    const moving: Statement = ['UPDATE employee.private_contact SET employee_id = $1', [world.id("kees's")]];
    expect(await as('jan', 'employee', moving)).toBe(REFUSED);
    expect(await as('jan', 'employee', showing)).toEqual([{ done: 1 }]);
    expect(await as('jan', 'employee', removing)).toEqual([{ done: 1 }]);
  });
});
