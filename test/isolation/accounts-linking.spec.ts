import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { AccountsWorld, REFUSED, type Session } from './accounts-world.js';

const INVITE = `
  INSERT INTO access.invitation (id, employee_id, created_by, expires_at)
  VALUES ($1, $2, $3, platform.clock() + interval '1 day')`;
const PRINT =
  'UPDATE access.invitation SET code_digest = $2, letter_by = $3, letter_at = platform.clock() WHERE id = $1';
const HAND_OVER = PRINT.replace('letter_at =', 'by_hand = true, letter_at =');
const USE = 'UPDATE access.invitation SET used_at = platform.clock(), used_by = $2 WHERE id = $1';
const LINK = 'UPDATE access.employee SET person_account_id = $2 WHERE id = $1';
const PROPOSE = `
  INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at)
  VALUES ($1, $2, $3, $4, platform.clock() + interval '1 day')`;
const CONFIRM =
  'UPDATE access.link_ending SET confirmed_by = access.acting_account(), confirmed_at = platform.clock() WHERE id = $1';
const UNLINK = 'UPDATE access.employee SET person_account_id = NULL WHERE id = $1';
const COUNT = 'UPDATE access.invitation SET wrong_birth_dates = wrong_birth_dates + 1 WHERE id = $1';
const NEWCOMER = `
  INSERT INTO access.account (id, kind, status, issuer, subject, linked_at)
  VALUES ($1::uuid, $2, 'active', 'https://issuer', ($1::uuid)::text, platform.clock())`;

/** PostgreSQL's code where a CHECK of the table refuses. */
const CHECKED = '23514';

