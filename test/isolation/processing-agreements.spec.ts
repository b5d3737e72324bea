import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { REFUSED, SecrecyDatabase, type Statement } from './secrecy-database.js';

const TODAY = 'platform.today()';

describe('the database alone, of processing agreements', () => {
  let world: SecrecyWorld;
  const desk = (who: string, role: string | null, statement: Statement): Promise<unknown> =>
    new SecrecyDatabase(world, 'desk').as(who, role, statement);
  const record = (by: string, signed = TODAY, until = TODAY, id = randomUUID()): Statement => [
    `INSERT INTO access.processing_agreement (id, signed_on, valid_from, valid_until, recorded_by)
     VALUES ($1, ${signed}, ${signed}, ${until}, $2)`,
    [id, world.id(by)],
  ];
  const processor = (id: string, country = 'NL'): Statement => [
    'INSERT INTO desk.processor (agreement_id, organisation, country) VALUES ($1, $2, $3)',
    [id, 'Partner', country],
  ];
  const set = (id: string, change: string): Statement => [
    `UPDATE access.processing_agreement SET ${change} WHERE id = $1 RETURNING id`,
    [id],
  ];
  const confirmed = 'confirmed_at = platform.clock(), confirmed_by = access.acting_account()';
  const ended = 'ended_at = platform.clock(), ended_by = access.acting_account()';

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const one of ['ada', 'abel']) await world.person(one, ['administrator']);
    await world.person('officer', ['data-protection-officer']);
    await world.person('rob', ['account-manager']);
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil: '2099-01-01' });
  });
  afterAll(() => world.close());

  test('P1 it is recorded by who keeps accounts, in the own name, signed and not yet over', async () => {
    expect(await desk('rob', 'account-manager', record('rob'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', record('dr-staf'))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', record('abel'))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', record('ada', `${TODAY} + 1`, `${TODAY} + 2`))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', record('ada', `${TODAY} - 2`, `${TODAY} - 1`))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', record('ada'))).toEqual([]);
  });

  test('P1, D8 with which organisation, is written with it, and shown to who keeps accounts or supervises', async () => {
    const id = await world.cast.processingAgreement();
    expect(await desk('ada', 'administrator', processor(id))).toBe(REFUSED);
    const seen: Statement = ['SELECT organisation FROM desk.processor WHERE agreement_id = $1', [id]];
    expect(await desk('ada', 'administrator', seen)).toEqual([{ organisation: 'Partner' }]);
    expect(await desk('officer', 'data-protection-officer', seen)).toEqual([{ organisation: 'Partner' }]);
    for (const [who, role] of [
      ['rob', 'account-manager'],
      ['dr-staf', 'staff-doctor'],
      ['ada', null],
    ] as const) {
      expect(await desk(who, role, seen)).toEqual([]);
    }
  });

  test('S7 it is confirmed by a second person, ended at once by either, and otherwise never changed', async () => {
    const id = randomUUID();
    expect(await desk('ada', 'administrator', record('ada', TODAY, `${TODAY} + 9`, id))).toEqual([]);
    expect(await desk('ada', 'administrator', set(id, confirmed))).toBe(REFUSED);
    for (const [who, role] of [
      ['rob', 'account-manager'],
      ['officer', 'data-protection-officer'],
    ] as const) {
      expect(await desk(who, role, set(id, confirmed))).toEqual([]);
      expect(await desk(who, role, set(id, ended))).toEqual([]);
    }
    for (const change of [
      `confirmed_at = platform.clock() - interval '1 day', confirmed_by = access.acting_account()`,
      `confirmed_at = platform.clock(), confirmed_by = '${world.id('dr-staf')}'`,
      `ended_at = platform.clock(), ended_by = '${world.id('ada')}'`,
      `valid_until = ${TODAY} + 99`,
      `${confirmed}, ${ended}`,
    ]) {
      expect(await desk('abel', 'administrator', set(id, change))).toBe(REFUSED);
    }
    expect(await desk('abel', 'administrator', set(id, confirmed))).toEqual([{ id }]);
    expect(await desk('abel', 'administrator', set(id, confirmed))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', set(id, ended))).toEqual([{ id }]);
    expect(await desk('ada', 'administrator', set(id, 'ended_at = NULL, ended_by = NULL'))).toEqual([]);
  });

  test('P1 nobody is hired without one that was confirmed and lasts until his last day', async () => {
    const hire = (agreement: string | null, until = '2099-01-01'): Statement => [
      `INSERT INTO access.account (id, kind, status, hired_until, processing_agreement_id, created_by)
       VALUES ($1, 'hired', 'invited', $2, $3, $4)`,
      [randomUUID(), until, agreement, world.id('ada')],
    ];
    const under = await world.cast.processingAgreement();
    const waiting = randomUUID();
    await desk('ada', 'administrator', record('ada', TODAY, `'2099-12-31'`, waiting));
    expect(await desk('ada', 'administrator', hire(null))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', hire(waiting))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', hire(under, '2100-01-01'))).toBe(REFUSED);
    expect(await desk('ada', 'administrator', hire(under))).toEqual([]);
    await desk('abel', 'administrator', set(under, ended));
    expect(await desk('ada', 'administrator', hire(under))).toBe(REFUSED);
  });

  test.each([
    ['waits for the second person', 'confirmed_by = NULL, confirmed_at = NULL'],
    ['was ended', 'ended_by = recorded_by, ended_at = platform.clock()'],
    ['was over yesterday', `valid_until = ${TODAY} - 1`],
    ['begins tomorrow', `valid_from = ${TODAY} + 1`],
  ])('P1 a hired account is not active while its agreement %s', async (_, change) => {
    const hired = await world.cast.person(`hired-${randomUUID()}`, { kind: 'hired', hiredUntil: '2099-01-01' });
    const active: Statement = ['SELECT access.account_active($1) AS active', [hired]];
    expect(await desk('ada', 'administrator', active)).toEqual([{ active: true }]);
    await world.cast.sql(
      `UPDATE access.processing_agreement SET ${change}
       WHERE id = (SELECT processing_agreement_id FROM access.account WHERE id = $1)`,
      [hired],
    );
    expect(await desk('ada', 'administrator', active)).toEqual([{ active: false }]);
  });
});
