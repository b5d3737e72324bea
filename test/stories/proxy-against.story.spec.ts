import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { itemsOf, refusal } from './verdict-world.js';

const BOTH = [409, '/problems/on-both-sides', 'S10'];

describe('who acts for the employer against an employee', () => {
  let world: MedicalWorld;
  let jan: string;
  let kees: string;
  let smit: string;
  let until: string;
  const numbers = new Map<string, string>();
  beforeAll(async () => {
    world = await medicalWorld();
    [jan, kees] = [await world.patient('jan'), await world.patient('kees')];
    const registered = await world.cast.sql<{ id: string; subject: string; number: string }>(
      'SELECT a.id, a.subject, g.number FROM access.account a JOIN access.registration g ON g.account_id = a.id',
    );
    for (const { subject, number } of registered) numbers.set(subject, number);
    smit = registered.find(({ subject }) => subject === 'dr-smit')?.id ?? '';
    const [day] = await world.cast.sql<{ day: string }>('SELECT (platform.today() + 30)::text AS day');
    until = day?.day ?? '';
  });
  afterAll(() => world.stop());
  beforeEach(() => world.cast.sql('DELETE FROM access.medical_proxy'));

  const acts = async (who = 'dr-smit', party = 'employer', of = jan): Promise<string> => {
    const body = { party, name: 'Q. Outside', number: numbers.get(who), dispute: 'objection', until };
    const answer = await world.as('dr-staf', `/employees/${of}/medical-proxies`, { body });
    expect(answer.status).toBe(201);
    return String(answer.body['medicalProxyId']);
  };
  const ended = async (who: string, id: string): Promise<Answer> =>
    world.as(who, `/medical-proxies/${id}/end`, { method: 'POST' });
  const offered = async (): Promise<unknown[]> =>
    itemsOf(await world.as('jan', '/doctors?for=second-opinion&limit=100')).map(({ id }) => id);
  const opinion = async (pieceId: string): Promise<Answer> =>
    world.as('jan', `/employees/${jan}/second-opinions`, {
      body: { doctorId: smit, pieces: [{ pieceId, version: 1 }] },
    });
  const consultation = async (): Promise<Answer> =>
    world.as('jan', `/employees/${jan}/consultations`, { body: { doctorId: smit, question: 'marker-question' } });
  const move = async (pieceId: string): Promise<Answer> =>
    world.as('dr-vos', `/pieces/${pieceId}/moves`, {
      body: { version: 1, secondDoctorId: smit, grounds: 'marker-grounds' },
    });
  test('S10, S14, D1 he is offered and named for nothing of his; for who is against another, or for himself, he is', async () => {
    const piece = await world.recorded(jan);
    expect(await offered()).toContain(smit);
    await acts();
    expect(await offered()).not.toContain(smit);
    expect([(await opinion(piece)).status, (await consultation()).status]).toEqual([409, 409]);
    expect(refusal(await move(piece))).toEqual([409, '/problems/no-second-doctor', 'D1']);
    expect((await move(await world.recorded(kees))).status).toBe(201);
    await world.cast.sql('DELETE FROM access.medical_proxy');
    await acts('dr-smit', 'employee');
    expect([(await opinion(piece)).status, (await consultation()).status]).toEqual([201, 201]);
  });

  test('S10 what was before him when he became it is shut, and opens again with its end', async () => {
    const piece = await world.recorded(jan);
    const [asked, consulted, moved] = [await opinion(piece), await consultation(), await move(piece)];
    const [opinionId, consultationId, moveId] = [
      String(asked.body['secondOpinionId']),
      String(consulted.body['consultationId']),
      String(moved.body['moveId']),
    ];
    const finds = async (): Promise<unknown[]> => [
      (await world.as('dr-smit', `/second-opinions/${opinionId}/pieces`)).status,
      (await world.as('dr-smit', `/piece-moves/${moveId}`)).status,
      itemsOf(await world.as('dr-smit', '/second-opinions?limit=100')).some(({ id }) => id === opinionId),
      itemsOf(await world.as('dr-smit', '/consultations?limit=100')).some(({ id }) => id === consultationId),
    ];
    expect(await finds()).toEqual([200, 200, true, true]);
    const id = await acts();
    expect(await finds()).toEqual([404, 404, false, false]);
    expect((await world.as('dr-vos', `/piece-moves/${moveId}`)).body['state']).toBe('fallen');
    expect((await ended('dr-staf', id)).status).toBe(201);
    expect(await finds()).toEqual([200, 200, true, true]);
  });

  test('S10, S2 he holds no derived secrecy there, granted before or after', async () => {
    await world.cast.role(smit, 'medical-assistant');
    await world.cast.declaration(smit, 'derived-secrecy');
    await world.cast.sql(
      `INSERT INTO access.instruction (id, account_id, given_by, given_on, valid_until)
       SELECT gen_random_uuid(), $1, given_by, given_on, valid_until FROM access.instruction WHERE account_id = $2`,
      [smit, world.anna],
    );
    const piece = await world.recorded(jan);
    const grant = async (): Promise<Answer> =>
      world.as('dr-vos', '/delegations', {
        body: { assistantId: smit, employeeIds: [jan], actions: ['read'], until },
      });
    const reads = async (): Promise<number> =>
      (await world.as('dr-smit', `/pieces/${piece}`, { headers: { 'acting-as': 'medical-assistant' } })).status;
    expect((await grant()).status).toBe(201);
    expect(await reads()).toBe(200);
    const proxy = await acts();
    expect(await reads()).toBe(404);
    expect(refusal(await grant())).toEqual([403, '/problems/on-the-employers-side', 'S10']);
    expect((await ended('dr-staf', proxy)).status).toBe(201);
    expect(await reads()).toBe(200);
  });

  test('S10, S8 the hour that he opened is over with it, by whichever party', async () => {
    for (const party of ['employer', 'employee']) {
      const body = { employeeId: jan, ground: 'life-in-danger', reason: 'marker-reason' };
      const opened = await world.as('dr-smit', '/emergencies', { body });
      const path = `/emergencies/${String(opened.body['emergencyId'])}/pieces`;
      expect((await world.as('dr-smit', path)).status).toBe(200);
      await acts('dr-smit', party);
      expect((await world.as('dr-smit', path)).status).toBe(404);
      expect(refusal(await world.as('dr-smit', '/emergencies', { body }))).toEqual(BOTH);
      await world.cast.sql('DELETE FROM access.medical_proxy');
      await world.cast.sql(
        "UPDATE access.emergency SET valid_until = opened_at + interval '1 ms', review_by = platform.today() + 30",
      );
    }
  });

  test('S10, S8 he reviews no emergency there, and reads neither why it was opened nor why it is told later', async () => {
    const body = { employeeId: jan, ground: 'life-in-danger', reason: 'marker-reason' };
    const id = String((await world.as('dr-smit', '/emergencies', { body })).body['emergencyId']);
    const reads = async (): Promise<number> => (await world.as('dr-kern', `/emergencies/${id}/reason`)).status;
    const reviews = async (): Promise<Answer> =>
      world.as('dr-kern', `/emergencies/${id}/review`, { body: { finding: 'justified' } });
    expect(await reads()).toBe(200);
    const proxy = await acts('dr-kern');
    expect(await reads()).toBe(404);
    expect(refusal(await reviews())).toEqual(BOTH);
    // Nobody takes himself off a side.
    expect(refusal(await ended('dr-kern', proxy))).toEqual(BOTH);
    expect((await ended('dr-staf', proxy)).status).toBe(201);
    expect([await reads(), (await reviews()).status]).toEqual([200, 201]);
  });
});
