import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { itemsOf } from './verdict-world.js';

describe('what an employee says of a piece that a second doctor is shown', () => {
  let world: MedicalWorld;
  let jan: string;
  let smit: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
    const [row] = await world.cast.sql<{ id: string }>(
      "SELECT a.id FROM access.account a JOIN access.registration r ON r.account_id = a.id WHERE a.subject = 'dr-smit'",
    );
    smit = row?.id ?? '';
  });
  afterAll(() => world.stop());

  /** A piece at two versions, of which he shows the first. */
  const shown = async (): Promise<{ piece: string; opinion: string }> => {
    const piece = await world.recorded(jan);
    const amended = await world.as('dr-vos', `/pieces/${piece}/amendments`, {
      body: { version: 1, text: 'marker-newer', reason: 'a mistake' },
    });
    const asked = await world.as('jan', `/employees/${jan}/second-opinions`, {
      body: { doctorId: smit, pieces: [{ pieceId: piece, version: 1 }] },
    });
    expect([amended.status, asked.status]).toEqual([201, 201]);
    return { piece, opinion: String(asked.body['secondOpinionId']) };
  };
  const say = async (piece: string, version: number): Promise<void> => {
    const body = { version, text: `marker-said-of-${version}` };
    expect((await world.as('jan', `/pieces/${piece}/statements`, { body })).status).toBe(201);
  };
  const read = async (opinion: string): Promise<Answer> => world.as('dr-smit', `/second-opinions/${opinion}/pieces`);

  test('I4, C3 reaches that doctor after the consent too, and of another version, whose text does not', async () => {
    const { piece, opinion } = await shown();
    expect(itemsOf(await read(opinion))).toMatchObject([{ statements: [] }]);
    await say(piece, 1);
    await say(piece, 2);
    const answer = await read(opinion);
    const statements = [1, 2].map((version) => ({ version, text: `marker-said-of-${version}` }));
    expect(itemsOf(answer)).toMatchObject([{ version: 1, text: 'marker-diagnosis', statements }]);
    expect(answer.text).not.toContain('marker-newer');
  });

  test('I1 is left out with the piece', async () => {
    const { piece, opinion } = await shown();
    await say(piece, 1);
    const withheld = await world.as('dr-vos', `/pieces/${piece}/withholding`, {
      body: { ground: 'privacy-of-another' },
    });
    expect([withheld.status, (await read(opinion)).status]).toEqual([201, 404]);
  });

  test('S14 of a piece that no consent names reaches nobody, and of one that it names nobody once it ended', async () => {
    const { piece, opinion } = await shown();
    const other = await world.recorded(jan);
    await say(piece, 1);
    await say(other, 1);
    expect(itemsOf(await read(opinion)).map((one) => one['pieceId'])).toEqual([piece]);
    await world.as('dr-smit', `/second-opinions/${opinion}/conclusion`, { body: { text: 'marker-conclusion' } });
    expect((await read(opinion)).status).toBe(404);
  });
});
