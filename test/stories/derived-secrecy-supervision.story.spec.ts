import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HeldLock } from '../harness/held-lock.js';
import type { Answer } from '../harness/http.js';
import { ask } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ready = { declared: true, instructedUntil: '2099-01-01' };
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };

describe('secrecy derived from a doctor, his view of it and its end', () => {
  let world: SecrecyWorld;

  const assistants = (who: string, query = ''): Promise<Answer> => world.get(who, `/v1/supervision/assistants${query}`);
  const acts = (who: string, query = ''): Promise<Answer> => world.get(who, `/v1/supervision/acts${query}`);
  const delegate = (assistant: string, employee = "jan's"): Promise<Answer> =>
    world.post('dr-vos', '/v1/delegations', {
      assistantId: world.id(assistant),
      employeeIds: [world.id(employee)],
      actions: ['read'],
      until: '2090-12-31',
    });
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

  test('S5 it ends when the assistant’s role runs out by its own day, and does not come back with another; a renewal before goes on', async () => {
    const ranOut = (who: string): Promise<unknown> =>
      world.cast.sql("UPDATE access.role SET valid_until = now() + interval '1 second' WHERE account_id = $1", [
        world.id(who),
      ]);
    for (const who of ['dora', 'doris']) {
      await world.person(who, ['medical-assistant'], ready);
      expect((await delegate(who)).status).toBe(201);
      expect((await world.pieces(who, "jan's")).status).toBe(200);
      await ranOut(who);
    }
    await world.cast.role(world.id('doris'), 'medical-assistant');
    await world.service.setClock(new Date(Date.now() + 5_000).toISOString());
    const anew = `INSERT INTO access.role (id, account_id, role, circle, valid_from, needs_approval, needs_confirmation, in_force_since)
                  VALUES ($1, $2, 'medical-assistant', 'derived-secrecy', platform.clock(), false, false, platform.clock())`;
    await world.cast.sql(anew, [randomUUID(), world.id('dora')]);
    const seen = [(await world.pieces('dora', "jan's")).status, (await world.pieces('doris', "jan's")).status];
    await world.service.setClock(undefined);
    expect(seen).toEqual([404, 200]);
  });

  test('S6 of derived secrecy and a case manager’s role given at once to one account, one holds', async () => {
    await world.person('abel', ['administrator']);
    await world.person('dr-signs', ['staff-doctor'], { registeredUntil });
    for (const who of ['ed', 'eva', 'eef']) {
      await world.person(who, ['medical-assistant'], ready);
      const path = `/v1/accounts/${world.id(who)}/roles`;
      const proposed = await world.post('abel', path, { role: 'case-manager', employerId: world.id('acme') });
      expect(proposed.status).toBe(201);
      const approval = `/v1/roles/${String(proposed.body['roleId'])}/approval`;
      const answers = await Promise.all([world.post('dr-signs', approval), delegate(who)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403]);
    }
  });

  test('S5 what is delegated while the responsibility ends is withdrawn with it, or finds it ended', async () => {
    await world.employee("lena's", 'acme', { doctorId: world.id('dr-vos') });
    const lena = world.id("lena's");
    const [running] = await world.cast.sql<{ id: string }>(
      'SELECT id FROM access.responsibility WHERE employee_id = $1 AND ended_at IS NULL',
      [lena],
    );
    const lock = await HeldLock.ofDossierDoctor(world.service.databases, lena);
    const before = delegate('anna', "lena's");
    await lock.untilWaiting(1, before);
    const ended = world.post('dr-kern', `/v1/responsibilities/${running?.id ?? ''}/end`);
    await lock.untilWaiting(2, ended);
    const after = delegate('carla', "lena's");
    await lock.untilWaiting(3, after);
    await lock.release();
    expect([(await before).status, (await ended).status, (await after).status]).toEqual([201, 201, 404]);
    expect(
      await world.cast.sql('SELECT withdrawn_at IS NULL AS stands FROM access.delegation WHERE employee_id = $1', [
        lena,
      ]),
    ).toEqual([{ stands: false }]);
  });
});
