import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { asLogin } from '../harness/raw-client.js';
import { AccountsWorld, REFUSED, type Session } from './accounts-world.js';

describe('the database alone, about accounts', () => {
  let world: AccountsWorld;
  beforeAll(async () => {
    world = await AccountsWorld.start();
  });
  afterAll(() => world.stop());

  const ada = (): Session => world.as('ada', 'administrator');

  test('S7 an account is linked by nobody without the invitation used in the same breath', async () => {
    const [account, other] = [randomUUID(), randomUUID()];
    const code = createHash('sha256').update(account).digest();
    const make = `INSERT INTO access.account (id, kind, status, created_by) VALUES ($1, 'staff', 'invited', $2)`;
    for (const made of [account, other])
      expect(await world.desk(ada(), (client) => client.query(make, [made, world.id('ada')]))).toBe('done');
    expect(
      await world.desk(ada(), (client) =>
        client.query(
          "INSERT INTO access.invitation (id, account_id, code_digest, created_by, expires_at) VALUES ($1, $2, $3, $4, platform.clock() + interval '1 day')",
          [randomUUID(), account, code, world.id('ada')],
        ),
      ),
    ).toBe('done');
    const link = (client: pg.Client, whose: string): Promise<pg.QueryResult> =>
      client.query(
        "UPDATE access.account SET status = 'active', issuer = 'https://issuer', subject = $2, linked_at = platform.clock() WHERE id = $1",
        [whose, randomUUID()],
      );
    const use = (client: pg.Client): Promise<pg.QueryResult> =>
      client.query('UPDATE access.invitation SET used_at = platform.clock(), used_by = $1 WHERE code_digest = $2', [
        account,
        code,
      ]);
    expect(await world.desk({}, (client) => link(client, account))).toBe(REFUSED);
    expect(await world.desk(ada(), (client) => link(client, account))).toBe(REFUSED);
    expect(
      await world.desk({}, async (client) => {
        await use(client);
        await link(client, other);
      }),
    ).toBe(REFUSED);
    const used = await world.desk(ada(), async (client) => {
      await use(client);
    });
    expect(used).toBe(REFUSED);
    expect(
      await world.desk({}, async (client) => {
        await use(client);
        await link(client, account);
      }),
    ).toBe('done');
    expect(await world.cast.sql('SELECT status FROM access.account WHERE id = $1', [account])).toEqual([
      { status: 'active' },
    ]);
  });

  test("S7 nobody changes another's sign-in, or opens what waits for its person", async () => {
    const set = (session: Session, account: string, what: string): Promise<string> =>
      world.desk(session, (client) => client.query(`UPDATE access.account SET ${what} WHERE id = $1`, [account]));
    expect(await set(ada(), world.id('staf'), "subject = 'ada-herself'")).toBe(REFUSED);
    expect(await set(ada(), world.id('staf'), "status = 'suspended', subject = 'ada-herself'")).toBe(REFUSED);
    expect(await set(ada(), world.id('staf'), "status = 'active'")).toBe(REFUSED);
    const before = await world.cast.sql('SELECT status, subject FROM access.account WHERE id = ANY ($1) ORDER BY id', [
      [...world.everybody()],
    ]);
    await set(ada(), world.id('ada'), "status = 'suspended'");
    await set(world.as('bea'), world.id('bea'), "kind = 'external'");
    await set(world.as('bea'), world.id('staf'), "status = 'suspended'");
    expect(
      await world.cast.sql('SELECT status, subject FROM access.account WHERE id = ANY ($1) ORDER BY id', [
        [...world.everybody()],
      ]),
    ).toEqual(before);
    expect(
      await world.desk(ada(), (client) =>
        client.query(
          "INSERT INTO access.account (id, kind, status, issuer, subject, linked_at) VALUES ($1, 'staff', 'active', 'i', 's', platform.clock())",
          [randomUUID()],
        ),
      ),
    ).toBe(REFUSED);
  });

  test('D1 nobody links a dossier, or takes the role of an employee, without its invitation', async () => {
    const { employeeId } = await world.cast.employee({ employerId: world.acme });
    const link = 'UPDATE access.employee SET person_account_id = $2 WHERE id = $1';
    expect(await world.desk(world.as('bea'), (client) => client.query(link, [employeeId, world.id('bea')]))).toBe(
      REFUSED,
    );
    await world.desk(ada(), (client) => client.query(link, [employeeId, world.id('ada')]));
    expect(await world.cast.sql('SELECT person_account_id FROM access.employee WHERE id = $1', [employeeId])).toEqual([
      { person_account_id: null },
    ]);
    expect(
      await world.desk(world.as('bea'), (client) =>
        client.query(
          `INSERT INTO access.role (id, account_id, role, circle, valid_from, needs_approval, needs_confirmation, in_force_since)
       VALUES ($1, $2, 'employee', 'self', platform.clock(), false, false, platform.clock())`,
          [randomUUID(), world.id('bea')],
        ),
      ),
    ).toBe(REFUSED);
  });

  test('S7 only the desk writes accounts, roles and invitations, and only it reads the digests', async () => {
    for (const login of ['employer', 'employee', 'medical', 'trail', 'scribe', 'jobs'] as const) {
      await asLogin(world.service.databases, login, async (client) => {
        const tries = [
          'SELECT code_digest FROM access.invitation',
          'DELETE FROM access.account',
          'UPDATE access.role SET ended_at = NULL',
          "UPDATE access.account SET status = 'active'",
          'DELETE FROM access.role',
          'UPDATE access.granting SET approved_by = NULL',
        ];
        for (const statement of tries) await expect(client.query(statement)).rejects.toMatchObject({ code: REFUSED });
      });
    }
    for (const statement of [
      'DELETE FROM access.role',
      'DELETE FROM access.account',
      'DELETE FROM access.granting',
      "UPDATE access.role SET circle = 'doctor'",
    ]) {
      expect(await world.desk(ada(), (client) => client.query(statement))).toBe(REFUSED);
    }
  });
});
