import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';

describe('a working note that several requests are about at once', () => {
  let world: MedicalWorld;
  let jan: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
  });
  afterAll(() => world.stop());

  const act = async (id: string, what: string, body: object): Promise<Answer> =>
    world.as('dr-vos', `/working-notes/${id}/${what}`, { body: { version: 1, ...body } });
  const file = async (id: string): Promise<Answer> => act(id, 'filing', { item: 'M56', entryOn: '2026-01-02' });

  test('S12 ends once, and every other request is told so', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const written = await world.as('dr-vos', `/employees/${jan}/working-notes`, { body: { text: 'marker-note' } });
      const id = String(written.body['noteId']);
      const answers = await Promise.all([
        act(id, 'destruction', {}),
        file(id),
        file(id),
        act(id, 'amendments', { text: 'marker-other' }),
        world.as('dr-vos', `/working-notes/${id}`),
        world.as('dr-vos', `/employees/${jan}/working-notes`),
      ]);
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => ![200, 201, 404, 409].includes(status))).toEqual([]);
      const ends = await world.cast.sql<{ how: string }>(
        'SELECT how FROM medical.working_note_end WHERE note_id = $1',
        [id],
      );
      expect(ends).toHaveLength(statuses.slice(0, 3).filter((status) => status === 201).length);
    }
  });
});
