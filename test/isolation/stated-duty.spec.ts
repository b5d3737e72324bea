import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { REFUSED, SecrecyDatabase, TAKEN, type Statement } from './secrecy-database.js';

const registeredUntil = '2099-01-01';
const CORE = 'core-expert-doctor';

describe('a stated duty, to the database alone', () => {
  let world: SecrecyWorld;
  const as = (who: string, role: string, statement: Statement, login: 'desk' | 'medical' = 'desk'): Promise<unknown> =>
    new SecrecyDatabase(world, login).as(who, role, statement);
  const stating = (of: string, by: string, until = "platform.clock() + interval '24 hours'"): Statement => [
    `INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, valid_until) VALUES ($1, $2, $3, 'continuity', ${until})`,
    [randomUUID(), world.id(of), world.id(by)],
  ];
  const ending = (change: string): Statement => [
    `UPDATE access.stated_duty SET ${change} WHERE ended_at IS NULL RETURNING duty`,
    [],
  ];
  const opens = (who: string, wanted: string): Promise<unknown> =>
    as(
      who,
      CORE,
      ['SELECT access.opens_medical(access.circle(), $1, $2) AS opens', [world.id('jan'), wanted]],
      'medical',
    );

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.person('dr-vos', ['company-doctor'], { registeredUntil });
    for (const name of ['dr-kern', 'dr-kamp']) await world.person(name, [CORE], { registeredUntil });
    await world.person('dr-gone', [CORE], { registeredUntil: '2021-01-01' });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('ada', ['administrator']);
    await world.employee('jan', 'acme');
    await world.employee('piet', 'acme', { doctorId: world.id('dr-vos') });
  });
  afterAll(() => world.close());
  beforeEach(() => world.cast.sql('UPDATE access.stated_duty SET ended_at = platform.clock() WHERE ended_at IS NULL'));

  test('S13 is stated by a registered core-expert doctor, for himself, for a term at most, where there is no doctor', async () => {
    expect(await as('dr-kern', CORE, stating('jan', 'dr-kamp'))).toBe(REFUSED);
    expect(await as('dr-gone', CORE, stating('jan', 'dr-gone'))).toBe(REFUSED);
    expect(await as('dr-staf', 'staff-doctor', stating('jan', 'dr-staf'))).toBe(REFUSED);
    expect(await as('ada', 'administrator', stating('jan', 'ada'))).toBe(REFUSED);
    expect(await as('dr-vos', CORE, stating('jan', 'dr-vos'))).toBe(REFUSED);
    expect(
      await as('dr-kern', CORE, stating('jan', 'dr-kern', "platform.clock() + interval '24 hours 1 second'")),
    ).toBe(REFUSED);
    expect(await as('dr-kern', CORE, stating('piet', 'dr-kern'))).toBe(REFUSED);
    expect(await as('dr-kern', CORE, stating('jan', 'dr-kern'), 'medical')).toBe(REFUSED);
    expect(await as('dr-kern', CORE, stating('jan', 'dr-kern'))).toEqual([]);
    expect(await as('dr-kamp', CORE, stating('jan', 'dr-kamp'))).toBe(TAKEN);
  });

  test('S9 is told once, by a letter that somebody else posted, or by the notice of who states it; and opens nothing before', async () => {
    await as('dr-kern', CORE, stating('jan', 'dr-kern'));
    const telling = (at: string, how: string): Statement => ending(`told_at = ${at}, told_how = '${how}'`);
    const [now, early] = ['platform.clock()', "stated_at - interval '1 second'"];
    expect(await opens('dr-kern', 'read')).toEqual([{ opens: false }]);
    for (const [who, role, at, how] of [
      ['dr-kern', CORE, now, 'posted'],
      ['dr-kern', CORE, now, 'in-app'],
      ['dr-kamp', CORE, now, 'in-app'],
      ['dr-kamp', CORE, early, 'posted'],
      ['dr-kamp', CORE, "platform.clock() + interval '1 second'", 'posted'],
    ] as const) {
      expect([who, how, await as(who, role, telling(at, how))]).toEqual([who, how, REFUSED]);
    }
    expect(await as('ada', 'administrator', telling(now, 'posted'))).toEqual([]);
    expect(await as('dr-kamp', CORE, telling('stated_at', 'posted'))).toEqual([{ duty: 'continuity' }]);
    expect(await opens('dr-kern', 'read')).toEqual([{ opens: true }]);
    expect(await as('dr-staf', 'staff-doctor', telling(now, 'posted'))).toBe(REFUSED);
  });

  test('S13 opens the dossier to keep it, to nobody else, and gives out no verdict (V3)', async () => {
    await as('dr-kern', CORE, stating('jan', 'dr-kern'));
    await as('dr-staf', 'staff-doctor', ending("told_at = platform.clock(), told_how = 'posted'"));
    for (const wanted of ['read', 'record', 'amend', 'withhold'])
      expect(await opens('dr-kern', wanted)).toEqual([{ opens: true }]);
    expect(await opens('dr-kern', 'issue')).toEqual([{ opens: false }]);
    expect(await opens('dr-kamp', 'read')).toEqual([{ opens: false }]);
    await world.cast.responsibility(world.id('jan'), world.id('dr-vos'));
    expect(await opens('dr-kern', 'read')).toEqual([{ opens: false }]);
    await world.cast.sql('DELETE FROM access.responsibility WHERE employee_id = $1', [world.id('jan')]);
  });

  test('S9 is not stated by who ended the last responsibility, or the training of its doctor', async () => {
    const ended = async (by: string): Promise<void> => {
      await world.cast.sql('DELETE FROM access.responsibility WHERE employee_id = $1', [world.id('jan')]);
      await world.cast.responsibility(world.id('jan'), world.id('dr-vos'));
      await world.cast.sql(
        'UPDATE access.responsibility SET ended_at = platform.clock(), ended_by = $2 WHERE employee_id = $1',
        [world.id('jan'), world.id(by)],
      );
    };
    await ended('dr-kern');
    expect(await as('dr-kern', CORE, stating('jan', 'dr-kern'))).toBe(REFUSED);
    await ended('dr-staf');
    await world.cast.sql(
      `INSERT INTO access.training (id, trainee_id, supervisor_id, valid_from, valid_until, given_by, ended_at, ended_by)
       VALUES (gen_random_uuid(), $1, $2, platform.clock() - interval '1 day', platform.clock() + interval '1 day', $3,
               platform.clock(), $4)`,
      [world.id('dr-vos'), world.id('dr-gone'), world.id('dr-staf'), world.id('dr-kern')],
    );
    expect(await as('dr-kern', CORE, stating('jan', 'dr-kern'))).toBe(REFUSED);
    expect(await as('dr-kamp', CORE, stating('jan', 'dr-kamp'))).toEqual([]);
    await world.cast.sql('DELETE FROM access.training');
    await world.cast.sql('DELETE FROM access.responsibility WHERE employee_id = $1', [world.id('jan')]);
  });

  test('S13 is ended by who opens accounts in one case alone: its doctor acts again', async () => {
    await as('dr-kern', CORE, stating('jan', 'dr-kern'));
    const now = 'ended_at = platform.clock()';
    expect(await as('ada', 'administrator', ending(now))).toEqual([]);
    await world.cast.responsibility(world.id('jan'), world.id('dr-vos'));
    for (const change of [`${now}, ended_by = access.acting_account()`, 'ended_at = valid_until']) {
      expect(await as('ada', 'administrator', ending(change))).toBe(REFUSED);
    }
    expect(await as('ada', 'administrator', ending(now))).toEqual([{ duty: 'continuity' }]);
    await world.cast.sql('DELETE FROM access.responsibility WHERE employee_id = $1', [world.id('jan')]);
  });

  test('S13 ends once, now, in the name of who ends it, and is otherwise never changed', async () => {
    await as('dr-kern', CORE, stating('jan', 'dr-kern'));
    const now = 'ended_at = platform.clock(), ended_by = access.acting_account()';
    expect(await as('dr-kamp', CORE, ending(now))).toBe(REFUSED);
    expect(await as('ada', 'administrator', ending(now))).toEqual([]);
    for (const change of [
      'ended_at = platform.clock()',
      "ended_at = platform.clock() - interval '1 second', ended_by = access.acting_account()",
      `ended_at = platform.clock(), ended_by = '${world.id('dr-staf')}'`,
      "valid_until = valid_until + interval '1 day'",
      'doctor_id = access.acting_account()',
    ]) {
      expect(await as('dr-kern', CORE, ending(change))).toBe(REFUSED);
    }
    expect(await as('dr-staf', 'staff-doctor', ending(now))).toEqual([{ duty: 'continuity' }]);
    expect(await as('dr-kern', CORE, ending('ended_at = NULL'))).toEqual([]);
    expect(await as('dr-kern', CORE, ['DELETE FROM access.stated_duty', []])).toBe(REFUSED);
  });
});
