import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';

describe('what only the employee may decide, tried by somebody else', () => {
  let world: MedicalWorld;
  let jan: string;
  let smit: string;
  let account: string;
  let pieceId: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
    const idOf = async (subject: string): Promise<string> =>
      (await world.cast.sql<{ id: string }>('SELECT id FROM access.account WHERE subject = $1', [subject]))[0]?.id ??
      '';
    smit = await idOf('dr-smit');
    account = await idOf('jan');
    const entry = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'what was found' }] };
    await world.as('dr-vos', `/employees/${jan}/entries`, { body: entry });
    const { body } = await world.as('dr-vos', `/employees/${jan}/pieces`);
    pieceId = (body['items'] as { id: string }[])[0]?.id ?? '';
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record']);
    const mandate = await mandateOf(world.cast, jan, await world.cast.person('rita', { kind: 'external', roles: [] }));
    await world.cast.sql("INSERT INTO access.record (id, kind, employee_id) VALUES ($1, 'Mandate', $2)", [
      mandate,
      jan,
    ]);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.cast.sql('DELETE FROM desk.notice'));

  const post = (who: string, path: string, body?: object): Promise<Answer> =>
    world.as(who, path, { method: 'POST', ...(body !== undefined && { body }) });
  const told = (): Promise<unknown[]> =>
    world.cast.sql("SELECT account_id, about FROM desk.notice WHERE code = 'attempted-in-your-name'");
  const mine = (): object[] => [{ account_id: account, about: jan }];

  test.each(['dr-vos', 'dr-smit', 'anna', 'rita'])(
    'I10, S14 %s asks no doctor in his name, and that he tried is told to the employee, once a day while unread',
    async (who) => {
      const pieces = [{ pieceId, version: 1 }];
      for (let again = 0; again < 2; again += 1) {
        const consultation = await post(who, `/employees/${jan}/consultations`, { doctorId: smit, question: 'x' });
        const opinion = await post(who, `/employees/${jan}/second-opinions`, { doctorId: smit, pieces });
        expect([consultation.status, opinion.status]).toEqual([403, 403]);
        expect(await told()).toEqual(mine());
      }
      await world.cast.sql('UPDATE desk.notice SET read_at = platform.clock()');
      await post(who, `/employees/${jan}/consultations`, { doctorId: smit, question: 'x' });
      expect(await told()).toEqual([...mine(), ...mine()]);
    },
  );

  test('I10 nobody else gives up or files what he asked, nor takes his mandate back, without his hearing of it', async () => {
    const asked = await post('jan', `/employees/${jan}/consultations`, { doctorId: smit, question: 'x' });
    const consultation = `/consultations/${String(asked.body['consultationId'])}`;
    const [mandate] = await world.cast.sql<{ id: string }>('SELECT id FROM access.mandate');
    expect(await told()).toEqual([]);
    for (const path of [
      `${consultation}/withdrawal`,
      `${consultation}/filing`,
      `/mandates/${mandate?.id}/withdrawal`,
    ]) {
      await world.cast.sql('DELETE FROM desk.notice');
      expect([path, (await post('dr-vos', path)).status]).toEqual([path, 403]);
      expect([path, await told()]).toEqual([path, mine()]);
    }
  });

  test.each(['dr-vos', 'dr-smit', 'anna', 'rita'])(
    'I10, S9, I4 nor does %s wish for another doctor, ask for a correction or state something in his place',
    async (who) => {
      for (const [path, said] of [
        [`/employees/${jan}/doctor-change-wishes`, { reason: 'x' }],
        [`/pieces/${pieceId}/correction-requests`, { version: 1, reason: 'x' }],
        [`/pieces/${pieceId}/statements`, { version: 1, text: 'x' }],
      ] as const) {
        await world.cast.sql('DELETE FROM desk.notice');
        expect([path, (await post(who, path, said)).status]).toEqual([path, 403]);
        expect([path, await told()]).toEqual([path, mine()]);
      }
    },
  );

  test('I10 what he does himself, and what is tried on nobody, is told to nobody', async () => {
    const asked = await post('jan', `/employees/${jan}/consultations`, { doctorId: smit, question: 'x' });
    const path = `/consultations/${String(asked.body['consultationId'])}/withdrawal`;
    expect([(await post('jan', path)).status, (await post('jan', path)).status]).toEqual([201, 409]);
    expect((await post('dr-vos', `/consultations/${jan}/withdrawal`)).status).toBe(403);
    expect((await post('jan', `/employees/${smit}/consultations`, { doctorId: smit, question: 'x' })).status).toBe(404);
    expect(await told()).toEqual([]);
  });
});
