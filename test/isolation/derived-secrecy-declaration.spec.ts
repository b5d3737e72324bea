import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { CHECKED, REFUSED, SecrecyDatabase, TAKEN, type Statement } from './secrecy-database.js';

const registeredUntil = '2090-12-31';
const SECRECY = 'derived-secrecy';
const UNDERTAKING = 'general-undertaking';

describe('declarations and instructions, to the database alone', () => {
  let world: SecrecyWorld;
  let desk: SecrecyDatabase;

  const one = async (text: string, values: unknown[]): Promise<string> =>
    (await world.cast.sql<{ id: string }>(text, values))[0]?.id ?? '';
  const textOf = (kind: string): Promise<string> =>
    one('SELECT id FROM access.declaration_text WHERE kind = $1 ORDER BY effective_from LIMIT 1', [kind]);
  const declarationOf = (name: string, kind: string): Promise<string> =>
    one('SELECT id FROM access.declaration WHERE account_id = $1 AND kind = $2', [world.id(name), kind]);
  const sign = (who: string, text: string, kind: string): Statement => [
    'INSERT INTO access.declaration (id, account_id, text_id, kind) VALUES ($1, $2, $3, $4)',
    [randomUUID(), world.id(who), text, kind],
  ];
  const instruct = (by: string, of: string, givenOn: string, until: string): Statement => [
    `INSERT INTO access.instruction (id, account_id, given_by, given_on, valid_until)
     VALUES ($1, $2, $3, ${givenOn}, ${until})`,
    [randomUUID(), world.id(of), world.id(by)],
  ];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    desk = new SecrecyDatabase(world, 'desk');
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-both', ['company-doctor', 'medical-assistant'], { registeredUntil });
    await world.person('dr-old', ['company-doctor'], { registeredUntil: '2021-01-01' });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: '2099-01-01' });
    await world.person('bart', ['medical-assistant']);
    await world.person('new', [], { undertaking: false });
    await world.personFor('acme', 'hr', 'employer-officer', { kind: 'external' });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id("jan's"));
  });
  afterAll(() => world.close());

  test('S7 everybody signs for himself, under a text of that kind, now and once; and who works for the service', async () => {
    const text = await textOf(SECRECY);
    expect(await desk.as('new', null, sign('bart', text, SECRECY))).toBe(REFUSED);
    expect(await desk.as('new', null, sign('new', text, UNDERTAKING))).toBe(REFUSED);
    expect(await desk.as('hr', null, sign('hr', text, SECRECY))).toBe(REFUSED);
    expect(await desk.as('new', null, sign('new', text, SECRECY))).toEqual([]);
    expect(await desk.as('new', null, sign('new', text, SECRECY))).toBe(TAKEN);
    const backdated: Statement = [
      `INSERT INTO access.declaration (id, account_id, text_id, kind, signed_at) VALUES ($1, $2, $3, $4, '2020-01-01')`,
      [randomUUID(), world.id('bart'), text, SECRECY],
    ];
    expect(await desk.as('bart', null, backdated)).toBe(REFUSED);
  });

  test('S3 a superseded text is not signed any more', async () => {
    const old = randomUUID();
    await world.cast.sql(
      `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, announced_at, effective_from)
       VALUES ($1, $2, 'old', 'old', sha256('old'), $3, '2019-01-01', '2019-01-01')`,
      [old, SECRECY, world.id('dr-staf')],
    );
    expect(await desk.as('bart', null, sign('bart', old, SECRECY))).toBe(REFUSED);
    await world.cast.sql('DELETE FROM access.declaration_text WHERE id = $1', [old]);
  });

  describe('revoking', () => {
    const set = (id: string, change: string): Statement => [
      `UPDATE access.declaration SET ${change} WHERE id = $1 RETURNING id`,
      [id],
    ];
    const now = 'revoked_at = platform.clock(), revoked_by = access.acting_account()';

    test('S3 is for a doctor under whom the signer works, and for the core-expert doctor', async () => {
      const id = await declarationOf('anna', SECRECY);
      for (const [who, role] of [
        ['anna', 'medical-assistant'],
        ['anna', null],
        ['dr-smit', 'company-doctor'],
        ['dr-old', 'company-doctor'],
        ['dr-staf', 'staff-doctor'],
      ] as const) {
        expect(await desk.as(who, role, set(id, now))).toEqual([]);
      }
      const backdated = set(id, "revoked_at = '2020-01-01', revoked_by = access.acting_account()");
      expect(await desk.as('dr-vos', 'company-doctor', backdated)).toBe(REFUSED);
    });

    test('S7 is never of the general undertaking: the duty outlives the access', async () => {
      const id = await declarationOf('anna', UNDERTAKING);
      expect(await desk.as('dr-kern', 'core-expert-doctor', set(id, now))).toEqual([]);
      expect(await desk.as('dr-vos', 'company-doctor', set(id, now))).toEqual([]);
    });

    test('S3 is not undone, nor signed away by the one who lost it, until somebody instructed her since', async () => {
      const [id, text] = [await declarationOf('anna', SECRECY), await textOf(SECRECY)];
      expect(await desk.as('dr-vos', 'company-doctor', set(id, now))).toEqual([{ id }]);
      const undo = set(id, 'revoked_at = NULL, revoked_by = NULL');
      expect(await desk.as('dr-kern', 'core-expert-doctor', undo)).toEqual([]);
      expect(await desk.as('anna', null, sign('anna', text, SECRECY))).toBe(REFUSED);
      const again = instruct('dr-vos', 'anna', 'platform.today()', 'platform.today() + 30');
      expect(await desk.as('dr-vos', 'company-doctor', again)).toEqual([]);
      expect(await desk.as('anna', null, sign('anna', text, SECRECY))).toEqual([]);
    });
  });

  test('S3 a text is announced by the medical direction, in time, with its own digest, and never changed', async () => {
    const announce = (who: string, days: number, digested = 'text'): Statement => [
      `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, effective_from)
       VALUES ($1, $2, $3, 'text', sha256($4::bytea), $5, platform.clock() + make_interval(days => $6))`,
      [randomUUID(), SECRECY, randomUUID(), digested, world.id(who), days],
    ];
    const byStaff = (statement: Statement): Promise<unknown> => desk.as('dr-staf', 'staff-doctor', statement);
    expect(await desk.as('dr-kern', 'core-expert-doctor', announce('dr-kern', 30))).toBe(REFUSED);
    expect(await desk.as('dr-vos', 'company-doctor', announce('dr-vos', 30))).toBe(REFUSED);
    expect(await byStaff(announce('dr-kern', 30))).toBe(REFUSED);
    expect(await byStaff(announce('dr-staf', 13))).toBe(REFUSED);
    expect(await byStaff(announce('dr-staf', 30, 'another'))).toBe(REFUSED);
    expect(await byStaff(announce('dr-staf', 30))).toEqual([]);
    expect(await byStaff(["UPDATE access.declaration_text SET text = 'x'", []])).toBe(REFUSED);
  });

  test('S3 an instruction is a registered doctor’s, of no day to come, and counts no longer than the term', async () => {
    const [today, end] = ['platform.today()', 'platform.today() + 30'];
    const byVos = (statement: Statement): Promise<unknown> => desk.as('dr-vos', 'company-doctor', statement);
    const oneself = instruct('dr-both', 'dr-both', today, end);
    expect(await desk.as('dr-both', 'company-doctor', oneself)).toBe(CHECKED);
    expect(await desk.as('dr-old', 'company-doctor', instruct('dr-old', 'bart', today, end))).toBe(REFUSED);
    expect(await desk.as('dr-kern', 'core-expert-doctor', instruct('dr-kern', 'bart', today, end))).toBe(REFUSED);
    expect(await desk.as('anna', 'medical-assistant', instruct('anna', 'bart', today, end))).toBe(REFUSED);
    expect(await byVos(instruct('dr-vos', 'bart', `${today} + 1`, end))).toBe(REFUSED);
    for (const other of ['dr-smit', 'new', 'hr']) {
      expect(await byVos(instruct('dr-vos', other, today, end))).toBe(REFUSED);
    }
    const year = "(platform.today() + interval '12 months')::date";
    expect(await byVos(instruct('dr-vos', 'bart', today, `${year} + 1`))).toBe(REFUSED);
    expect(await byVos(instruct('dr-vos', 'bart', today, year))).toEqual([]);
  });
});
