import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { idIn, itemsOf } from './verdict-world.js';

describe('a misfiled piece that comes back', () => {
  let world: DocumentWorld;
  let jan: string;
  let kees: string;
  let piet: string;
  let smit: string;
  beforeAll(async () => {
    world = await documentWorld();
    jan = await world.patient('jan');
    kees = await world.patient('kees');
    const [row] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    smit = row?.id ?? '';
    const accountId = await world.cast.person('piet', { kind: 'employee', roles: [{ role: 'employee' }] });
    const globex = await world.cast.employer('Globex');
    piet = (await world.cast.employee({ employerId: globex, doctorId: smit, accountId })).employeeId;
  });
  afterAll(() => world.stop());

  type Row = Record<string, unknown>;
  /** Proposed by the one doctor and taken by the other; between two dossiers of Dr Vos with Dr Smit's agreement. @returns its new id */
  const moved = async (piece: string, version: number, by: string, to: string): Promise<string> => {
    const [second, secondDoctorId] = by === 'dr-vos' ? ['dr-smit', smit] : ['dr-vos', world.vos];
    const own = by === 'dr-vos' && to !== piet;
    const body = { version, secondDoctorId, grounds: 'marker-grounds', ...(own && { toEmployeeId: to }) };
    const id = idIn(await world.as(by, `/pieces/${piece}/moves`, { body }), 'moveId');
    const taken = await world.as(second, `/piece-moves/${id}/taking`, { body: own ? {} : { employeeId: to } });
    expect(taken.status).toBe(201);
    const [row] = await world.cast.sql<{ id: string }>(
      'SELECT new_piece_id AS id FROM medical.piece_moved WHERE move_id = $1',
      [id],
    );
    return row?.id ?? '';
  };
  const said = async (who: string, piece: string): Promise<readonly Row[]> =>
    (await world.as(who, `/pieces/${piece}`)).body['statements'] as readonly Row[];
  /** What somebody's correction requests are, but for where the piece is now. */
  const asked = async (who: string, employeeId: string): Promise<readonly Row[]> =>
    itemsOf(await world.as(who, `/employees/${employeeId}/correction-requests`)).map((request) =>
      Object.fromEntries(Object.entries(request).filter(([name]) => name !== 'pieceId')),
    );
  const states = async (who: string, piece: string, text: string): Promise<void> => {
    expect((await world.as(who, `/pieces/${piece}/statements`, { body: { version: 1, text } })).status).toBe(201);
  };
  const asks = async (who: string, piece: string): Promise<string> =>
    idIn(
      await world.as(who, `/pieces/${piece}/correction-requests`, { body: { version: 1, text: 'marker-request' } }),
      'requestId',
    );
  const answers = async (id: string, body: object): Promise<number> =>
    (await world.as('dr-vos', `/correction-requests/${id}/answer`, { body })).status;
  const kept = async (): Promise<unknown[]> => world.cast.sql('SELECT kind FROM medical.said_of_moved_piece');

  test('I4, D1 what he said and asked is with the piece again, as it was; meanwhile it is nobody’s, and it never shows another’s', async () => {
    const piece = await world.recorded(jan);
    await states('jan', piece, 'marker-of-jan');
    const declined = await asks('jan', piece);
    expect(await answers(declined, { outcome: 'declined', reason: 'marker-reason' })).toBe(201);
    const amended = await asks('jan', piece);
    const newer = { outcome: 'amended', version: 1, text: 'marker-newer', reason: 'marker-reason' };
    expect(await answers(amended, newer)).toBe(201);
    const open = await asks('jan', piece);
    const [words, requests] = [await said('jan', piece), await asked('jan', jan)];
    expect([words.length, requests.length]).toEqual([1, 3]);

    const away = await moved(piece, 2, 'dr-vos', piet);
    expect(await kept()).toHaveLength(8);
    for (const who of ['piet', 'dr-smit']) {
      expect([who, await said(who, away), await asked(who, piet)]).toEqual([who, [], []]);
    }
    expect([await asked('jan', jan), await asked('dr-vos', jan)]).toEqual([[], []]);
    await states('piet', away, 'marker-of-piet');

    const back = await moved(away, 2, 'dr-smit', jan);
    expect(await kept()).toEqual([{ kind: 'statement' }]);
    for (const who of ['jan', 'dr-vos']) {
      expect([who, await said(who, back), await asked(who, jan)]).toEqual([who, words, requests]);
    }
    const waits = itemsOf(await world.as('dr-vos', `/employees/${jan}/waiting`)).map(({ id }) => id);
    expect(waits).toContain(open);
    expect(await answers(open, { outcome: 'declined', reason: 'marker-reason' })).toBe(201);

    const again = await moved(back, 2, 'dr-vos', piet);
    expect((await said('piet', again)).map(({ text }) => text)).toEqual(['marker-of-piet']);
    expect(await asked('piet', piet)).toEqual([]);
  });

  test('I4 on its way through a third dossier it is kept for him, and comes back from there', async () => {
    const piece = await world.recorded(jan);
    await states('jan', piece, 'marker-of-jan');
    const words = await said('jan', piece);
    const third = await moved(await moved(piece, 1, 'dr-vos', kees), 1, 'dr-vos', piet);
    expect(await said('piet', third)).toEqual([]);
    expect(await said('jan', await moved(third, 1, 'dr-smit', jan))).toEqual(words);
  });
});
