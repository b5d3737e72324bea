import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { LinkingWorld } from './linking-world.js';
import { withoutInstance } from './secrecy-world.js';

interface Waiting {
  readonly items: readonly { readonly id: string; readonly state: string }[];
  readonly next: string | null;
}

describe('roles that wait for a signature', () => {
  let world: LinkingWorld;
  let newcomer: string;
  beforeAll(async () => {
    world = await LinkingWorld.start();
    await world.cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2099-01-01' });
    await world.cast.person('manager', { roles: [{ role: 'account-manager' }] });
    newcomer = await world.cast.person('newcomer', {});
  });
  afterAll(() => world.stop());

  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const proposed = async (role: string): Promise<string> =>
    (await world.as('ada', `/v1/accounts/${newcomer}/roles`, { role })).body['roleId'] as string;
  const waiting = async (subject: string, state: string): Promise<string[]> => {
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const page = await world.as(subject, `/v1/roles?state=${state}&limit=1${after}`);
      const { items, next } = page.body as unknown as Waiting;
      seen.push(...items.map((role) => `${role.id} ${role.state}`));
      if (next === null) return seen;
      after = `&after=${next}`;
    }
  };

  test('S7 are found by who signs, page by page, until they are signed or ended', async () => {
    const [one, two] = [await proposed('medical-assistant'), await proposed('account-manager')];
    for (const subject of ['abel', 'dr-staf']) {
      expect(await waiting(subject, 'proposed')).toEqual([`${one} proposed`, `${two} proposed`].sort());
    }
    const { items } = (await world.as('dr-staf', '/v1/roles?state=proposed')).body as unknown as Waiting;
    expect(items).toMatchObject([one, two].sort().map((id) => ({ id, holderName: 'newcomer', proposerName: 'ada' })));
    await world.post('dr-staf', `/v1/roles/${one}/approval`);
    await world.post('ada', `/v1/roles/${two}/end`);
    expect(await waiting('abel', 'proposed')).toEqual([]);
    expect(await waiting('abel', 'approved')).toEqual([`${one} approved`]);
    await world.post('abel', `/v1/roles/${one}/confirmation`);
    expect(await waiting('abel', 'approved')).toEqual([]);
  });

  test('S7 a company doctor finds those that he may approve, then those he approved, and of no other account any role', async () => {
    const approver = await world.cast.person('dr-approves', {
      roles: [{ role: 'company-doctor' }],
      registeredUntil: '2099-01-01',
    });
    newcomer = await world.cast.person('newcomer after that', {});
    const rolesOf = (accountId: string): Promise<Answer> => world.as('dr-approves', `/v1/accounts/${accountId}/roles`);
    const unknown = withoutInstance(await rolesOf(randomUUID()));
    expect(withoutInstance(await rolesOf(newcomer))).toEqual(unknown);
    const [assistant, manager] = [await proposed('medical-assistant'), await proposed('account-manager')];
    expect(await waiting('dr-approves', 'proposed')).toEqual([`${assistant} proposed`]);
    expect((await world.as('dr-approves', '/v1/roles?state=proposed')).body['items']).toMatchObject([
      { holderName: 'newcomer after that', proposerName: 'ada' },
    ]);
    expect(withoutInstance(await world.post('dr-approves', `/v1/roles/${manager}/approval`))).toEqual(unknown);
    expect((await world.post('dr-approves', `/v1/roles/${assistant}/approval`)).status).toBe(201);
    expect(await waiting('dr-approves', 'proposed')).toEqual([]);
    expect(await waiting('dr-approves', 'approved')).toEqual([`${assistant} approved`]);
    await world.post('abel', `/v1/roles/${assistant}/confirmation`);
    expect((await rolesOf(newcomer)).body['items']).toMatchObject([{ id: assistant, state: 'in-force' }]);
    for (const other of [
      approver,
      await world.cast.person('an-assistant', { roles: [{ role: 'medical-assistant' }] }),
    ]) {
      expect(withoutInstance(await rolesOf(other))).toEqual(unknown);
    }
    for (const role of [assistant, manager]) await world.post('ada', `/v1/roles/${role}/end`);
  });

  test('S4, S15 he sees the roles of who works under him, for as long as they do', async () => {
    const supervisor = await world.cast.person('dr-supervises', {
      roles: [{ role: 'company-doctor' }],
      registeredUntil: '2099-01-01',
    });
    const assistant = await world.cast.person('an-assistant-of-hers', { roles: [{ role: 'medical-assistant' }] });
    const trainee = await world.cast.person('a-trainee', { roles: [{ role: 'doctor-in-training' }] });
    const { employeeId } = await world.cast.employee({ employerId: world.acme, doctorId: supervisor });
    const seen = async (accountId: string): Promise<number> =>
      (await world.as('dr-supervises', `/v1/accounts/${accountId}/roles`)).status;
    expect([await seen(assistant), await seen(trainee)]).toEqual([404, 404]);
    const delegation = await world.cast.delegation(supervisor, assistant, employeeId);
    await world.cast.training(trainee, supervisor);
    expect([await seen(assistant), await seen(trainee)]).toEqual([200, 200]);
    const now = 'platform.clock()';
    await world.cast.sql(`UPDATE access.delegation SET withdrawn_at = ${now}, withdrawn_by = $2 WHERE id = $1`, [
      delegation,
      supervisor,
    ]);
    await world.cast.sql(`UPDATE access.training SET ended_at = ${now}, ended_by = given_by`);
    expect([await seen(assistant), await seen(trainee)]).toEqual([404, 404]);
  });

  test('S7 are shown to nobody else, and asked for by their state alone', async () => {
    expect(said(await world.as('manager', '/v1/roles?state=proposed'))).toEqual([403, '/problems/role-cannot', 'S7']);
    for (const query of ['', '?state=in-force', '?state=proposed&sort=role']) {
      expect((await world.as('abel', `/v1/roles${query}`)).status).toBe(400);
    }
  });
});

