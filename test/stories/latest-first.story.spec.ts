import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { itemsOf } from './verdict-world.js';

describe('a list in time', () => {
  let world: DocumentWorld;
  let jan: string;
  beforeAll(async () => {
    world = await documentWorld();
    jan = await world.patient('jan');
  });
  afterAll(() => world.stop());

  /** Every page of a list, by its ids. */
  const pages = async (path: string, between: (seen: readonly string[]) => Promise<void> = async () => {}) => {
    const found: string[][] = [];
    for (let next: unknown = ''; typeof next === 'string';) {
      const answer = await world.as('dr-vos', `${path}?limit=2${next === '' ? '' : `&after=${next}`}`);
      expect(answer.status).toBe(200);
      found.push(itemsOf(answer).map(({ id }) => String(id)));
      next = answer.body['next'];
      await between(found.flat());
    }
    return found;
  };

  test('S1 a dossier begins with what was put into it last, and its page does', async () => {
    const recorded: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) recorded.unshift(await world.recorded(jan));
    const [first, second, third, fourth, fifth] = recorded;
    expect(await pages(`/employees/${jan}/pieces`)).toEqual([[first, second], [third, fourth], [fifth]]);
    const parts = (await world.as('dr-vos', `/employees/${jan}/page`)).body['parts'] as readonly {
      readonly kind: string;
      readonly items: readonly { readonly id: string }[];
    }[];
    const [pieces] = parts.filter(({ kind }) => kind === 'MedicalPiece');
    expect(pieces?.items.map(({ id }) => id)).toEqual(recorded);
  });

  test('S1 it goes on where the page ended, also if what stood there last is gone from it by then', async () => {
    const [first, second, ...rest] = (await pages(`/employees/${jan}/pieces`)).flat();
    const met = await pages(`/employees/${jan}/pieces`, async (seen) => {
      // By the database: what is asked here is the list alone.
      if (seen.length === 2) {
        await world.cast.sql('DELETE FROM medical.piece WHERE id = $1', [second]);
      }
    });
    expect(met.flat()).toEqual([first, second, ...rest]);
    expect((await pages(`/employees/${jan}/pieces`)).flat()).toEqual([first, ...rest]);
  });

  test('S12 the working notes of a doctor are in that order too', async () => {
    const written = async (path: string, body: object, id: string): Promise<string[]> => {
      const found: string[] = [];
      for (let nth = 0; nth < 3; nth += 1) {
        const answer = await world.as('dr-vos', path, { body });
        expect(answer.status).toBe(201);
        found.unshift(String(answer.body[id]));
      }
      return found;
    };
    const notes = await written(`/employees/${jan}/working-notes`, { text: 'marker-note' }, 'noteId');
    expect((await pages(`/employees/${jan}/working-notes`)).flat()).toEqual(notes);
  });
});