describe('the database alone, about linking a dossier', () => {
  let world: AccountsWorld;
  let employee: string;
  let invitation: string;
  beforeAll(async () => {
    world = await AccountsWorld.start();
  });
  beforeEach(async () => {
    employee = (await world.cast.employee({ employerId: world.acme })).employeeId;
    invitation = randomUUID();
    expect(await world.tries(ada(), INVITE, invitation, employee, world.id('ada'))).toBe('done');
  });
  afterAll(() => world.stop());

  const ada = (): Session => world.as('ada', 'administrator');
  const abel = (): Session => world.as('abel', 'administrator');
  const print = (session: Session, by: string): Promise<string> =>
    world.tries(session, PRINT, invitation, randomBytes(32), world.id(by));
  const handOver = (session: Session): Promise<string> =>
    world.tries(session, HAND_OVER, invitation, randomBytes(32), world.id('abel'));
  const linking = (session: Session, account: string, kind?: string): Promise<string> =>
    world.desk(session, async (client) => {
      await client.query(USE, [invitation, account]);
      if (kind !== undefined) await client.query(NEWCOMER, [account, kind]);
      await touchOne(client, LINK, [employee, account]);
    });
  const changed = async (part: string, days: number): Promise<void> => {
    await world.cast.sql(
      `INSERT INTO access.identity_change (id, employee_id, part, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, platform.clock() - $5 * interval '1 day')`,
      [randomUUID(), employee, part, world.id('ext'), days],
    );
  };
  const linkedTo = async (): Promise<unknown> =>
    (await world.cast.sql('SELECT person_account_id AS id FROM access.employee WHERE id = $1', [employee]))[0];

  test('S7 the letter is printed by another administrator than who invited, in his own name, once', async () => {
    expect(await print(ada(), 'ada')).toBe(REFUSED);
    expect(await print(ada(), 'abel')).toBe(REFUSED);
    expect(await print(world.as('staf', 'staff-doctor'), 'staf')).toBe('hidden');
    expect(await print({}, 'abel')).toBe(REFUSED);
    expect(await print(abel(), 'abel')).toBe('done');
    expect(await print(abel(), 'abel')).not.toBe('done');
    const other = [invitation, randomBytes(32)];
    expect(await world.tries(abel(), 'UPDATE access.invitation SET code_digest = $2 WHERE id = $1', ...other)).toBe(
      REFUSED,
    );
  });

  test('S7 nobody invites with a code or a letter in the same breath, or in the name of another', async () => {
    const by = [randomUUID(), employee, world.id('ada')];
    const withLetter = `INSERT INTO access.invitation (id, employee_id, created_by, expires_at, letter_by)
      VALUES ($1, $2, $3, platform.clock() + interval '1 day', $3)`;
    const withCode = `INSERT INTO access.invitation (id, employee_id, created_by, expires_at, code_digest)
      VALUES ($1, $2, $3, platform.clock() + interval '1 day', '\\x01')`;
    expect(await world.tries(ada(), withLetter, ...by)).toBe(REFUSED);
    expect(await world.tries(ada(), withCode, ...by)).toBe(CHECKED);
    expect(await world.tries(abel(), INVITE, ...by)).toBe(REFUSED);
  });

  test('S7 without a letter an invitation links nothing', async () => {
    expect(await linking({}, randomUUID(), 'employee')).toBe(CHECKED);
    expect(await world.desk({}, (client) => touchOne(client, LINK, [employee, world.id('bea')]))).toBe(REFUSED);
    expect(await linkedTo()).toEqual({ id: null });
  });

  test('S10 a dossier goes to no account of staff, hired people or employers, there already or new', async () => {
    await print(abel(), 'abel');
    for (const name of ['bea', 'cas', 'ext', 'ada', 'abel']) {
      expect([name, await linking(world.as(name), world.id(name))]).toEqual([name, REFUSED]);
      expect([name, await linking({}, world.id(name))]).toEqual([name, REFUSED]);
    }
    for (const kind of ['staff', 'external']) expect(await linking({}, randomUUID(), kind)).toBe(REFUSED);
    expect(await linkedTo()).toEqual({ id: null });
    const account = randomUUID();
    expect(await linking({}, account, 'employee')).toBe('done');
    expect(await linkedTo()).toEqual({ id: account });
  });

  test('S7 a linked dossier goes to another account only once the first is shut', async () => {
    await print(abel(), 'abel');
    const first = randomUUID();
    expect(await linking({}, first, 'employee')).toBe('done');
    invitation = randomUUID();
    expect(await world.tries(ada(), INVITE, invitation, employee, world.id('ada'))).toBe(REFUSED);
    const set = 'UPDATE access.account SET status = $2 WHERE id = $1';
    expect(await world.tries(ada(), set, first, 'suspended')).toBe('done');
    expect(await world.tries(ada(), INVITE, invitation, employee, world.id('ada'))).toBe('done');
    await print(abel(), 'abel');
    expect(await world.tries(ada(), set, first, 'active')).toBe('done');
    const second = randomUUID();
    expect(await linking({}, second, 'employee')).toBe('hidden');
    expect(await world.tries(ada(), set, first, 'suspended')).toBe('done');
    expect(await linking({}, second, 'employee')).toBe('done');
    expect(await linkedTo()).toEqual({ id: second });
  });

  test('I1 nobody prints, and no code links, while the employer changed the address less than a term ago or after the letter', async () => {
    await changed('name', 0);
    await changed('address', 14);
    expect(await print(abel(), 'abel')).toBe(REFUSED);
    await world.cast.sql("UPDATE access.identity_change SET changed_at = changed_at - interval '2 days'");
    expect(await print(abel(), 'abel')).toBe('done');
    await world.cast.sql("UPDATE access.invitation SET letter_at = letter_at - interval '17 days'");
    expect(await linking({}, randomUUID(), 'employee')).toBe(REFUSED);
    await world.cast.sql("UPDATE access.invitation SET letter_at = letter_at + interval '17 days'");
    await changed('birth-date', 0);
    expect(await linking({}, randomUUID(), 'employee')).toBe(REFUSED);
    await world.cast.sql("DELETE FROM access.identity_change WHERE part = 'birth-date'");
    expect(await linking({}, randomUUID(), 'employee')).toBe('done');
  });

  test('I1 a code that is handed over rests on no address, and one that is posted never becomes such a one', async () => {
    const asIf = 'UPDATE access.invitation SET by_hand = NOT by_hand WHERE id = $1';
    await changed('address', 14);
    expect([await print(abel(), 'abel'), await handOver(ada())]).toEqual([REFUSED, REFUSED]);
    expect(await handOver(abel())).toBe('done');
    await changed('address', 0);
    for (const session of [abel(), {}]) expect(await world.tries(session, asIf, invitation)).not.toBe('done');
    expect(await linking({}, randomUUID(), 'employee')).toBe('done');
  });

  test('I1 an invitation that a change overtook is printed by nobody, and a code that was handed over rests on the birth date', async () => {
    await changed('address', 0);
    expect(await print(abel(), 'abel')).toBe(REFUSED);
    await world.cast.sql("UPDATE access.identity_change SET part = 'birth-date'");
    expect(await handOver(abel())).toBe(REFUSED);
    await world.cast.sql('DELETE FROM access.identity_change');
    expect(await print(abel(), 'abel')).toBe('done');
    await world.cast.sql('UPDATE access.invitation SET by_hand = true WHERE id = $1', [invitation]);
    await changed('birth-date', 0);
    expect(await linking({}, randomUUID(), 'employee')).toBe(REFUSED);
  });

  test('I1 a dossier is taken from an account by two administrators, each in his own name, and by nobody else', async () => {
    await print(abel(), 'abel');
    const account = randomUUID();
    expect(await linking({}, account, 'employee')).toBe('done');
    const ending = randomUUID();
    const propose = (session: Session, by: string, of: string = account): Promise<string> =>
      world.tries(session, PROPOSE, ending, employee, of, world.id(by));
    const confirm = (session: Session): Promise<string> => world.tries(session, CONFIRM, ending);
    const unlink = (session: Session, ...also: readonly string[]): Promise<string> =>
      world.desk(session, async (client) => {
        for (const statement of also) await touchOne(client, statement, [ending]);
        await touchOne(client, UNLINK, [employee]);
      });
    expect(await propose(ada(), 'abel')).toBe(REFUSED);
    expect(await propose(world.as('staf', 'staff-doctor'), 'staf')).toBe(REFUSED);
    expect(await propose(ada(), 'ada', world.id('bea'))).toBe(REFUSED);
    expect(await propose(ada(), 'ada')).toBe('done');
    expect(await confirm(ada())).not.toBe('done');
    expect(await confirm(world.as('staf', 'staff-doctor'))).not.toBe('done');
    for (const session of [ada(), abel(), {}]) expect(await unlink(session)).not.toBe('done');
    expect(await linkedTo()).toEqual({ id: account });
    expect(await unlink(abel(), CONFIRM)).toBe('done');
    expect(await linkedTo()).toEqual({ id: null });
    expect(await confirm(abel())).not.toBe('done');
  });

  test('I1 wrong birth dates are counted one by one, by nobody in a role, and the fifth voids the invitation', async () => {
    await print(abel(), 'abel');
    expect(await world.tries(ada(), COUNT, invitation)).toBe(REFUSED);
    const less = 'UPDATE access.invitation SET wrong_birth_dates = wrong_birth_dates + $2 WHERE id = $1';
    expect(await world.tries({}, less, invitation, 2)).toBe(REFUSED);
    for (let wrong = 1; wrong < 5; wrong += 1) expect(await world.tries({}, COUNT, invitation)).toBe('done');
    expect(await world.tries({}, less, invitation, -1)).toBe(REFUSED);
    expect(await world.tries({}, COUNT, invitation)).toBe(CHECKED);
    const last = 'UPDATE access.invitation SET wrong_birth_dates = 5, voided_at = platform.clock() WHERE id = $1';
    expect(await world.tries({}, last, invitation)).toBe('done');
    expect(await linking({}, randomUUID(), 'employee')).not.toBe('done');
  });

  test('S10 an account that opens own dossiers gets no role of work', async () => {
    await print(abel(), 'abel');
    const account = randomUUID();
    expect(await linking({}, account, 'employee')).toBe('done');
    const propose = `
      INSERT INTO access.role (id, account_id, role, circle, employer_id, valid_from, proposed_by, needs_approval, needs_confirmation)
      VALUES ($1, $2, 'employer-officer', 'employer', $3, platform.clock(), $4, true, false)`;
    const officer = (whose: string): unknown[] => [randomUUID(), whose, world.acme, world.id('ada')];
    expect(await world.tries(ada(), propose, ...officer(account))).toBe(REFUSED);
    expect(await world.tries(ada(), propose, ...officer(world.id('ext')))).toBe('done');
  });
});

/** @throws an error with the code 'hidden' when the statement touched no row */
async function touchOne(client: pg.Client, statement: string, values: unknown[]): Promise<void> {
  const { rowCount } = await client.query(statement, values);
  if (rowCount !== 1) throw Object.assign(new Error('no row'), { code: 'hidden' });
}
