import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../src/platform/calendar/local-date.js';
import { addTerm } from '../../src/platform/calendar/term.js';
import { asOwner } from '../../src/platform/stores/migrate/as-owner.js';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { bootstrap, type FirstCodes } from '../../src/records/accounts/bootstrap/bootstrap.js';
import { firstTexts } from '../../src/records/accounts/bootstrap/first-texts.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { freshDatabases } from '../harness/fresh-databases.js';
import { ask, type Answer } from '../harness/http.js';
import { asLogin } from '../harness/raw-client.js';
import { runningService, type RunningService } from '../harness/service.js';
import { tokenFor } from '../harness/token-for.js';

const REGISTERED_UNTIL = addTerm(dateInAmsterdam(Temporal.Now.instant()), 'P4Y');
const PEOPLE = {
  accountsKeeper: 'A. de Boer',
  doctor: 'B. Vos',
  registrationNumber: '19012345601',
  registeredUntil: REGISTERED_UNTIL,
};

describe('bootstrap', () => {
  const policies = loadPolicies(projectFolder('policies'));
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService();
  });
  afterAll(() => service.stop());

  const run = (people = PEOPLE): Promise<FirstCodes> =>
    asOwner(service.databases.urls.owner, (owner) =>
      bootstrap(owner, people, firstTexts(projectFolder('policies')), policies),
    );
  const sql = async <Row extends object>(statement: string): Promise<Row[]> => {
    const admin = new pg.Client({ connectionString: service.databases.adminUrls.main });
    await admin.connect();
    try {
      return (await admin.query<Row>(statement)).rows;
    } finally {
      await admin.end();
    }
  };
  const as = async (subject: string, path: string, body?: unknown, method?: string): Promise<Answer> => {
    const token = await tokenFor(subject, { issuerUrl: service.settings.issuer.issuer });
    return ask(`${service.url}${path}`, { token, body, ...(method === undefined ? {} : { method }) });
  };

  test('S15 with a registration that has run out, or counts longer than any, nobody comes in', async () => {
    await expect(run({ ...PEOPLE, registeredUntil: '2020-01-01' })).rejects.toThrow('run out (S15)');
    await expect(run({ ...PEOPLE, registeredUntil: '2099-01-01' })).rejects.toThrow('counts that long (S15)');
    expect(await sql('SELECT id FROM access.account')).toEqual([]);
  });

  test('S7 not even the owner gives one of the first people what no account holds together', async () => {
    const account = randomUUID();
    const role = (name: string, circle: string): [string, unknown[]] => [
      `INSERT INTO access.role (id, account_id, role, circle, valid_from, needs_approval, needs_confirmation, in_force_since)
       VALUES ($1, $2, $3, $4, platform.clock(), false, false, platform.clock())`,
      [randomUUID(), account, name, circle],
    ];
    const together = (...second: [string, string]): Promise<string> =>
      asOwner(service.databases.urls.owner, async (owner) => {
        await owner.query('BEGIN');
        try {
          await owner.query("INSERT INTO access.account (id, kind, status) VALUES ($1, 'staff', 'invited')", [account]);
          await owner.query(...role('administrator', 'accounts'));
          await owner.query(...role(...second));
          return 'done';
        } catch (failure) {
          return failure instanceof pg.DatabaseError ? (failure.code ?? '') : 'unknown';
        } finally {
          await owner.query('ROLLBACK');
        }
      });
    expect(await together('director', 'direction')).toBe('done');
    expect(await together('staff-doctor', 'medical-direction')).toBe('42501');
  });

  test('S7 of two at once one lets two people in, whole or not at all, and after that nobody does', async () => {
    const both = await Promise.allSettled([run(), run()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(run()).rejects.toThrow('There are accounts already');
    expect(await sql('SELECT id FROM access.account')).toHaveLength(2);
    const codes = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0];
    expect((await as('de-boer', '/v1/invitations/acceptance', { code: codes?.accountsKeeper })).status).toBe(201);
    expect((await as('vos', '/v1/invitations/acceptance', { code: codes?.doctor })).status).toBe(201);
  });

  test('A1 it is in the trail, a line for each thing made', async () => {
    const lines = await sql(
      "SELECT action, kind, outcome FROM trail.line WHERE route = 'npm run bootstrap' ORDER BY id",
    );
    expect(lines.map((line) => Object.values(line).join(' '))).toEqual([
      'invite Account allowed',
      'grant RoleHeld allowed',
      'invite Account allowed',
      'grant RoleHeld allowed',
      'record Registration allowed',
      'announce DeclarationText allowed',
      'announce DeclarationText allowed',
    ]);
  });

  test('S15 the registration was looked up by the other of the two', async () => {
    const rows = await sql<{ checker: string }>(
      'SELECT n.name AS checker FROM access.registration r JOIN desk.account_name n ON n.account_id = r.checked_by',
    );
    expect(rows).toEqual([{ checker: 'A. de Boer' }]);
  });

  test('S7 the two work once they signed the undertaking, and can let a third in together', async () => {
    expect((await as('de-boer', '/v1/accounts')).body).toMatchObject({ status: 403, rule: 'S7' });
    const { items } = (await as('vos', '/v1/declaration-texts')).body as { items: { id: string; kind: string }[] };
    const textId = items.find(({ kind }) => kind === 'general-undertaking')?.id;
    for (const subject of ['de-boer', 'vos']) {
      const { digest } = (items.find(({ id }) => id === textId) ?? {}) as { digest?: string };
      expect((await as(subject, '/v1/declarations', { textId, digest })).status).toBe(201);
    }
    const { accountId, invitationCode } = (await as('de-boer', '/v1/accounts', { kind: 'staff', name: 'C. Smit' }))
      .body;
    const third = accountId as string;
    expect((await as('smit', '/v1/invitations/acceptance', { code: invitationCode })).status).toBe(201);
    const made = await as('de-boer', `/v1/accounts/${third}/roles`, { role: 'administrator' });
    const roleId = made.body['roleId'] as string;
    expect((await as('vos', `/v1/roles/${roleId}/approval`, undefined, 'POST')).body).toEqual({
      roleId,
      state: 'in-force',
    });
  });

  test('S7 the owner has no other way in: row security refuses it too while anybody is here', async () => {
    await asLogin(service.databases, 'owner', async (owner) => {
      const tries: [string, unknown[]][] = [
        ["INSERT INTO access.account (id, kind, status) VALUES ($1, 'staff', 'invited')", [randomUUID()]],
        [
          `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, effective_from)
          VALUES ($1, 'derived-secrecy', '9', 't', '\\x00', $1, platform.clock())`,
          [randomUUID()],
        ],
        [
          'SELECT trail.add($1)',
          [
            JSON.stringify([
              {
                request_id: randomUUID(),
                action: 'read',
                kind: 'x',
                outcome: 'allowed',
                status: 200,
                source: 'x',
                route: 'x',
              },
            ]),
          ],
        ],
      ];
      for (const [statement, values] of tries) {
        await expect(owner.query(statement, values)).rejects.toMatchObject({ code: '42501' });
      }
      expect((await owner.query("UPDATE access.account SET status = 'suspended'")).rowCount).toBe(0);
    });
  });
});