describe('roles that no account holds together', () => {
  let world: LinkingWorld;
  let globex: string;
  beforeAll(async () => {
    world = await LinkingWorld.start();
    await world.cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2099-01-01' });
    globex = await world.cast.employer('Globex');
  });
  afterAll(() => world.stop());

  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const FOR_EMPLOYER: Readonly<Record<string, () => string>> = {
    'case-manager': () => world.acme,
    'employer-officer': () => globex,
  };
  const propose = (accountId: string, role: string): Promise<Answer> => {
    const employerId = FOR_EMPLOYER[role]?.();
    return world.as('ada', `/v1/accounts/${accountId}/roles`, {
      role,
      ...(employerId !== undefined && { employerId }),
    });
  };
  const sign = (subject: string, { body }: Answer, step: string): Promise<Answer> =>
    world.post(subject, `/v1/roles/${String(body['roleId'])}/${step}`);

  test.each([
    ['administrator', 'company-doctor', 'S7'],
    ['administrator', 'log-administrator', 'A6'],
    ['data-protection-officer', 'company-doctor', 'S7'],
    ['log-administrator', 'medical-assistant', 'A6'],
    ['log-administrator', 'account-manager', 'A6'],
    ['case-manager', 'employer-officer', 'S10'],
  ])(
    'S7 %s and %s are not proposed for one account, in whichever order (%s), until the other ended',
    async (one, other, rule) => {
      for (const [first, second] of [
        [one, other],
        [other, one],
      ] as const) {
        const accountId = await world.cast.person(`${first}-then-${second}`, {});
        const held = await propose(accountId, first);
        expect(held.status).toBe(201);
        expect(said(await propose(accountId, second))).toEqual([409, '/problems/kept-apart', rule]);
        expect((await sign('ada', held, 'end')).status).toBe(201);
        expect((await propose(accountId, second)).status).toBe(201);
      }
    },
  );

  test('S7 what is kept apart is not signed either, once the other is there; it can be ended', async () => {
    const accountId = await world.cast.person('both', {});
    const [waits, approved] = [
      await propose(accountId, 'medical-assistant'),
      await propose(accountId, 'company-doctor'),
    ];
    expect((await sign('dr-staf', approved, 'approval')).status).toBe(201);
    await world.cast.role(accountId, 'administrator');
    expect(said(await sign('dr-staf', waits, 'approval'))).toEqual([409, '/problems/kept-apart', 'S7']);
    expect(said(await sign('abel', approved, 'confirmation'))).toEqual([409, '/problems/kept-apart', 'S7']);
    for (const role of [waits, approved]) expect((await sign('ada', role, 'end')).status).toBe(201);
  });
});
