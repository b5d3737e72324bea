import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { ask } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };

describe('the doctor’s view of secrecy derived from his', () => {
  let world: SecrecyWorld;

  const assistants = (who: string, query = ''): Promise<Answer> => world.get(who, `/v1/supervision/assistants${query}`);
  const acts = (who: string, query = ''): Promise<Answer> => world.get(who, `/v1/supervision/acts${query}`);
  const itemsOf = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: '2099-01-01' });
    await world.person('carla', ['medical-assistant']);
    for (const name of ["jan's", "kees's"]) await world.employee(name, 'acme', { doctorId: world.id('dr-vos') });
    for (const employee of ["jan's", "kees's"]) {
      for (const assistant of ['anna', 'carla']) {
        await world.cast.delegation(world.id('dr-vos'), world.id(assistant), world.id(employee), ['read', 'record']);
      }
    }
    for (const employee of ["jan's", "kees's"]) {
      await world.post('anna', `/v1/employees/${world.id(employee)}/entries`, ENTRY);
      await world.pieces('anna', employee);
    }
  });
  afterAll(() => world.close());

  test('S4 shows who holds it, and what keeps it from taking effect', async () => {
    const shown = (name: string, lacking: string[]): object => {
      const assistantId = world.id(name);
      return { id: assistantId, assistantId, doctorId: world.id('dr-vos'), inForce: lacking.length === 0, lacking };
    };
    const both = [shown('anna', []), shown('carla', ['declaration', 'instruction'])];
    expect(new Set(itemsOf(await assistants('dr-vos')))).toEqual(new Set(both));
    expect(new Set(itemsOf(await assistants('dr-kern', `?doctorId=${world.id('dr-vos')}`)))).toEqual(new Set(both));
    for (const who of ['dr-kern', 'dr-smit']) expect(itemsOf(await assistants(who))).toEqual([]);
  });

  test('S4 is his own: a colleague’s staff and an unknown doctor’s are answered alike', async () => {
    const foreign = await assistants('dr-smit', `?doctorId=${world.id('dr-vos')}`);
    const unknown = await assistants('dr-smit', `?doctorId=${randomUUID()}`);
    expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
    for (const who of ['anna', 'dr-staf', 'officer']) {
      expect(problemOf(await assistants(who))).toEqual([403, '/problems/role-cannot', 'S4']);
      expect(problemOf(await acts(who))).toEqual([403, '/problems/role-cannot', 'S4']);
    }
  });

  test('S4 shows all that was done with it, without content, the latest first, in pages', async () => {
    const of = `assistantId=${world.id('anna')}`;
    const whole = await acts('dr-vos', `?${of}&limit=100`);
    const items = itemsOf(whole);
    expect(items[0]).toEqual({
      at: expect.any(String),
      assistantId: world.id('anna'),
      responsibleDoctorId: world.id('dr-vos'),
      employeeId: world.id("kees's"),
      action: 'read',
      kind: 'MedicalPiece',
      recordId: expect.any(String),
      outcome: 'allowed',
    });
    expect(items.map(({ action, employeeId }) => [action, employeeId])).toEqual([
      ['read', world.id("kees's")],
      ['record', world.id("kees's")],
      ['read', world.id("jan's")],
      ['record', world.id("jan's")],
    ]);
    expect(whole.text).not.toContain('diagnosis');
    const first = await acts('dr-vos', `?${of}&limit=3`);
    const rest = await acts('dr-vos', `?${of}&limit=3&after=${encodeURIComponent(String(first.body['next']))}`);
    expect([...itemsOf(first), ...itemsOf(rest)]).toEqual(items);
    expect(itemsOf(await acts('dr-kern', `?${of}`))).toEqual(items);
    expect(itemsOf(await acts('dr-vos'))).toEqual(items);
  });

  test('S4 shows nothing of what was done under another doctor', async () => {
    expect((await acts('dr-smit', `?assistantId=${world.id('anna')}`)).body).toEqual({ items: [], next: null });
  });

  test('A5 looking is itself in the trail, with whose dossiers were concerned', async () => {
    const looks = await world.cast.sql<{ account: string; employee: string }>(
      `SELECT DISTINCT account_id AS account, employee_id AS employee FROM trail.line
       WHERE kind = 'DelegatedAct' AND action = 'read' AND outcome = 'allowed' AND employee_id IS NOT NULL`,
    );
    const expected = ['dr-vos', 'dr-kern'].flatMap((name) =>
      ["jan's", "kees's"].map((employee) => ({ account: world.id(name), employee: world.id(employee) })),
    );
    expect(new Set(looks)).toEqual(new Set(expected));
  });

  test('D10 is read with a sign-in of a few minutes ago', async () => {
    const token = await world.cast.token('dr-vos', { authAge: 301 });
    expect((await ask(`${world.service.url}/v1/supervision/acts`, { token })).status).toBe(401);
  });
});
