import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('declarations and instructions', () => {
  let world: SecrecyWorld;
  const supervising = { purpose: 'statutory-duty' };

  const declarations = (who: string, of: string, headers: Record<string, string> = supervising): Promise<Answer> =>
    world.get(who, `/v1/accounts/${world.id(of)}/declarations`, headers);
  const kinds = async (asked: Promise<Answer>): Promise<unknown[]> =>
    ((await asked).body['items'] as { kind: string }[]).map(({ kind }) => kind);
  const instructionsOf = (name: string): string => `/v1/accounts/${world.id(name)}/instructions`;
  const instruct = (who: string, name: string, givenOn: string): Promise<Answer> =>
    world.post(who, instructionsOf(name), { givenOn });
  const pieces = (): Promise<Answer> => world.pieces('anna', "jan's");

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: '2099-01-01' });
    await world.person('bart', ['medical-assistant'], { instructedUntil: '2021-01-01' });
    await world.personFor('acme', 'expert', 'labour-expert');
    await world.personFor('acme', 'hanna', 'employer-officer');
    await world.person('jan', []);
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id("jan's"));
  });
  afterAll(() => world.close());

  describe('who signed', () => {
    test('S4 is seen by the doctor of those under him, by the core-expert doctor of all, of derived secrecy alone', async () => {
      expect(await kinds(declarations('dr-vos', 'anna'))).toEqual(['derived-secrecy']);
      expect(await kinds(declarations('dr-kern', 'anna'))).toEqual(['derived-secrecy']);
      expect(await kinds(declarations('dr-kern', 'expert'))).toEqual([]);
      expect((await declarations('dr-smit', 'anna')).status).toBe(404);
    });

    test('S7 is seen by the data protection officer, and by everybody of himself', async () => {
      const all = await kinds(declarations('officer', 'anna', { purpose: 'supervision' }));
      expect(all.toSorted()).toEqual(['derived-secrecy', 'general-undertaking']);
      for (const who of ['expert', 'dr-vos', 'dr-kern', 'dr-staf', 'officer']) {
        expect(await kinds(declarations(who, who, { purpose: 'own-rights' }))).toEqual(['general-undertaking']);
      }
    });

    test('D5 of a colleague and of an account that never existed is answered alike, byte for byte', async () => {
      const [foreign, unknown] = [
        await declarations('expert', 'anna', {}),
        await declarations('expert', randomUUID(), {}),
      ];
      expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
      for (const other of ['jan', 'hanna']) {
        expect(withoutInstance(await declarations('dr-kern', other))).toEqual(withoutInstance(unknown));
      }
      expect((await declarations('dr-kern', randomUUID())).status).toBe(404);
    });
  });

  describe('revoking', () => {
    const revoke = (who: string, id: string): Promise<Answer> => world.post(who, `/v1/declarations/${id}/revocation`);
    const declarationOf = async (name: string, kind: string): Promise<string> => {
      const sql = 'SELECT id FROM access.declaration WHERE account_id = $1 AND kind = $2 ORDER BY signed_at LIMIT 1';
      return (await world.cast.sql<{ id: string }>(sql, [world.id(name), kind]))[0]?.id ?? '';
    };

    test('S3 is done by the doctor under whom the assistant works, or by the core-expert doctor', async () => {
      const id = await declarationOf('anna', 'derived-secrecy');
      for (const who of ['anna', 'dr-staf', 'officer', 'expert']) {
        expect(problemOf(await revoke(who, id))).toEqual([403, '/problems/role-cannot', 'S3']);
      }
      const [foreign, unknown] = [await revoke('dr-smit', id), await revoke('dr-smit', randomUUID())];
      expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
      // S7 — the duty outlives the access: nobody is signed out of the general undertaking.
      expect((await revoke('dr-kern', await declarationOf('anna', 'general-undertaking'))).status).toBe(404);
      expect((await pieces()).status).toBe(200);
    });

    test('S3 stops access with the next request; a new instruction lets the assistant sign again, and brings back nothing that was delegated', async () => {
      const id = await declarationOf('anna', 'derived-secrecy');
      expect((await revoke('dr-vos', id)).body).toEqual({ declarationId: id, state: 'revoked' });
      expect(await world.notices('anna', id)).toEqual(['declaration-revoked']);
      expect(problemOf(await pieces())).toEqual([403, '/problems/declaration-not-in-force', 'S3']);
      expect(problemOf(await revoke('dr-kern', id))).toEqual([409, '/problems/already-revoked', 'S3']);
      const items = (await world.get('anna', '/v1/declaration-texts')).body['items'] as Record<string, unknown>[];
      const text = items.find(({ kind }) => kind === 'derived-secrecy');
      const sign = (): Promise<Answer> =>
        world.post('anna', '/v1/declarations', { textId: text?.['id'], digest: text?.['digest'] });
      expect(problemOf(await sign())).toEqual([409, '/problems/instruction-needed', 'S3']);
      expect((await instruct('dr-smit', 'anna', await world.day(-1))).status).toBe(201);
      expect(problemOf(await sign())).toEqual([409, '/problems/instruction-needed', 'S3']);
      expect((await instruct('dr-smit', 'anna', await world.day(0))).status).toBe(201);
      expect((await sign()).status).toBe(201);
      expect((await pieces()).status).toBe(404);
      const [ended] = await world.cast.sql<Record<string, unknown>>(
        'SELECT withdrawn_by, id FROM access.delegation WHERE assistant_id = $1',
        [world.id('anna')],
      );
      expect(ended?.['withdrawn_by']).toBe(world.id('dr-vos'));
      expect(await world.toldAbout(ended?.['id'])).toEqual([world.id('anna')]);
      const [line] = await world.cast.sql<Record<string, unknown>>(
        "SELECT rule, action FROM trail.line WHERE record_id = $1 AND kind = 'Delegation'",
        [ended?.['id']],
      );
      expect(line).toEqual({ rule: 'S3', action: 'withdraw' });
      const delegation = { assistantId: world.id('anna'), actions: ['read'], until: await world.day(30) };
      const anew = await world.post('dr-vos', '/v1/delegations', { ...delegation, employeeIds: [world.id("jan's")] });
      expect([anew.status, (await pieces()).status]).toEqual([201, 200]);
    });
  });

  describe('an instruction', () => {
    test('S3 is given by a doctor and counts as long as its term', async () => {
      const [year] = await world.cast.sql<{ last: string }>(
        `SELECT (platform.today() + term)::date::text AS last FROM access.policy_term WHERE name = 'instruction-validity'`,
      );
      const recorded = await instruct('dr-smit', 'bart', await world.day(0));
      expect(recorded.body).toEqual({ instructionId: expect.any(String), validUntil: year?.last });
    });

    test('S3 isn’t given to oneself, by anybody else, for a day to come, or so long ago that it lapsed', async () => {
      const today = await world.day(0);
      expect(problemOf(await instruct('dr-vos', 'dr-vos', today))).toEqual([403, '/problems/not-allowed', 'S3']);
      for (const who of ['anna', 'dr-staf', 'dr-kern', 'officer']) {
        expect(problemOf(await instruct(who, 'bart', today))).toEqual([403, '/problems/role-cannot', 'S3']);
      }
      for (const [day, code] of [
        [await world.day(1), 'in_the_future'],
        ['2020-01-01', 'lapsed'],
      ] as const) {
        const refused = await instruct('dr-vos', 'bart', day);
        expect([refused.status, refused.body['errors']]).toEqual([400, [{ at: '/givenOn', code, rule: 'S3' }]]);
      }
      expect((await instruct('dr-vos', randomUUID(), today)).status).toBe(404);
    });

    test('S3 is of who has a role that asks for it, or was proposed for one', async () => {
      const today = await world.day(0);
      const refused = [409, '/problems/no-role-asks-for-it', 'S3'];
      for (const other of ['dr-smit', 'officer']) {
        expect(problemOf(await instruct('dr-vos', other, today))).toEqual(refused);
      }
    });

    test('D5 tells nobody who else has an account: an employee, an employer’s officer or nobody at all', async () => {
      const today = await world.day(0);
      const unknown = await world.get('dr-smit', instructionsOf(randomUUID()));
      for (const other of ['jan', 'hanna']) {
        const asked = await world.get('dr-smit', instructionsOf(other));
        expect([asked.status, withoutInstance(asked)]).toEqual([404, withoutInstance(unknown)]);
        expect((await instruct('dr-smit', other, today)).status).toBe(404);
      }
    });

    test('S3 is seen by doctors, by supervision and by the assistant, also while nothing else works yet', async () => {
      for (const who of ['dr-vos', 'dr-kern', 'bart']) {
        const { body } = await world.get(who, instructionsOf('bart'));
        expect(body['items']).toContainEqual(expect.objectContaining({ validUntil: '2021-01-01' }));
      }
      const [foreign, unknown] = [
        await world.get('bart', instructionsOf('anna')),
        await world.get('bart', instructionsOf(randomUUID())),
      ];
      expect([foreign.status, withoutInstance(foreign)]).toEqual([404, withoutInstance(unknown)]);
    });
  });

  test('A6 a signature, an instruction and a revocation are in the trail', async () => {
    const lines = await world.cast.sql<{ act: string }>(
      `SELECT DISTINCT action || ' ' || kind AS act FROM trail.line
       WHERE outcome = 'allowed' AND kind IN ('Declaration', 'Instruction') AND action <> 'read' ORDER BY 1`,
    );
    expect(lines.map(({ act }) => act)).toEqual(['record Instruction', 'revoke Declaration', 'sign Declaration']);
  });
});
