import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const ASKED = { version: 1, text: 'marker-correction: that was my brother' };
const AMENDED = { outcome: 'amended', version: 1, text: 'the brother', reason: 'mixed up' };
const DECLINED = { outcome: 'declined', reason: 'marker-reason: it is what was said' };

describe('a correction that the employee asks for', () => {
  let world: MedicalWorld;
  let jan: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record', 'amend']);
    await world.patient('piet');
  });
  afterAll(() => world.stop());

  const ask = async (pieceId: string, who = 'jan', body: unknown = ASKED): Promise<Answer> =>
    world.as(who, `/pieces/${pieceId}/correction-requests`, { body });
  const asked = async (): Promise<{ pieceId: string; requestId: string }> => {
    const pieceId = await world.recorded(jan);
    return { pieceId, requestId: String((await ask(pieceId)).body['requestId']) };
  };
  const answer = async (requestId: string, body: unknown, who = 'dr-vos'): Promise<Answer> =>
    world.as(who, `/correction-requests/${requestId}/answer`, { body });
  const listed = async (who: string, requestId: string): Promise<unknown> =>
    itemsOf(await world.as(who, `/employees/${jan}/correction-requests?limit=100`)).find(({ id }) => id === requestId);
  const notices = async (who: string): Promise<readonly unknown[]> =>
    itemsOf(await world.as(who, '/notices?limit=100')).map(({ code, about }) => [code, about]);

  test('I4 reaches the doctor, who shares the view and amends: the earlier text stays as history', async () => {
    const { pieceId, requestId } = await asked();
    expect(await notices('dr-vos')).toContainEqual(['correction-asked', requestId]);
    const waiting = { id: requestId, pieceId, employeeId: jan, ...ASKED, outcome: null, amendedTo: null, reason: null };
    expect(await listed('dr-vos', requestId)).toMatchObject(waiting);
    expect((await answer(requestId, AMENDED)).body).toMatchObject({ outcome: 'amended', pieceId, amendedTo: 2 });
    expect((await world.as('jan', `/pieces/${pieceId}`)).body).toMatchObject({ version: 2, text: 'the brother' });
    expect(itemsOf(await world.as('jan', `/pieces/${pieceId}/versions`)).map(({ text }) => text)).toEqual([
      'marker-diagnosis',
      'the brother',
    ]);
    expect(await notices('jan')).toContainEqual(['correction-answered', requestId]);
    expect(await listed('jan', requestId)).toMatchObject({ outcome: 'amended', amendedTo: 2, answeredBy: world.vos });
  });

  test('I4 waits in the list of its doctor and of who asked until it is answered, and in no other', async () => {
    const { requestId } = await asked();
    const waits = async (who: string): Promise<boolean> =>
      itemsOf(await world.as(who, '/correction-requests?limit=100')).some(({ id }) => id === requestId);
    expect(await Promise.all(['dr-vos', 'jan', 'dr-smit', 'dr-kern', 'piet'].map(waits))).toEqual([
      ...[true, true],
      ...[false, false, false],
    ]);
    expect(refusal(await world.as('anna', '/correction-requests'))).toEqual([403, '/problems/role-cannot', 'I4']);
    await answer(requestId, DECLINED);
    expect(await Promise.all(['dr-vos', 'jan'].map(waits))).toEqual([false, false]);
  });

  test('I4 or says why not, which the employee reads; the piece stays as it is, and one answer stands', async () => {
    const { pieceId, requestId } = await asked();
    expect((await answer(requestId, DECLINED)).status).toBe(201);
    expect(await listed('jan', requestId)).toMatchObject({ outcome: 'declined', reason: DECLINED.reason });
    expect((await world.as('jan', `/pieces/${pieceId}`)).body).toMatchObject({ version: 1 });
    expect(refusal(await answer(requestId, AMENDED))).toEqual([409, '/problems/answered-already', 'I4']);
    expect((await world.as('jan', `/pieces/${pieceId}`)).body).toMatchObject({ version: 1 });
  });

  test('I4 of two answers at once one stands, and nothing is amended by the other', async () => {
    const { pieceId, requestId } = await asked();
    const both = await Promise.all([answer(requestId, AMENDED), answer(requestId, DECLINED)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const amended = both[0].status === 201;
    expect((await world.as('jan', `/pieces/${pieceId}`)).body).toMatchObject({ version: amended ? 2 : 1 });
  });

  test('I4 an amendment of a version that was replaced meanwhile is refused, and the question waits', async () => {
    const { pieceId, requestId } = await asked();
    await world.as('dr-vos', `/pieces/${pieceId}/amendments`, { body: { version: 1, text: 'x', reason: 'y' } });
    expect((await answer(requestId, AMENDED)).status).toBe(409);
    expect(await listed('jan', requestId)).toMatchObject({ outcome: null });
    expect((await answer(requestId, { ...AMENDED, version: 2 })).body).toMatchObject({ amendedTo: 3 });
  });

  test('S11 the answer is for the doctor alone: neither an assistant who may amend nor anybody else gives it', async () => {
    const { pieceId, requestId } = await asked();
    expect((await answer(requestId, DECLINED, 'dr-kern')).status).toBe(404);
    for (const who of ['anna', 'jan', 'acme-hr', 'ada']) {
      expect(refusal(await answer(requestId, DECLINED, who))).toEqual([403, '/problems/role-cannot', 'I4']);
    }
    expect(refusal(await world.as('anna', `/employees/${jan}/correction-requests`))).toEqual([
      403,
      '/problems/role-cannot',
      'I4',
    ]);
    expect((await ask(pieceId, 'anna')).status).toBe(403);
  });

  test('D5 another doctor, and another employee, are answered as of nobody', async () => {
    const { pieceId, requestId } = await asked();
    for (const [one, other] of [
      [await answer(requestId, DECLINED, 'dr-smit'), await answer(randomUUID(), DECLINED, 'dr-smit')],
      [await ask(pieceId, 'piet'), await ask(randomUUID(), 'piet')],
      [
        await world.as('dr-smit', `/employees/${jan}/correction-requests`),
        await world.as('dr-smit', `/employees/${randomUUID()}/correction-requests`),
      ],
    ] as const) {
      expect(one.status).toBe(404);
      expect(comparable(one)).toEqual(comparable(other));
    }
  });

  test('I4 what is asked and answered has a text and a reason, and nothing beside', async () => {
    const { pieceId, requestId } = await asked();
    for (const body of [{ outcome: 'declined' }, { outcome: 'amended', reason: 'x' }, { ...DECLINED, text: 'x' }]) {
      expect((await answer(requestId, body)).status).toBe(400);
    }
    expect((await ask(pieceId, 'jan', { version: 1 })).status).toBe(400);
    expect(refusal(await ask(pieceId, 'jan', { ...ASKED, version: 9 }))).toEqual([
      409,
      '/problems/no-such-version',
      'I4',
    ]);
    const [row] = await world.cast.sql<{ text: string }>(
      "SELECT encode(sealed, 'escape') AS text FROM medical.correction_request LIMIT 1",
    );
    expect(row?.text).not.toContain('marker');
  });
});
