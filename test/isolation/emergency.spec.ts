import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import { asLogin } from '../harness/raw-client.js';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { REFUSED, type Statement } from './secrecy-database.js';

const registeredUntil = '2099-01-01';
const DOCTOR = 'company-doctor';

describe('an emergency, to the database alone', () => {
  let world: SecrecyWorld;

  const as = (
    who: string,
    role: string,
    [text, values]: Statement,
    { login = 'medical', purpose = 'emergency' }: { readonly login?: Login; readonly purpose?: string } = {},
  ): Promise<unknown> =>
    asLogin(world.service.databases, login, async (client) => {
      await client.query('BEGIN');
      await client.query(
        "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true), set_config('kluis.purpose', $3, true)",
        [world.id(who), role, purpose],
      );
      try {
        const { rows } = await client.query<pg.QueryResultRow>(text, [...values]);
        await client.query('COMMIT');
        return rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    });
  const opening = (by: string, otherwise: { readonly until?: string; readonly id?: string } = {}): Statement => [
    `INSERT INTO access.emergency (id, employee_id, opened_by, ground, valid_until, tell_by, review_by)
     VALUES ($1, $2, $3, 'life-in-danger', platform.clock() + interval '${otherwise.until ?? '60 minutes'}',
             platform.clock() + interval '24 hours', platform.today() + 7)`,
    [otherwise.id ?? randomUUID(), world.id('jan'), world.id(by)],
  ];
  const opens = (who: string, role: string, wanted: string): Promise<unknown> =>
    as(who, role, ['SELECT access.opens_medical(access.circle(), $1, $2) AS opens', [world.id('jan'), wanted]]);
  const runs = (who: string, role: string, purpose = 'emergency'): Promise<unknown> =>
    as(who, role, ['SELECT access.in_emergency($1) AS runs', [world.id('jan')]], { purpose });

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, [DOCTOR], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('dr-old', [DOCTOR], { registeredUntil: '2021-01-01' });
    await world.person('ada', ['administrator']);
    await world.person('officer', ['data-protection-officer']);
    await world.person('jan-himself', ['employee'], { kind: 'employee' });
    await world.employee('jan', 'acme', { doctorId: world.id('dr-vos') });
  });
  afterAll(() => world.close());
  beforeEach(() => world.cast.sql('DELETE FROM access.emergency'));

  test('S8 is opened by a registered doctor, for himself, for an hour at most, for that purpose', async () => {
    expect(await as('ada', 'administrator', opening('ada'))).toBe(REFUSED);
    expect(await as('ada', DOCTOR, opening('ada'))).toBe(REFUSED);
    expect(await as('officer', 'data-protection-officer', opening('officer'))).toBe(REFUSED);
    expect(await as('dr-old', DOCTOR, opening('dr-old'))).toBe(REFUSED);
    expect(await as('dr-smit', DOCTOR, opening('dr-vos'))).toBe(REFUSED);
    expect(await as('dr-smit', DOCTOR, opening('dr-smit', { until: '61 minutes' }))).toBe(REFUSED);
    expect(await as('dr-smit', DOCTOR, opening('dr-smit'), { purpose: 'absence-guidance' })).toBe(REFUSED);
    expect(await as('dr-smit', DOCTOR, opening('dr-smit'), { login: 'desk' })).toBe(REFUSED);
    expect(await as('dr-smit', DOCTOR, opening('dr-smit'))).toEqual([]);
  });

  test('S8 runs for nobody else and for nothing else, opens no dossier, and ends by itself', async () => {
    await as('dr-smit', DOCTOR, opening('dr-smit'));
    expect(await runs('dr-smit', DOCTOR)).toEqual([{ runs: true }]);
    for (const wanted of ['read', 'record', 'amend', 'withhold', 'issue']) {
      expect(await opens('dr-smit', DOCTOR, wanted)).toEqual([{ opens: false }]);
    }
    expect(await runs('dr-smit', DOCTOR, 'absence-guidance')).toEqual([{ runs: false }]);
    expect(await runs('dr-staf', 'staff-doctor')).toEqual([{ runs: false }]);
    await world.cast.sql("UPDATE access.emergency SET valid_until = opened_at + interval '1 microsecond'");
    expect(await runs('dr-smit', DOCTOR)).toEqual([{ runs: false }]);
  });

  test('S8 is over when another doctor found that it was none, and then he opens there no other; it runs on when it was one', async () => {
    await as('dr-smit', DOCTOR, opening('dr-smit'));
    for (const [finding, isRunning] of [
      ['justified', true],
      ['not-justified', false],
    ] as const) {
      await world.cast.sql(
        'UPDATE access.emergency SET reviewed_at = platform.clock(), reviewed_by = $1, finding = $2',
        [world.id('dr-staf'), finding],
      );
      expect([finding, await runs('dr-smit', DOCTOR)]).toEqual([finding, [{ runs: isRunning }]]);
    }
    expect(await as('dr-smit', DOCTOR, opening('dr-smit'))).toBe(REFUSED);
  });

  test('S8 is over with the suspension of who opened it, and by nothing that somebody else does to it', async () => {
    const id = randomUUID();
    await as('dr-smit', DOCTOR, opening('dr-smit', { id }));
    const status = (to: string): Promise<unknown> =>
      as('ada', 'administrator', [`UPDATE access.account SET status = $2 WHERE id = $1`, [world.id('dr-smit'), to]], {
        login: 'desk',
        purpose: 'security',
      });
    const ending: Statement = [
      'UPDATE access.emergency SET ended_at = platform.clock() WHERE id = $1 RETURNING 1',
      [id],
    ];
    expect(await as('ada', 'administrator', ending, { login: 'desk' })).not.toEqual([{ '?column?': 1 }]);
    expect([await status('suspended'), await status('active')]).toEqual([[], []]);
    expect(await runs('dr-smit', DOCTOR)).toEqual([{ runs: false }]);
    const reopening: Statement = ['UPDATE access.emergency SET ended_at = NULL WHERE id = $1 RETURNING 1', [id]];
    expect(await as('ada', 'administrator', reopening, { login: 'desk' })).not.toEqual([{ '?column?': 1 }]);
    expect(await runs('dr-smit', DOCTOR)).toEqual([{ runs: false }]);
  });

  test('S8 one left without review stops the next; a review is another doctor’s, once', async () => {
    const id = randomUUID();
    await as('dr-staf', 'staff-doctor', opening('dr-staf', { id }));
    const reviewing: Statement = [
      `UPDATE access.emergency SET reviewed_at = platform.clock(), reviewed_by = access.acting_account(), finding = 'justified'
       WHERE id = $1 RETURNING finding`,
      [id],
    ];
    await world.cast.sql('UPDATE access.emergency SET review_by = platform.today() - 1');
    expect(await as('dr-staf', 'staff-doctor', opening('dr-staf'))).toBe(REFUSED);
    expect(await as('dr-staf', 'staff-doctor', reviewing, { login: 'desk' })).toBe('23514');
    expect(await as('dr-smit', DOCTOR, reviewing, { login: 'desk' })).toEqual([]);
    const breach: Statement = [
      `INSERT INTO desk.breach (id, source, emergency_id, occurred_at, recorded_by)
       SELECT $1, 'emergency-review', e.id, e.opened_at, access.acting_account() FROM access.emergency e`,
      [randomUUID()],
    ];
    expect(await as('dr-staf', 'staff-doctor', breach, { login: 'desk' })).toBe(REFUSED);
  });

  test('S8 a letter tells who has no account, not before it was opened, and is not recorded by the opener', async () => {
    const id = randomUUID();
    await as('dr-smit', DOCTOR, opening('dr-smit', { id }));
    const telling = (toldAt: string): Statement => [
      `UPDATE access.emergency SET told_at = ${toldAt}, told_how = 'posted' WHERE id = $1 RETURNING told_how`,
      [id],
    ];
    const tell = (toldAt = 'platform.clock()'): Promise<unknown> =>
      as('dr-staf', 'staff-doctor', telling(toldAt), { login: 'desk' });
    const own = (accountId: string | null): Promise<unknown> =>
      world.cast.sql('UPDATE access.employee SET person_account_id = $1 WHERE id = $2', [accountId, world.id('jan')]);
    await own(world.id('jan-himself'));
    expect(await tell()).toBe(REFUSED);
    await own(null);
    expect(await tell("opened_at - interval '1 second'")).toBe(REFUSED);
    await world.cast.sql('UPDATE access.emergency SET opened_by = $1', [world.id('dr-staf')]);
    expect(await tell()).toBe(REFUSED);
    await world.cast.sql('UPDATE access.emergency SET opened_by = $1', [world.id('dr-smit')]);
    expect(await tell()).toEqual([{ told_how: 'posted' }]);
  });

  test('S8 nobody shortens the trail of it: no row is deleted, moved or told before its time', async () => {
    await as('dr-smit', DOCTOR, opening('dr-smit'));
    for (const change of [
      "valid_until = valid_until + interval '1 hour'",
      'opened_by = access.acting_account()',
      "told_at = platform.clock(), told_how = 'in-app'",
      "told_at = platform.clock() + interval '1 hour', told_how = 'posted'",
    ]) {
      const changing: Statement = [`UPDATE access.emergency SET ${change}`, []];
      expect(await as('dr-staf', 'staff-doctor', changing, { login: 'desk' })).toBe(REFUSED);
      expect(await as('dr-smit', DOCTOR, changing)).toBe(REFUSED);
    }
    expect(await as('dr-staf', 'staff-doctor', ['DELETE FROM access.emergency', []], { login: 'desk' })).toBe(REFUSED);
  });
});
