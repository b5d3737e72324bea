import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Login } from '../../src/platform/stores/prepare/logins.js';
import { asLogin } from '../harness/raw-client.js';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import { REFUSED, type Statement } from './secrecy-database.js';

const registeredUntil = '2099-01-01';
const DOCTOR = 'company-doctor';
const CORE = 'core-expert-doctor';

describe('what is postponed of telling of an emergency, to the database alone', () => {
  let world: SecrecyWorld;
  let emergency: string;

  const as = (
    who: string,
    role: string,
    statements: readonly Statement[],
    { login = 'medical', purpose = 'emergency' }: { readonly login?: Login; readonly purpose?: string } = {},
  ): Promise<unknown> =>
    asLogin(world.service.databases, login, async (client) => {
      await client.query('BEGIN');
      await client.query(
        "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true), set_config('kluis.purpose', $3, true)",
        [who === '' ? '' : world.id(who), role, purpose],
      );
      try {
        let rows: unknown = [];
        for (const [text, values] of statements) rows = (await client.query<pg.QueryResultRow>(text, [...values])).rows;
        await client.query('COMMIT');
        return rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    });
  const postponing = (by: string, { until = '3 days', doctor = 'dr-vos', id = '' } = {}): Statement => [
    `INSERT INTO access.emergency_postponement (id, emergency_id, employee_id, postponed_by, doctor_id, until)
     VALUES ($1, $2, $3, $4, $5, platform.clock() + interval '${until}')`,
    [id || randomUUID(), emergency, world.id('jan'), world.id(by), doctor === '' ? null : world.id(doctor)],
  ];
  const reason = (by: string, id: string): Statement => [
    `INSERT INTO medical.postponement_reason (postponement_id, emergency_id, employee_id, sealed, written_by)
     VALUES ($1, $2, $3, 'sealed', $4)`,
    [id, emergency, world.id('jan'), world.id(by)],
  ];
  const postponed = async (): Promise<unknown> =>
    as('', '', [['SELECT access.telling_postponed($1) AS postponed', [emergency]]], { login: 'jobs' });

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, [DOCTOR], { registeredUntil });
    await world.person('dr-kern', [CORE], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('himself', ['employee'], { kind: 'employee' });
    await world.employee('jan', 'acme', { doctorId: world.id('dr-vos'), accountId: world.id('himself') });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    for (const table of [
      'medical.postponement_reason',
      'medical.emergency_reason',
      'access.emergency_postponement',
      'access.emergency',
      'trail.line',
    ])
      await world.cast.sql(`DELETE FROM ${table}`);
    emergency = randomUUID();
    await world.cast.sql(
      `INSERT INTO access.emergency (id, employee_id, opened_by, ground, valid_until, tell_by, review_by)
       VALUES ($1, $2, $3, 'life-in-danger', platform.clock() + interval '60 minutes', platform.clock() + interval '24 hours',
               platform.today() + 7)`,
      [emergency, world.id('jan'), world.id('dr-smit')],
    );
  });

  test('S8 the dossier doctor postpones, in his own name, for that purpose and within the bounds; nobody else', async () => {
    for (const [who, role] of [
      ['dr-smit', DOCTOR],
      ['dr-kern', CORE],
      ['dr-staf', 'staff-doctor'],
      ['officer', 'data-protection-officer'],
      ['himself', 'employee'],
      ['dr-vos', 'doctor-in-training'],
    ] as const) {
      expect([who, await as(who, role, [postponing(who)])]).toEqual([who, REFUSED]);
    }
    expect(await as('dr-vos', DOCTOR, [postponing('dr-smit')])).toBe(REFUSED);
    expect(await as('dr-vos', DOCTOR, [postponing('dr-vos', { doctor: '' })])).toBe(REFUSED);
    for (const until of ['23 hours', '15 days'])
      expect([until, await as('dr-vos', DOCTOR, [postponing('dr-vos', { until })])]).toEqual([until, REFUSED]);
    expect(await as('dr-vos', DOCTOR, [postponing('dr-vos')], { purpose: 'absence-guidance' })).toBe(REFUSED);
    expect(await as('dr-vos', DOCTOR, [postponing('dr-vos')], { login: 'desk' })).toBe(REFUSED);
    expect(await as('dr-vos', DOCTOR, [postponing('dr-vos')])).toEqual([]);
    expect(await postponed()).toEqual([{ postponed: true }]);
  });

  test.each([
    ['by who opened it', 'opened_by = (SELECT id FROM access.account WHERE id = $1)', 'dr-vos'],
    ['once the employee was told', "told_at = platform.clock(), told_how = 'in-app'", null],
    ['once the term is over', "opened_at = platform.clock() - interval '2 days', tell_by = platform.clock()", null],
    [
      'once it was found to be none',
      "reviewed_at = platform.clock(), reviewed_by = gen_random_uuid(), finding = 'not-justified'",
      null,
    ],
  ])('S8 it is not postponed %s', async (_when, change, who) => {
    await world.cast.sql(`UPDATE access.emergency SET ${change}`, who === null ? [] : [world.id(who)]);
    expect(await as('dr-vos', DOCTOR, [postponing('dr-vos')])).toBe(REFUSED);
  });

  test('S8 nothing of it is changed but that it ends, by who could have postponed it', async () => {
    await as('dr-vos', DOCTOR, [postponing('dr-vos')]);
    const change = (what: string): Statement => [
      `UPDATE access.emergency_postponement SET ${what} RETURNING 1 AS changed`,
      [],
    ];
    const ending = change('ended_at = platform.clock(), ended_by = access.acting_account()');
    for (const what of ["until = until + interval '1 day'", 'postponed_by = access.acting_account()']) {
      expect(await as('dr-vos', DOCTOR, [change(what)])).toBe(REFUSED);
    }
    expect(await as('dr-vos', DOCTOR, [['DELETE FROM access.emergency_postponement', []]])).toBe(REFUSED);
    for (const [who, role] of [
      ['dr-smit', DOCTOR],
      ['dr-kern', CORE],
      ['dr-staf', 'staff-doctor'],
      ['himself', 'employee'],
    ] as const) {
      expect([who, await as(who, role, [ending])]).toEqual([who, []]);
    }
    expect(await as('dr-vos', DOCTOR, [change('ended_at = platform.clock(), ended_by = gen_random_uuid()')])).toBe(
      REFUSED,
    );
    expect(await as('dr-vos', DOCTOR, [ending])).toEqual([{ changed: 1 }]);
    expect(await as('dr-vos', DOCTOR, [change('ended_at = NULL, ended_by = NULL')])).toEqual([]);
    expect(await postponed()).toEqual([{ postponed: false }]);
  });

  test('S8 while it stands neither the job nor a letter tells, and once it is over they do', async () => {
    await as('dr-vos', DOCTOR, [postponing('dr-vos')]);
    const telling = (how: string): Statement => [
      `UPDATE access.emergency SET told_at = platform.clock(), told_how = '${how}' RETURNING 1 AS told`,
      [],
    ];
    expect(await as('', '', [telling('in-app')], { login: 'jobs' })).toBe(REFUSED);
    const link = 'UPDATE access.employee SET person_account_id = $1';
    await world.cast.sql(link, [null]);
    expect(await as('dr-staf', 'staff-doctor', [telling('posted')], { login: 'desk' })).toBe(REFUSED);
    await world.cast.sql(link, [world.id('himself')]);
    await world.cast.sql(
      'UPDATE access.emergency_postponement SET ended_at = platform.clock(), ended_by = gen_random_uuid()',
    );
    expect(await as('', '', [telling('in-app')], { login: 'jobs' })).toEqual([{ told: 1 }]);
  });

  test('D5, I1 its reason is written by who postpones; shown to who reviews and the dossier doctor, to the employee when it is over', async () => {
    const id = randomUUID();
    expect(await as('dr-vos', DOCTOR, [reason('dr-vos', id)])).not.toEqual([]);
    expect(await as('dr-vos', DOCTOR, [postponing('dr-vos', { id }), reason('dr-smit', id)])).toBe(REFUSED);
    expect(await as('dr-vos', DOCTOR, [postponing('dr-vos', { id }), reason('dr-vos', id)])).toEqual([]);
    await world.cast.sql(
      "INSERT INTO medical.emergency_reason (emergency_id, employee_id, sealed, written_by) VALUES ($1, $2, 'sealed', $3)",
      [emergency, world.id('jan'), world.id('dr-smit')],
    );
    const seen = async (who: string, role: string): Promise<unknown> =>
      as(who, role, [
        [
          'SELECT (SELECT count(*) FROM medical.postponement_reason)::int AS later, (SELECT count(*) FROM medical.emergency_reason)::int AS why',
          [],
        ],
      ]);
    for (const [who, role] of [
      ['dr-kern', CORE],
      ['dr-staf', 'staff-doctor'],
      ['dr-vos', DOCTOR],
    ] as const) {
      expect([who, await seen(who, role)]).toEqual([who, [{ later: 1, why: 1 }]]);
    }
    expect(await seen('dr-smit', DOCTOR)).toEqual([{ later: 0, why: 1 }]);
    expect(await seen('himself', 'employee')).toEqual([{ later: 0, why: 0 }]);
    await world.cast.sql(
      'UPDATE access.emergency_postponement SET ended_at = platform.clock(), ended_by = gen_random_uuid()',
    );
    expect(await seen('himself', 'employee')).toEqual([{ later: 1, why: 1 }]);
  });

  test('I9 of the own log exactly the lines of that emergency wait with it', async () => {
    const later = randomUUID();
    await as('dr-vos', DOCTOR, [postponing('dr-vos', { id: later })]);
    const line = async (kind: string, who: string, record: string | null, ago = '0 minutes'): Promise<string> => {
      const [row] = await world.cast.sql<{ id: string }>(
        `INSERT INTO trail.line (at, request_id, account_id, action, kind, record_id, employee_id, outcome, status, source, route)
         VALUES (platform.clock() - $5::interval, gen_random_uuid(), $1, 'read', $2, $3, $4, 'allowed', 200, '192.0.2.1', '/')
         RETURNING id::text`,
        [world.id(who), kind, record, world.id('jan'), ago],
      );
      return row?.id ?? '';
    };
    const waiting = [
      await line('Emergency', 'dr-smit', emergency),
      await line('EmergencyReason', 'dr-kern', emergency),
      await line('EmergencyPostponement', 'dr-vos', later),
      await line('EmergencyPiece', 'dr-smit', randomUUID()),
      await line('FoundPerson', 'dr-smit', world.id('jan'), '10 minutes'),
    ];
    const others = [
      await line('Emergency', 'dr-kern', randomUUID()),
      await line('EmergencyReason', 'dr-smit', randomUUID()),
      await line('EmergencyPostponement', 'dr-vos', randomUUID()),
      await line('EmergencyPiece', 'dr-kern', randomUUID()),
      await line('EmergencyPiece', 'dr-smit', randomUUID(), '2 hours'),
      await line('FoundPerson', 'dr-smit', world.id('jan'), '25 hours'),
      await line('FoundPerson', 'dr-staf', world.id('jan')),
      await line('MedicalPiece', 'dr-smit', randomUUID()),
    ];
    const shown = async (who = 'himself', role = 'employee'): Promise<string[]> =>
      (
        (await as(who, role, [['SELECT id::text FROM trail.line ORDER BY line.id', []]], { login: 'trail' })) as {
          id: string;
        }[]
      ).map(({ id }) => id);
    expect(await shown()).toEqual(others);
    expect(await shown('officer', 'data-protection-officer')).toEqual([...waiting, ...others]);
    await world.cast.sql("UPDATE access.emergency SET told_at = platform.clock(), told_how = 'in-app'");
    expect(await shown()).toEqual([...waiting, ...others]);
  });
});
