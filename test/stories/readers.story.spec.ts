import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Reader } from '../../src/safeguards/readers/reader.js';
import { asLogin } from '../harness/raw-client.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const REGISTERED = '2099-01-01';

describe('who can see a dossier now', () => {
  let world: SecrecyWorld;
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.employer('globex');
    await world.person('dr-vos', ['company-doctor'], { registeredUntil: REGISTERED });
    await world.person('dr-smit', ['company-doctor'], { registeredUntil: REGISTERED });
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: REGISTERED });
    await world.person('bart', ['medical-assistant'], { instructedUntil: REGISTERED });
    await world.person('fg', ['data-protection-officer']);
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.personFor('acme', 'cees', 'case-manager');
    await world.personFor('acme', 'otto', 'employer-officer', { kind: 'external' });
    await world.personFor('globex', 'olga', 'employer-officer', { kind: 'external' });
    await world.employee('jan-at-acme', 'acme', {
      accountId: world.id('jan'),
      doctorId: world.id('dr-vos'),
      absentSince: await world.day(-10),
    });
    await world.employee('piet-at-globex', 'globex', { doctorId: world.id('dr-smit') });
    for (const assistant of ['anna', 'bart']) {
      await world.cast.delegation(world.id('dr-vos'), world.id(assistant), world.id('jan-at-acme'));
    }
  });
  afterAll(() => world.close());

  const path = (employee: string, account = ''): string =>
    `/v1/employees/${world.id(employee)}/readers${account === '' ? '' : `?accountId=${world.id(account)}`}`;
  const shown = async (who: string, asked: string): Promise<readonly Reader[]> => {
    const { status, body } = await world.get(who, asked);
    expect(status).toBe(200);
    return body['items'] as Reader[];
  };
  const kindsSeen = (readers: readonly Reader[], who: string): string[] =>
    readers.filter(({ accountId }) => accountId === world.id(who)).flatMap(({ sees }) => sees.map(({ kind }) => kind));

  test('S1 the dossier doctor and the officer are told who sees what of it, by which rule, and nobody else', async () => {
    const [forTheDoctor, forTheOfficer] = [
      await shown('dr-vos', path('jan-at-acme')),
      await shown('fg', path('jan-at-acme')),
    ];
    expect(forTheDoctor).toEqual(forTheOfficer);
    expect(kindsSeen(forTheDoctor, 'dr-vos')).toEqual(expect.arrayContaining(['MedicalPiece', 'Verdict', 'Employee']));
    expect(kindsSeen(forTheDoctor, 'jan')).toEqual(expect.arrayContaining(['MedicalPiece', 'OwnAccess']));
    expect(kindsSeen(forTheDoctor, 'anna')).toContain('MedicalPiece');
    expect(kindsSeen(forTheDoctor, 'otto')).toEqual(expect.arrayContaining(['Employee', 'Absence']));
    for (const who of ['otto', 'cees', 'fg']) {
      expect(kindsSeen(forTheDoctor, who)).not.toContain('MedicalPiece');
    }
    for (const who of ['dr-smit', 'olga', 'bart']) expect(kindsSeen(forTheDoctor, who)).toEqual([]);
    const piece = forTheDoctor
      .find(({ accountId }) => accountId === world.id('dr-vos'))
      ?.sees.find(({ kind }) => kind === 'MedicalPiece');
    expect(piece?.because).toMatch(/^S1 — /);
    expect(piece?.purposes).toContain('absence-guidance');
    for (const who of ['jan', 'anna', 'cees', 'otto']) {
      expect(problemOf(await world.get(who, path('jan-at-acme')))).toEqual([403, expect.anything(), 'S1']);
    }
  });

  test('S3 of one account it is said what keeps it from seeing anything: a declaration that nobody signed', async () => {
    const [reader] = await shown('dr-vos', path('jan-at-acme', 'bart'));
    expect(reader).toMatchObject({ role: 'medical-assistant', inTheWay: 'declaration', sees: [] });
    await world.cast.declaration(world.id('bart'), 'derived-secrecy');
    const [after] = await shown('dr-vos', path('jan-at-acme', 'bart'));
    expect(after?.inTheWay).toBeNull();
    expect(after?.sees.map(({ kind }) => kind)).toContain('MedicalPiece');
    expect(await shown('dr-vos', path('jan-at-acme', 'dr-smit'))).toMatchObject([{ inTheWay: null, sees: [] }]);
  });

  test('S1 a dossier of somebody else is answered as one that is not there, and so is an account of no role', async () => {
    const [foreign, unknown] = [
      await world.get('dr-vos', path('piet-at-globex')),
      await world.get('dr-vos', path(randomUUID())),
    ];
    expect(foreign.status).toBe(404);
    expect(withoutInstance(foreign)).toEqual(withoutInstance(unknown));
    expect(await shown('dr-vos', path('jan-at-acme', randomUUID()))).toEqual([]);
    expect(await shown('dr-vos', path('jan-at-acme', 'olga'))).toEqual([]);
  });

  test('S1 the database alone tells nobody else who could see it, and leaves the session as it was', async () => {
    const asked = (account: string, role: string): Promise<unknown[]> =>
      asLogin(world.service.databases, 'desk', async (client) => {
        await client.query('BEGIN');
        await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
          world.id(account),
          role,
        ]);
        const { rows } = await client.query<{ n: number }>(
          'SELECT count(*)::int AS n FROM access.possible_readers($1)',
          [world.id('jan-at-acme')],
        );
        const after = await client.query<{ account: string }>("SELECT current_setting('kluis.account') AS account");
        await client.query('ROLLBACK');
        return [(rows[0]?.n ?? 0) > 0, after.rows[0]?.account === world.id(account)];
      });
    expect(await asked('dr-vos', 'company-doctor')).toEqual([true, true]);
    expect(await asked('fg', 'data-protection-officer')).toEqual([true, true]);
    for (const [who, role] of [
      ['dr-smit', 'company-doctor'],
      ['anna', 'medical-assistant'],
      ['cees', 'case-manager'],
      ['otto', 'employer-officer'],
      ['jan', 'employee'],
    ] as const) {
      expect(await asked(who, role)).toEqual([false, true]);
    }
  });

  test('A1 having asked is in the trail, under the dossier that was asked about', async () => {
    await shown('fg', path('jan-at-acme'));
    const rows = await world.cast.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM trail.line
       WHERE kind = 'Reader' AND account_id = $1 AND employee_id = $2 AND outcome = 'allowed'`,
      [world.id('fg'), world.id('jan-at-acme')],
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
  });
});
