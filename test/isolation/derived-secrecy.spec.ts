import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { Cast } from '../cast.js';
import { asLogin } from '../harness/raw-client.js';
import { runningService, type RunningService } from '../harness/service.js';

const REGISTERED = '2090-12-31';
const REFUSED = '42501';
const CHECKED = '23514';

type Statement = readonly [string, readonly unknown[]];

describe('the database alone, without the service', () => {
  let service: RunningService;
  let cast: Cast;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => ids[name] ?? name;

  /** One statement in a transaction of a login, as that account in that role. @returns its rows, or PostgreSQL's code */
  async function as(
    login: 'desk' | 'trail',
    who: string,
    role: string | null,
    [text, values]: Statement,
  ): Promise<unknown> {
    return asLogin(service.databases, login, async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        idOf(who),
        role ?? '',
      ]);
      try {
        const { rows } = await client.query<pg.QueryResultRow>(text, [...values]);
        await client.query('COMMIT');
        return rows;
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    });
  }
  const desk = (who: string, role: string | null, statement: Statement): Promise<unknown> =>
    as('desk', who, role, statement);
  const one = async (text: string, ...values: unknown[]): Promise<string> =>
    (await cast.sql<{ id: string }>(text, values))[0]?.id ?? '';
  const textOf = (kind: string): Promise<string> =>
    one('SELECT id FROM access.declaration_text WHERE kind = $1 ORDER BY effective_from LIMIT 1', kind);

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    for (const name of ['acme', 'globex']) ids[name] = await cast.employer(name);
    for (const name of ['dr-vos', 'dr-smit']) {
      ids[name] = await cast.person(name, { roles: [{ role: 'company-doctor' }], registeredUntil: REGISTERED });
    }
    ids['dr-old'] = await cast.person('dr-old', { roles: [{ role: 'company-doctor' }], registeredUntil: '2021-01-01' });
    ids['dr-kern'] = await cast.person('dr-kern', {
      roles: [{ role: 'core-expert-doctor' }],
      registeredUntil: REGISTERED,
    });
    ids['dr-staf'] = await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: REGISTERED });
    for (const name of ['anna', 'bart', 'both', 'there']) {
      ids[name] = await cast.person(name, {
        roles: [{ role: 'medical-assistant' }],
        declared: name === 'anna',
        instructedUntil: REGISTERED,
      });
    }
    await cast.role(idOf('both'), 'labour-expert', idOf('globex'));
    await cast.role(idOf('there'), 'employer-officer', idOf('acme'));
    ids['expert'] = await cast.person('expert', {
      roles: [{ role: 'labour-expert', employerId: idOf('acme') }],
      declared: true,
    });
    ids['new'] = await cast.person('new', { undertaking: false });
    ids['hr'] = await cast.person('hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: idOf('acme') }],
    });
    for (const [name, doctor, told] of [
      ['jan', 'dr-vos', true],
      ['klaas', 'dr-smit', true],
      ['untold', 'dr-vos', false],
    ] as const) {
      ids[name] = (await cast.employee({ employerId: idOf('acme'), doctorId: idOf(doctor), told })).employeeId;
    }
    await cast.delegation(idOf('dr-vos'), idOf('anna'), idOf('jan'));
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  describe('S2 a delegation', () => {
    const grant = (
      doctor: string,
      assistant: string,
      employee: string,
      otherwise: { from?: string; until?: string } = {},
    ): Statement => [
      `INSERT INTO access.delegation (id, doctor_id, assistant_id, employee_id, actions, valid_from, valid_until)
       VALUES ($1, $2, $3, $4, '{read}', ${otherwise.from ?? 'platform.clock()'}, $5)`,
      [randomUUID(), idOf(doctor), idOf(assistant), idOf(employee), otherwise.until ?? '2030-01-01'],
    ];

    test('S2 is granted by the responsible doctor', async () => {
      expect(await desk('dr-vos', 'company-doctor', grant('dr-vos', 'bart', 'jan'))).toEqual([]);
    });

    test.each([
      ['an employee of another doctor', 'dr-vos', 'company-doctor', 'klaas'],
      ['an employee who was not told of the doctor', 'dr-vos', 'company-doctor', 'untold'],
      ['an employee of his, by somebody else in his name', 'dr-smit', 'company-doctor', 'jan'],
      ['an employee of another, by the core-expert doctor', 'dr-kern', 'core-expert-doctor', 'jan'],
      ['an employee, passed on by an assistant', 'anna', 'medical-assistant', 'jan'],
      ['an employee, by an assistant who claims to be the doctor', 'anna', 'company-doctor', 'jan'],
    ])('S2 is refused for %s', async (_, who, role, employee) => {
      expect(await desk(who, role, grant('dr-vos', 'bart', employee))).toBe(REFUSED);
      expect(await desk(who, role, grant(who, 'bart', employee))).toBe(REFUSED);
    });

    test('S6 is refused for a labour expert, declaration or not, and for an assistant who does casework', async () => {
      for (const name of ['expert', 'dr-smit', 'both'])
        expect(await desk('dr-vos', 'company-doctor', grant('dr-vos', name, 'jan'))).toBe(REFUSED);
    });

    test('S10 is refused for who works for that employer', async () => {
      expect(await desk('dr-vos', 'company-doctor', grant('dr-vos', 'there', 'jan'))).toBe(REFUSED);
    });

    test('S5 is refused beyond the doctor’s registration, before now, and to himself', async () => {
      expect(await desk('dr-vos', 'company-doctor', grant('dr-vos', 'bart', 'jan', { until: '2091-01-02' }))).toBe(
        REFUSED,
      );
      expect(await desk('dr-vos', 'company-doctor', grant('dr-vos', 'bart', 'jan', { from: "'2020-01-01'" }))).toBe(
        REFUSED,
      );
      await cast.role(idOf('dr-smit'), 'medical-assistant');
      expect(await desk('dr-smit', 'company-doctor', grant('dr-smit', 'dr-smit', 'klaas'))).toBe(CHECKED);
    });

    test('S4 is withdrawn now, once, by the doctor or the core-expert doctor; nobody lengthens it or gives it back', async () => {
      const id = await cast.delegation(idOf('dr-vos'), idOf('bart'), idOf('jan'));
      const set = (change: string): Statement => [
        `UPDATE access.delegation SET ${change} WHERE id = $1 RETURNING id`,
        [id],
      ];
      const now = 'withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()';
      for (const [who, role] of [
        ['dr-smit', 'company-doctor'],
        ['bart', 'medical-assistant'],
        ['dr-staf', 'staff-doctor'],
        ['bart', 'company-doctor'],
      ] as const) {
        expect(await desk(who, role, set(now))).toEqual([]);
      }
      expect(await desk('dr-vos', 'company-doctor', set("valid_until = '2098-01-01'"))).toBe(REFUSED);
      expect(await desk('dr-vos', 'company-doctor', set("actions = '{read,amend}'"))).toBe(REFUSED);
      expect(
        await desk(
          'dr-vos',
          'company-doctor',
          set("withdrawn_at = '2098-01-01', withdrawn_by = access.acting_account()"),
        ),
      ).toBe(REFUSED);
      expect(
        await desk(
          'dr-vos',
          'company-doctor',
          set(`withdrawn_at = platform.clock(), withdrawn_by = '${idOf('dr-kern')}'`),
        ),
      ).toBe(REFUSED);
      expect(await desk('dr-kern', 'core-expert-doctor', set(now))).toEqual([{ id }]);
      expect(await desk('dr-vos', 'company-doctor', set('withdrawn_at = NULL, withdrawn_by = NULL'))).toEqual([]);
    });
  });

  describe('a declaration', () => {
    const sign = (who: string, text: string, kind: string): Statement => [
      'INSERT INTO access.declaration (id, account_id, text_id, kind) VALUES ($1, $2, $3, $4)',
      [randomUUID(), idOf(who), text, kind],
    ];

    test('S7 is signed by everybody for himself, of the text’s own kind, by who works for the service', async () => {
      const text = await textOf('derived-secrecy');
      expect(await desk('new', null, sign('bart', text, 'derived-secrecy'))).toBe(REFUSED);
      expect(await desk('new', null, sign('new', text, 'general-undertaking'))).toBe(REFUSED);
      expect(await desk('hr', null, sign('hr', text, 'derived-secrecy'))).toBe(REFUSED);
      expect(await desk('new', null, sign('new', text, 'derived-secrecy'))).toEqual([]);
      expect(await desk('new', null, sign('new', text, 'derived-secrecy'))).toBe('23505');
      const backdated: Statement = [
        "INSERT INTO access.declaration (id, account_id, text_id, kind, signed_at) VALUES ($1, $2, $3, 'derived-secrecy', '2020-01-01')",
        [randomUUID(), idOf('bart'), text],
      ];
      expect(await desk('bart', null, backdated)).toBe(REFUSED);
    });

    test('S3 is revoked now, once, by a doctor it is under or the core-expert doctor, and never the general undertaking', async () => {
      const secrecy = await one(
        "SELECT id FROM access.declaration WHERE account_id = $1 AND kind = 'derived-secrecy'",
        idOf('anna'),
      );
      const undertaking = await one(
        "SELECT id FROM access.declaration WHERE account_id = $1 AND kind = 'general-undertaking'",
        idOf('anna'),
      );
      const set = (id: string, change: string): Statement => [
        `UPDATE access.declaration SET ${change} WHERE id = $1 RETURNING id`,
        [id],
      ];
      const now = 'revoked_at = platform.clock(), revoked_by = access.acting_account()';
      for (const [who, role] of [
        ['anna', 'medical-assistant'],
        ['dr-smit', 'company-doctor'],
        ['dr-staf', 'staff-doctor'],
        ['dr-old', 'company-doctor'],
        ['anna', null],
      ] as const) {
        expect(await desk(who, role, set(secrecy, now))).toEqual([]);
      }
      expect(await desk('dr-kern', 'core-expert-doctor', set(undertaking, now))).toEqual([]);
      expect(
        await desk(
          'dr-vos',
          'company-doctor',
          set(secrecy, "revoked_at = '2020-01-01', revoked_by = access.acting_account()"),
        ),
      ).toBe(REFUSED);
      expect(await desk('dr-vos', 'company-doctor', set(secrecy, now))).toEqual([{ id: secrecy }]);
      expect(await desk('dr-kern', 'core-expert-doctor', set(secrecy, 'revoked_at = NULL, revoked_by = NULL'))).toEqual(
        [],
      );
    });

    test('S3 is not given back by the one who lost it, until somebody instructed her since', async () => {
      const text = await textOf('derived-secrecy');
      expect(await desk('anna', null, sign('anna', text, 'derived-secrecy'))).toBe(REFUSED);
      const instruct: Statement = [
        `INSERT INTO access.instruction (id, account_id, given_by, given_on, valid_until)
         VALUES ($1, $2, $3, platform.today(), platform.today() + 30)`,
        [randomUUID(), idOf('anna'), idOf('dr-vos')],
      ];
      expect(await desk('dr-vos', 'company-doctor', instruct)).toEqual([]);
      expect(await desk('anna', null, sign('anna', text, 'derived-secrecy'))).toEqual([]);
    });

    test('S3 is not signed under a superseded text', async () => {
      const old = randomUUID();
      await cast.sql(
        `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, announced_at, effective_from)
         VALUES ($1, 'derived-secrecy', 'old', 'old', sha256('old'), $2, '2019-01-01', '2019-01-01')`,
        [old, idOf('dr-staf')],
      );
      expect(await desk('bart', null, sign('bart', old, 'derived-secrecy'))).toBe(REFUSED);
    });
  });

  test('S3 a text is announced by the medical direction, in time, with its own digest', async () => {
    const announce = (who: string, days: number, digested = 'text'): Statement => [
      `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, effective_from)
       VALUES ($1, 'derived-secrecy', $2, 'text', sha256($3::bytea), $4, platform.clock() + make_interval(days => $5))`,
      [randomUUID(), randomUUID(), digested, idOf(who), days],
    ];
    expect(await desk('dr-kern', 'core-expert-doctor', announce('dr-kern', 30))).toBe(REFUSED);
    expect(await desk('dr-vos', 'company-doctor', announce('dr-vos', 30))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', announce('dr-kern', 30))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', announce('dr-staf', 13))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', announce('dr-staf', 30, 'another'))).toBe(REFUSED);
    expect(await desk('dr-staf', 'staff-doctor', announce('dr-staf', 30))).toEqual([]);
    expect(await desk('dr-staf', 'staff-doctor', ["UPDATE access.declaration_text SET text = 'x'", []])).toBe(REFUSED);
  });

  test('S3 an instruction is a registered doctor’s, of no day to come, and counts no longer than the term', async () => {
    const instruct = (by: string, of: string, givenOn: string, until: string): Statement => [
      `INSERT INTO access.instruction (id, account_id, given_by, given_on, valid_until) VALUES ($1, $2, $3, ${givenOn}, ${until})`,
      [randomUUID(), idOf(of), idOf(by)],
    ];
    const [today, end] = ['platform.today()', 'platform.today() + 30'];
    expect(await desk('dr-vos', 'company-doctor', instruct('dr-vos', 'dr-vos', today, end))).toBe(CHECKED);
    expect(await desk('dr-old', 'company-doctor', instruct('dr-old', 'bart', today, end))).toBe(REFUSED);
    expect(await desk('dr-kern', 'core-expert-doctor', instruct('dr-kern', 'bart', today, end))).toBe(REFUSED);
    expect(await desk('anna', 'medical-assistant', instruct('anna', 'bart', today, end))).toBe(REFUSED);
    expect(await desk('dr-vos', 'company-doctor', instruct('dr-vos', 'bart', `${today} + 1`, end))).toBe(REFUSED);
    expect(
      await desk(
        'dr-vos',
        'company-doctor',
        instruct('dr-vos', 'bart', today, "(platform.today() + interval '12 months 1 day')::date"),
      ),
    ).toBe(REFUSED);
    expect(
      await desk(
        'dr-vos',
        'company-doctor',
        instruct('dr-vos', 'bart', today, "(platform.today() + interval '12 months')::date"),
      ),
    ).toEqual([]);
  });

  test('S4 a doctor reads of the trail what was done under him, the core-expert doctor what was done under any', async () => {
    await cast.sql(
      `INSERT INTO trail.line (at, request_id, account_id, responsible_doctor_id, action, kind, outcome, status, source, route)
       VALUES (now(), $1, $2, $3, 'read', 'MedicalPiece', 'allowed', 200, '::1', 'GET /'),
              (now(), $1, $2, $4, 'read', 'MedicalPiece', 'allowed', 200, '::1', 'GET /'),
              (now(), $1, $2, NULL, 'read', 'MedicalPiece', 'allowed', 200, '::1', 'GET /')`,
      [randomUUID(), idOf('anna'), idOf('dr-vos'), idOf('dr-smit')],
    );
    const lines = async (who: string, role: string): Promise<unknown> =>
      as('trail', who, role, ['SELECT count(*)::int AS n FROM trail.line WHERE account_id = $1', [idOf('anna')]]);
    expect(await lines('dr-vos', 'company-doctor')).toEqual([{ n: 1 }]);
    expect(await lines('dr-kern', 'core-expert-doctor')).toEqual([{ n: 2 }]);
    for (const [who, role] of [
      ['dr-staf', 'staff-doctor'],
      ['anna', 'medical-assistant'],
      ['anna', 'company-doctor'],
    ] as const) {
      expect(await lines(who, role)).toEqual([{ n: 0 }]);
    }
  });
});