describe('npm run bootstrap', () => {
  const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
  const command = (ownerUrl: string, ...options: string[]): Promise<{ code: unknown; out: string; err: string }> =>
    new Promise((resolve) => {
      const parts = [
        '--import',
        path('../harness/typescript-loader.mjs'),
        path('../../scripts/bootstrap.ts'),
        ...options,
      ];
      execFile(process.execPath, parts, { env: { KLUIS_OWNER_URL: ownerUrl } }, (error, out, err) => {
        resolve({ code: error?.code ?? 0, out, err });
      });
    });
  const people = ['--accounts-keeper', 'A. de Boer', '--doctor', 'B. Vos', '--doctor-registration', '19012345601'];

  test('S7 prints two codes once, and says in one sentence why it does not', async () => {
    const databases = await freshDatabases();
    try {
      const { owner } = databases.urls;
      expect(await command(owner, ...people)).toEqual({
        code: 1,
        out: '',
        err: 'bootstrap: Missing or ill-formed: --doctor-registered-until.\n',
      });
      const done = await command(owner, ...people, '--doctor-registered-until', REGISTERED_UNTIL);
      expect([done.code, done.err]).toEqual([0, '']);
      expect(done.out.match(/([0-9A-Z]{4}-){7}[0-9A-Z]{4}/g)).toHaveLength(2);
      expect(await command(owner, ...people, '--doctor-registered-until', REGISTERED_UNTIL)).toEqual({
        code: 1,
        out: '',
        err: 'bootstrap: There are accounts already: who is in lets others in.\n',
      });
    } finally {
      await databases.drop();
    }
  });
});
