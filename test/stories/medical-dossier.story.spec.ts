import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import type { SignedIn } from '../harness/token-for.js';
import { DIAGNOSIS, medicalWorld, type MedicalWorld } from './medical-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

describe('the medical dossier', () => {
  let world: MedicalWorld;
  beforeAll(async () => {
    world = await medicalWorld();
  });
  afterAll(() => world.stop());

  test('S1 the dossier doctor records an entry of pieces and reads each of them', async () => {
    const jan = await world.patient();
    const made = await world.as('dr-vos', `/employees/${jan}/entries`, {
      body: {
        entryOn: '2026-01-02',
        pieces: [
          { item: 'M35', text: 'one' },
          { item: 'M42', text: 'two' },
        ],
      },
    });
    const { entryId, pieceIds } = made.body as { entryId: string; pieceIds: string[] };
    const pieces = await Promise.all(pieceIds.map((id) => world.as('dr-vos', `/pieces/${id}`)));
    const expected = (index: number, item: string, text: string) => ({
      id: pieceIds[index],
      entryId,
      employeeId: jan,
      item,
      version: 1,
      text,
      entryOn: '2026-01-02',
      authorId: world.vos,
      responsibleDoctorId: world.vos,
      recordedAt: expect.any(String),
      withheld: false,
    });
    expect(pieces.map(({ body }) => body)).toMatchObject([expected(0, 'M35', 'one'), expected(1, 'M42', 'two')]);
    const listed = itemsOf(await world.as('dr-vos', `/employees/${jan}/pieces`));
    expect(listed.map(({ id }) => id).toSorted()).toEqual(pieceIds.toSorted());
  });

  test('S1 being a doctor is not enough: another one finds what he would find of nobody', async () => {
    const jan = await world.patient();
    const pieceId = await world.recorded(jan);
    const amendment = { body: { version: 1, text: 'x', reason: 'y' } };
    const pairs = [
      [`/pieces/${pieceId}`, `/pieces/${randomUUID()}`, {}],
      [`/pieces/${pieceId}/versions`, `/pieces/${randomUUID()}/versions`, {}],
      [`/employees/${jan}/pieces`, `/employees/${randomUUID()}/pieces`, {}],
      [`/employees/${jan}/entries`, `/employees/${randomUUID()}/entries`, { body: DIAGNOSIS }],
      [`/pieces/${pieceId}/amendments`, `/pieces/${randomUUID()}/amendments`, amendment],
    ] as const;
    const before = await world.stored();
    for (const [foreign, unknown, request] of pairs) {
      const one = await world.as('dr-smit', foreign, request);
      expect(one.status).toBe(404);
      expect(comparable(one)).toEqual(comparable(await world.as('dr-smit', unknown, request)));
    }
    expect(await world.stored()).toEqual(before);
  });

  test.each(['cm-acme', 'expert', 'acme-hr', 'ada', 'officer', 'dr-staf'])(
    'S7 %s opens no medical dossier, whoever it is about',
    async (person) => {
      const jan = await world.patient();
      const pieceId = await world.recorded(jan);
      for (const path of [`/pieces/${pieceId}`, `/pieces/${pieceId}/versions`, `/employees/${jan}/pieces`]) {
        expect(refusal(await world.as(person, path))).toEqual([403, '/problems/role-cannot', 'S1']);
      }
      expect((await world.as(person, `/employees/${jan}/entries`, { body: DIAGNOSIS })).status).toBe(403);
    },
  );

  test('I1 the employee reads all of the own dossier and changes none of it', async () => {
    const jan = await world.patient('jan');
    const pieceId = await world.recorded(jan);
    await world.as('dr-vos', `/pieces/${pieceId}/amendments`, {
      body: { version: 1, text: 'better', reason: 'a slip' },
    });
    expect((await world.as('jan', `/pieces/${pieceId}`)).body).toMatchObject({ text: 'better', version: 2 });
    expect(
      itemsOf(await world.as('jan', `/pieces/${pieceId}/versions`)).map(({ text, reason }) => [text, reason]),
    ).toEqual([
      ['marker-diagnosis', null],
      ['better', 'a slip'],
    ]);
    expect(
      refusal(await world.as('jan', `/pieces/${pieceId}/amendments`, { body: { version: 2, text: 'x', reason: 'y' } })),
    ).toEqual([403, '/problems/role-cannot', 'S1']);
    expect((await world.as('jan', `/pieces/${await world.recorded(await world.patient())}`)).status).toBe(404);
  });

  describe('amended', () => {
    test('I4 keeps the earlier text as history, with who wrote which', async () => {
      const pieceId = await world.recorded(await world.patient());
      const amended = await world.as('dr-vos', `/pieces/${pieceId}/amendments`, {
        body: { version: 1, text: 'new', reason: 'wrong side' },
      });
      expect([amended.status, amended.body]).toEqual([201, { pieceId, version: 2 }]);
      expect((await world.as('dr-vos', `/pieces/${pieceId}`)).body).toMatchObject({
        text: 'new',
        version: 2,
        authorId: world.vos,
      });
      expect(
        itemsOf(await world.as('dr-vos', `/pieces/${pieceId}/versions`)).map(({ version, text, reason }) => [
          version,
          text,
          reason,
        ]),
      ).toEqual([
        [1, 'marker-diagnosis', null],
        [2, 'new', 'wrong side'],
      ]);
    });

    test("I4 of two at once one wins, and a version that isn't the current one is refused; the trail has what happened", async () => {
      const jan = await world.patient();
      const pieceId = await world.recorded(jan);
      const amending = async (text: string): Promise<Answer> =>
        world.as('dr-vos', `/pieces/${pieceId}/amendments`, { body: { version: 1, text, reason: 'r' } });
      const all = await Promise.all(['a', 'b', 'c'].map(amending));
      expect(all.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
      expect(refusal(await amending('late'))).toEqual([409, '/problems/stale-version', undefined]);
      expect(itemsOf(await world.as('dr-vos', `/pieces/${pieceId}/versions`))).toHaveLength(2);
      const lines = await world.cast.sql<{ outcome: string }>(
        "SELECT outcome FROM trail.line WHERE action = 'amend' AND employee_id = $1",
        [jan],
      );
      expect(lines.map(({ outcome }) => outcome).toSorted()).toEqual(['allowed', 'conflict', 'conflict', 'conflict']);
    });
  });

  describe('under derived secrecy', () => {
    test.each([
      ['read', [200, 403, 403]],
      ['record', [404, 201, 404]],
      ['read record', [200, 201, 403]],
      ['read amend', [200, 403, 201]],
    ] as const)(
      'S2 an assistant with "%s" does that, and nothing beside it',
      async (actions, [reading, recording, amending]) => {
        const jan = await world.patient();
        const pieceId = await world.recorded(jan);
        await world.cast.delegation(world.vos, world.anna, jan, actions.split(' '));
        const amendment = { body: { version: 1, text: 'x', reason: 'y' } };
        expect((await world.as('anna', `/pieces/${pieceId}`)).status).toBe(reading);
        expect((await world.as('anna', `/employees/${jan}/entries`, { body: DIAGNOSIS })).status).toBe(recording);
        expect((await world.as('anna', `/pieces/${pieceId}/amendments`, amendment)).status).toBe(amending);
        expect(
          (await world.as('anna', `/employees/${await world.patient()}/entries`, { body: DIAGNOSIS })).status,
        ).toBe(404);
      },
    );

    test('S11 each act of an assistant names the responsible doctor, in the dossier and in the trail', async () => {
      const jan = await world.patient();
      await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record', 'amend']);
      const made = await world.as('anna', `/employees/${jan}/entries`, { body: DIAGNOSIS });
      const [pieceId] = made.body['pieceIds'] as [string];
      await world.as('anna', `/pieces/${pieceId}/amendments`, { body: { version: 1, text: 'x', reason: 'y' } });
      expect((await world.as('anna', `/pieces/${pieceId}`)).body).toMatchObject({
        authorId: world.anna,
        responsibleDoctorId: world.vos,
      });
      const lines = await world.cast.sql(
        'SELECT action, responsible_doctor_id FROM trail.line WHERE account_id = $1 AND record_id = $2 ORDER BY id',
        [world.anna, pieceId],
      );
      expect(lines).toEqual(
        ['record', 'amend', 'read'].map((action) => ({ action, responsible_doctor_id: world.vos })),
      );
    });

    test('S4 a recorded deputy reads while he deputises, and writes nothing', async () => {
      const jan = await world.patient();
      const pieceId = await world.recorded(jan);
      expect((await world.as('dr-kern', `/pieces/${pieceId}`)).status).toBe(404);
      await world.cast.sql(
        `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
         VALUES ($1, $2, $3, platform.clock() - interval '1 hour', platform.clock() + interval '1 hour', 'leave', $2)`,
        [randomUUID(), world.vos, world.kern],
      );
      expect((await world.as('dr-kern', `/pieces/${pieceId}`)).status).toBe(200);
      expect(refusal(await world.as('dr-kern', `/employees/${jan}/entries`, { body: DIAGNOSIS }))).toEqual([
        403,
        '/problems/not-allowed',
        'S1',
      ]);
      await world.cast.sql("UPDATE access.deputising SET valid_until = platform.clock() - interval '1 minute'");
      expect((await world.as('dr-kern', `/pieces/${pieceId}`)).status).toBe(404);
    });
  });

  test('S9 the doctor opens nothing before the employee was told, and a former doctor nothing any more', async () => {
    const { employeeId } = await world.cast.employee({ employerId: world.acme, doctorId: world.vos, told: false });
    expect((await world.as('dr-vos', `/employees/${employeeId}/pieces`)).status).toBe(404);
    const jan = await world.patient();
    const pieceId = await world.recorded(jan);
    const next = await world.cast.person('dr-next', {
      roles: [{ role: 'company-doctor' }],
      registeredUntil: '2099-01-01',
    });
    await world.cast.responsibility(jan, next);
    expect([
      (await world.as('dr-vos', `/pieces/${pieceId}`)).status,
      (await world.as('dr-next', `/pieces/${pieceId}`)).status,
    ]).toEqual([404, 200]);
  });

  test('A1 a page of pieces comes with a line for each that it showed, and the next page with the others', async () => {
    const jan = await world.patient();
    const pieces = ['M35', 'M36', 'M39', 'M42', 'M56'].map((item) => ({ item, text: item }));
    await world.as('dr-vos', `/employees/${jan}/entries`, { body: { entryOn: '2026-01-02', pieces } });
    const lines = async (): Promise<number> =>
      (
        await world.cast.sql(
          "SELECT record_id FROM trail.line WHERE action = 'read' AND kind = 'MedicalPiece' AND outcome = 'allowed' AND employee_id = $1",
          [jan],
        )
      ).length;
    const first = await world.as('dr-vos', `/employees/${jan}/pieces?limit=3`);
    expect([itemsOf(first).length, await lines()]).toEqual([3, 3]);
    const next = first.body['next'] as string;
    const second = await world.as('dr-vos', `/employees/${jan}/pieces?limit=3&after=${next}`);
    expect([itemsOf(second).length, await lines(), second.body['next']]).toEqual([2, 5, null]);
    const shown = [...itemsOf(first), ...itemsOf(second)].map(({ item }) => item);
    expect(shown.toSorted()).toEqual(pieces.map(({ item }) => item));
    expect((await world.as('dr-vos', `/employees/${await world.patient()}/pieces?after=${next}`)).status).toBe(400);
  });

  test('D10 medical reading asks two factors, an hour old at most', async () => {
    const pieceId = await world.recorded(await world.patient());
    const read = async (signedIn: SignedIn): Promise<Answer> =>
      ask(`${world.service.url}/v1/pieces/${pieceId}`, { token: await world.cast.token('dr-vos', signedIn) });
    expect((await read({ authAge: 3_500 })).status).toBe(200);
    const stale = await read({ authAge: 3_700 });
    expect([stale.status, stale.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('max_age')]);
  });
});
