import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const ASBESTOS = {
  agentClass: 'asbestos',
  agent: 'marker-agent',
  from: '1990-01-01',
  until: null,
  source: 'marker-source',
};
const ENDED = { ...ASBESTOS, until: '1995-12-31', version: 1, reason: 'the end is known' };

describe('to what an employee was exposed', () => {
  let world: MedicalWorld;
  let jan: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record']);
  });
  afterAll(() => world.stop());

  const record = async (body: unknown = ASBESTOS, who = 'dr-vos', employeeId = jan): Promise<Answer> =>
    world.as(who, `/employees/${employeeId}/exposures`, { body });
  const recorded = async (): Promise<string> => String((await record()).body['exposureId']);
  const listed = async (who: string, id: string): Promise<unknown> =>
    itemsOf(await world.as(who, `/employees/${jan}/exposures?limit=100`)).find((one) => one['id'] === id);
  const amend = async (id: string, body: unknown = ENDED, who = 'dr-vos'): Promise<Answer> =>
    world.as(who, `/exposures/${id}/amendments`, { body });

  test('R3 is recorded by the dossier doctor, open or ended, and each change keeps what stood before', async () => {
    const id = await recorded();
    expect(await listed('jan', id)).toMatchObject({ ...ASBESTOS, version: 1, reason: null, authorId: world.vos });
    expect((await amend(id)).body).toEqual({ exposureId: id, version: 2 });
    expect(await listed('dr-vos', id)).toMatchObject({ ...ENDED, version: 2 });
    const versions = itemsOf(await world.as('jan', `/exposures/${id}/versions`));
    expect(versions.map(({ until, reason }) => [until, reason])).toEqual([
      [null, null],
      ['1995-12-31', 'the end is known'],
    ]);
    expect((await amend(id)).status).toBe(409);
  });

  test('S11 by an assistant as far as was delegated, who names the doctor beside her', async () => {
    const made = await record(ASBESTOS, 'anna');
    const id = String(made.body['exposureId']);
    expect(await listed('anna', id)).toMatchObject({ authorId: world.anna, responsibleDoctorId: world.vos });
    expect(refusal(await amend(id, ENDED, 'anna'))).toEqual([403, '/problems/not-allowed', 'S2']);
  });

  test('S2 an assistant who may read alone is refused under the rule of delegation, not that of the dossier doctor', async () => {
    await world.cast.sql("UPDATE access.delegation SET actions = '{read}' WHERE assistant_id = $1", [world.anna]);
    expect(refusal(await record(ASBESTOS, 'anna'))).toEqual([403, '/problems/not-allowed', 'S2']);
    await world.cast.sql("UPDATE access.delegation SET actions = '{read,record}' WHERE assistant_id = $1", [
      world.anna,
    ]);
    expect((await record(ASBESTOS, 'anna')).status).toBe(201);
  });

  test.each(['cm-acme', 'acme-hr', 'ada', 'officer', 'dr-staf'])('S1 %s knows of none', async (who) => {
    const id = await recorded();
    for (const answer of [
      await record(ASBESTOS, who),
      await amend(id, ENDED, who),
      await world.as(who, `/exposures/${id}/versions`),
      await world.as(who, `/employees/${jan}/exposures`),
    ]) {
      expect(refusal(answer)).toEqual([403, '/problems/role-cannot', 'S1']);
    }
    expect((await record(ASBESTOS, 'jan')).status).toBe(403);
  });

  test('S1 another doctor finds what he would find of nobody', async () => {
    const id = await recorded();
    for (const [one, other] of [
      [await amend(id, ENDED, 'dr-smit'), await amend(randomUUID(), ENDED, 'dr-smit')],
      [await record(ASBESTOS, 'dr-smit'), await record(ASBESTOS, 'dr-smit', randomUUID())],
      [
        await world.as('dr-smit', `/exposures/${id}/versions`),
        await world.as('dr-smit', `/exposures/${randomUUID()}/versions`),
      ],
    ] as const) {
      expect(one.status).toBe(404);
      expect(comparable(one)).toEqual(comparable(other));
    }
  });

  test.each([
    ['an unlisted class', { agentClass: 'radon' }],
    ['a beginning to come', { from: '2098-01-01' }],
    ['an end to come', { until: '2098-01-01' }],
    ['an end before the beginning', { until: '1989-12-31' }],
    ['no such day', { from: '1990-02-30' }],
    ['no source', { source: ' ' }],
    ['a key of another', { authorId: randomUUID() }],
  ])('R3 with %s nothing is stored', async (_says, wrong) => {
    const count = async (): Promise<unknown> => world.cast.sql('SELECT count(*) FROM medical.exposure_version');
    const before = await count();
    expect((await record({ ...ASBESTOS, ...wrong })).status).toBe(400);
    expect(await count()).toEqual(before);
  });

  test('D5 what was said of it is sealed where it is kept', async () => {
    const id = await recorded();
    const [row] = await world.cast.sql<{ text: string }>(
      "SELECT encode(sealed, 'escape') AS text FROM medical.exposure_version WHERE exposure_id = $1",
      [id],
    );
    expect(row?.text).not.toContain('marker');
  });
});
