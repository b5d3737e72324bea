import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { LinkingWorld } from './linking-world.js';

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
    await world.post('dr-staf', `/v1/roles/${one}/approval`);
    await world.post('ada', `/v1/roles/${two}/end`);
    expect(await waiting('abel', 'proposed')).toEqual([]);
    expect(await waiting('abel', 'approved')).toEqual([`${one} approved`]);
    await world.post('abel', `/v1/roles/${one}/confirmation`);
    expect(await waiting('abel', 'approved')).toEqual([]);
  });

  test('S7 are shown to nobody else, and asked for by their state alone', async () => {
    expect(said(await world.as('manager', '/v1/roles?state=proposed'))).toEqual([403, '/problems/role-cannot', 'S7']);
    for (const query of ['', '?state=in-force', '?state=proposed&sort=role']) {
      expect((await world.as('abel', `/v1/roles${query}`)).status).toBe(400);
    }
  });
});
