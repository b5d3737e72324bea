import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AccountsWorld, REFUSED, type Session } from './accounts-world.js';

/** Whichever of row security, a constraint or a hidden row is the first to prevent it. */
const PREVENTED = expect.stringMatching(/^(42501|23514|hidden)$/);

describe('the database alone, about roles', () => {
  let world: AccountsWorld;
  beforeAll(async () => {
    world = await AccountsWorld.start();
  });
  afterAll(() => world.stop());

  const ada = (): Session => world.as('ada', 'administrator');
  const propose = (
    session: Session,
    name: string,
    role: string,
    circle: string,
    change: Record<string, unknown> = {},
  ): Promise<string> => {
    const row: Record<string, unknown> = {
      id: randomUUID(),
      account_id: world.id(name),
      role,
      circle,
      valid_from: new Date(),
      proposed_by: session.account,
      needs_approval: true,
      needs_confirmation: true,
      ...change,
    };
    const places = Object.keys(row).map((_, index) => `$${index + 1}`);
    return world.tries(
      session,
      `INSERT INTO access.role (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
      ...Object.values(row),
    );
  };
  const change = (session: Session, roleId: string, set: string, ...values: unknown[]): Promise<string> =>
    world.tries(session, `UPDATE access.role SET ${set} WHERE id = $1`, roleId, ...values);

  test('S7 an administrator proposes a role as its page says, and in no other way', async () => {
    expect(await propose(ada(), 'bea', 'company-doctor', 'doctor')).toBe('done');
    expect(await propose(ada(), 'bea', 'company-doctor', 'doctor', { needs_confirmation: false })).toBe(REFUSED);
    expect(
      await propose(ada(), 'bea', 'company-doctor', 'doctor', { needs_approval: false, needs_confirmation: false }),
    ).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'company-doctor', 'supervision')).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'company-doctor', 'doctor', { employer_id: world.acme })).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'made-up', 'doctor')).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'company-doctor', 'doctor', { approved_by: world.id('staf') })).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'company-doctor', 'doctor', { proposed_by: world.id('abel') })).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'company-doctor', 'doctor', { in_force_since: new Date() })).not.toBe('done');
    expect(await propose(ada(), 'ext', 'company-doctor', 'doctor')).toBe(REFUSED);
    const own = { needs_approval: false, needs_confirmation: false, in_force_since: new Date() };
    expect(await propose(ada(), 'bea', 'employee', 'self', own)).toBe(REFUSED);
  });

  test('S7 nobody proposes for himself, in a role he does not hold, or without one', async () => {
    const account = { needs_confirmation: false };
    expect(await propose(ada(), 'ada', 'account-manager', 'relation', account)).toEqual(PREVENTED);
    expect(await propose(world.as('bea', 'administrator'), 'cas', 'account-manager', 'relation', account)).toBe(
      REFUSED,
    );
    expect(await propose(world.as('staf', 'staff-doctor'), 'bea', 'account-manager', 'relation', account)).toBe(
      REFUSED,
    );
    expect(await propose(world.as('ada'), 'bea', 'account-manager', 'relation', account)).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'account-manager', 'relation', account)).toBe('done');
  });

  test('S7 nobody grants for longer than he holds', async () => {
    await world.cast.sql("UPDATE access.role SET valid_until = '2090-01-01' WHERE account_id = $1", [world.id('abel')]);
    const abel = world.as('abel', 'administrator');
    const until = (end: string | null): Promise<string> =>
      propose(abel, 'eva', 'data-protection-officer', 'supervision', {
        needs_confirmation: false,
        valid_until: end,
      });
    expect(await until(null)).toBe(REFUSED);
    expect(await until('2090-01-01T00:00:01Z')).toBe(REFUSED);
    expect(await until('2080-01-01T00:00:00Z')).toBe('done');
    await world.cast.sql('UPDATE access.role SET valid_until = NULL WHERE account_id = $1', [world.id('abel')]);
  });

  test('S6 a case manager is not given derived secrecy', async () => {
    expect(await propose(ada(), 'cas', 'medical-assistant', 'derived-secrecy')).toBe(REFUSED);
    expect(await propose(ada(), 'bea', 'medical-assistant', 'derived-secrecy')).toBe('done');
  });

  test('S7, S10 what no account holds together is neither proposed nor signed, and can be ended', async () => {
    const unsigned = { needs_confirmation: false };
    const acme = { employer_id: world.acme };
    expect(await propose(ada(), 'cas', 'employer-officer', 'employer', { ...unsigned, ...acme })).toBe(REFUSED);
    expect(await propose(world.as('abel', 'administrator'), 'ada', 'company-doctor', 'doctor')).toBe(REFUSED);
    const there = { needs_approval: false, ...unsigned };
    expect(await propose(ada(), 'staf', 'log-administrator', 'log-review', unsigned)).toBe(REFUSED);
    expect(await propose(ada(), 'staf', 'company-doctor', 'doctor', there)).toBe(REFUSED);
    const wasTogether = await world.cast.role(world.id('cas'), 'log-administrator');
    const waits = await world.doctorRole('ada');
    await world.cast.role(world.id('bea'), 'data-protection-officer');
    const staf = world.as('staf', 'staff-doctor');
    expect(await change(staf, waits, 'approved_by = $2', world.id('staf'))).toBe(REFUSED);
    for (const id of [waits, wasTogether]) {
      expect(await change(ada(), id, 'ended_at = platform.clock(), ended_by = $2', world.id('ada'))).toBe('done');
    }
    await world.cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE account_id = $1', [
      world.id('bea'),
      world.id('ada'),
    ]);
  });

  test('S7 a role comes in force by its signatures, one at a time, each by the person who acts', async () => {
    const roleId = await world.doctorRole('ada');
    const staf = world.as('staf', 'staff-doctor');
    expect(await change(staf, roleId, 'approved_by = $2, in_force_since = platform.clock()', world.id('staf'))).toBe(
      REFUSED,
    );
    expect(await change(staf, roleId, 'approved_by = $2, confirmed_by = $3', world.id('staf'), world.id('kern'))).toBe(
      REFUSED,
    );
    expect(await change(staf, roleId, 'approved_by = $2', world.id('kern'))).toBe(REFUSED);
    expect(await change(ada(), roleId, 'approved_by = $2', world.id('ada'))).toEqual(PREVENTED);
    expect(await change(world.as('abel', 'administrator'), roleId, 'approved_by = $2', world.id('abel'))).toBe(REFUSED);
    expect(await change(world.as('late', 'staff-doctor'), roleId, 'approved_by = $2', world.id('late'))).toBe(REFUSED);
    expect(await change(staf, roleId, 'approved_by = $2', world.id('staf'))).toBe('done');
    expect(
      await change(staf, roleId, 'confirmed_by = $2, in_force_since = platform.clock()', world.id('staf')),
    ).not.toBe('done');
    expect(
      await change(ada(), roleId, 'confirmed_by = $2, in_force_since = platform.clock()', world.id('ada')),
    ).not.toBe('done');
    const kern = world.as('kern', 'core-expert-doctor');
    expect(await change(kern, roleId, "confirmed_by = $2, in_force_since = '2020-01-01'", world.id('kern'))).toBe(
      REFUSED,
    );
    expect(await change(kern, roleId, 'approved_by = $2', world.id('kern'))).toBe(REFUSED);
    expect(await change(kern, roleId, 'confirmed_by = $2, in_force_since = platform.clock()', world.id('kern'))).toBe(
      'done',
    );
    expect(await change(kern, roleId, 'confirmed_by = NULL')).toEqual(PREVENTED);
  });

  test('S7 no role comes into force on an account that nobody signed in to, nor by who gave its code', async () => {
    const bea = [world.id('bea')];
    const roleId = await world.doctorRole('ada', 'staf');
    const confirmed = (name: string, role: string): Promise<string> =>
      change(world.as(name, role), roleId, 'confirmed_by = $2, in_force_since = platform.clock()', world.id(name));
    await world.cast.sql("UPDATE access.account SET linked_at = NULL, status = 'invited' WHERE id = $1", bea);
    expect(await confirmed('kern', 'core-expert-doctor')).toBe(REFUSED);
    await world.cast.sql(
      "UPDATE access.account SET linked_at = platform.clock(), status = 'active' WHERE id = $1",
      bea,
    );
    await world.cast.sql(
      `INSERT INTO access.invitation (id, account_id, code_digest, created_by, expires_at, used_at, used_by)
       VALUES (gen_random_uuid(), $1, '\\x01', $2, platform.clock() + interval 'P1D', platform.clock(), $1)`,
      [world.id('bea'), world.id('abel')],
    );
    expect(await confirmed('abel', 'administrator')).toBe(REFUSED);
    expect(await confirmed('kern', 'core-expert-doctor')).toBe('done');
    await world.cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE id = $1', [
      roleId,
      world.id('ada'),
    ]);
  });

  test('S7 nobody approves what he proposed, or has a hand in his own roles', async () => {
    const proposed = await world.doctorRole('staf');
    expect(await change(world.as('staf', 'staff-doctor'), proposed, 'approved_by = $2', world.id('staf'))).toEqual(
      PREVENTED,
    );
    const approved = await world.doctorRole('ada', 'staf');
    await world.cast.role(world.id('bea'), 'core-expert-doctor');
    const bea = world.as('bea', 'core-expert-doctor');
    expect(await change(bea, approved, 'confirmed_by = $2, in_force_since = platform.clock()', world.id('bea'))).toBe(
      'hidden',
    );
    expect(await change(bea, approved, 'ended_at = platform.clock(), ended_by = $2', world.id('bea'))).toBe('hidden');
  });

  test('S7 a role is ended by who may propose it, under his own name, and stays ended', async () => {
    const roleId = await world.doctorRole('ada');
    expect(
      await change(
        world.as('kern', 'core-expert-doctor'),
        roleId,
        'ended_at = platform.clock(), ended_by = $2',
        world.id('kern'),
      ),
    ).toBe(REFUSED);
    expect(await change(ada(), roleId, 'ended_at = platform.clock(), ended_by = $2', world.id('abel'))).toBe(REFUSED);
    expect(await change(ada(), roleId, 'ended_at = platform.clock(), ended_by = $2', world.id('ada'))).toBe('done');
    expect(await change(ada(), roleId, 'ended_at = NULL, ended_by = NULL')).toBe(REFUSED);
    const self = await world.cast.role(world.id('ext'), 'employee');
    expect(await change(ada(), self, 'ended_at = platform.clock(), ended_by = $2', world.id('ada'))).toBe(REFUSED);
  });
});
