import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountsWorld, REFUSED, type Session } from './accounts-world.js';

const CONFIRM = 'UPDATE access.role SET confirmed_by = $2, in_force_since = platform.clock() WHERE id = $1';
const END = 'UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE id = $1';
const STATES = `
  SELECT role, ended_at IS NOT NULL AS ended FROM access.role WHERE account_id = $1 AND in_force_since IS NOT NULL ORDER BY role`;

describe('the database alone, about a doctor in training and in his own right', () => {
  let world: AccountsWorld;
  let kern: Session;
  beforeAll(async () => {
    world = await AccountsWorld.start();
    kern = world.as('kern', 'core-expert-doctor');
  });
  afterAll(() => world.stop());

  const confirm = (session: Session, roleId: string): Promise<string> =>
    world.tries(session, CONFIRM, roleId, session.account);

  test('V3, S15 the last signature for his own right ends his role in training, which whoever gives that could not end alone', async () => {
    const inTraining = await world.cast.role(world.id('bea'), 'doctor-in-training');
    expect(await world.tries(kern, END, inTraining, kern.account)).toBe(REFUSED);
    const own = await world.doctorRole('ada', 'staf');
    expect(await confirm(kern, own)).toBe('done');
    expect(await world.cast.sql(STATES, [world.id('bea')])).toEqual([
      { role: 'company-doctor', ended: false },
      { role: 'doctor-in-training', ended: true },
    ]);
  });

  test('V3, S15 beside his own right he is not given one in training, nor is that signed', async () => {
    const waits = await world.cast.role(world.id('bea'), 'doctor-in-training');
    await world.cast.sql(
      'UPDATE access.role SET in_force_since = NULL, confirmed_by = NULL, needs_approval = true, needs_confirmation = true, approved_by = $2 WHERE id = $1',
      [waits, world.id('staf')],
    );
    expect(await confirm(kern, waits)).toBe(REFUSED);
    const proposed = `
      INSERT INTO access.role (id, account_id, role, circle, valid_from, proposed_by, needs_approval, needs_confirmation)
      VALUES (gen_random_uuid(), $1, 'doctor-in-training', 'doctor', platform.clock(), $2, true, true)`;
    const ada = world.as('ada', 'administrator');
    expect(await world.tries(ada, proposed, world.id('bea'), ada.account)).toBe(REFUSED);
    expect(await world.tries(ada, proposed, world.id('eva'), ada.account)).toBe('done');
  });
});
