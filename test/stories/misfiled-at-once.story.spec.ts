import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { itemsOf } from './verdict-world.js';

describe('a misfiled piece, once more and at once', () => {
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

  const propose = async (piece: string, body: object = {}, who = 'dr-vos'): Promise<Answer> =>
    world.as(who, `/pieces/${piece}/moves`, {
      body: { version: 1, secondDoctorId: smit, grounds: 'marker-grounds', ...body },
    });
  const proposed = async (piece: string, body: object = {}): Promise<string> => {
    const answer = await propose(piece, body);
    expect(answer.status).toBe(201);
    return String(answer.body['moveId']);
  };
  const act = async (id: string, what: string, who: string, body?: object, headers = {}): Promise<Answer> =>
    world.as(who, `/piece-moves/${id}/${what}`, { method: 'POST', headers, ...(body !== undefined && { body }) });
  const take = async (id: string, body: object = { employeeId: piet }, headers = {}): Promise<Answer> =>
    act(id, 'taking', 'dr-smit', body, headers);
  const told = async (about: string): Promise<unknown> =>
    world.cast.sql(
      'SELECT a.subject, n.code FROM desk.notice n JOIN access.account a ON a.id = n.account_id WHERE n.about = $1 ORDER BY n.code, a.subject',
      [about],
    );
  const pieceOf = async (who: string, employeeId: string): Promise<readonly Record<string, unknown>[]> =>
    itemsOf(await world.as(who, `/employees/${employeeId}/pieces?limit=100`));

  test('D1, S4 what was taken into a wrong dossier moves again; by no act of it is whoever supervises told which dossiers they are', async () => {
    const piece = await world.recorded(jan);
    const first = await take(await proposed(piece, { toEmployeeId: kees }), {});
    expect(first.status).toBe(201);
    const here = async (employeeId: string): Promise<string[]> =>
      (await pieceOf('dr-vos', employeeId)).map((one) => String(one['id']));
    const [there = ''] = (await here(kees)).filter((id) => id !== piece);
    const again = await proposed(there, { toEmployeeId: jan });
    expect((await take(again, {})).status).toBe(201);
    expect(await here(kees)).not.toContain(there);
    const [back = ''] = await here(jan);
    const elsewhere = await take(await proposed(back));
    expect(elsewhere.status).toBe(201);
    expect((await world.as('piet', `/pieces/${String(elsewhere.body['pieceId'])}`)).status).toBe(200);
    for (const who of ['dr-vos', 'dr-smit', 'dr-kern']) {
      const acts = itemsOf(await world.as(who, '/supervision/acts?limit=100'));
      expect([who, acts.filter(({ action }) => action === 'move')]).toEqual([who, []]);
    }
  });

  test('D1, I1 what is left out at the moment at which it moves arrives left out or is refused; nothing said of it then is lost or a failure', async () => {
    for (const delay of [0, 10, 20, 30, 40, 50]) {
      const piece = await world.recorded(jan);
      const id = await proposed(piece, { toEmployeeId: kees });
      const [taken, withheld, amended, ...said] = await Promise.all([
        take(id, {}),
        setTimeout(delay).then(async () =>
          world.as('dr-vos', `/pieces/${piece}/withholding`, { body: { ground: 'privacy-of-another' } }),
        ),
        setTimeout(delay).then(async () =>
          delay % 20 === 0
            ? world.as('dr-vos', `/pieces/${piece}/amendments`, { body: { version: 1, text: 'newer', reason: 'why' } })
            : null,
        ),
        setTimeout(delay).then(async () =>
          world.as('jan', `/pieces/${piece}/statements`, { body: { version: 1, text: 'marker-statement' } }),
        ),
        setTimeout(delay).then(async () =>
          world.as('jan', `/pieces/${piece}/correction-requests`, { body: { version: 1, text: 'marker-request' } }),
        ),
      ]);
      expect([404, 409, 201]).toContain(amended?.status ?? 409);
      if (amended?.status === 201) {
        expect([404, 409]).toContain(taken.status);
        continue;
      }
      expect(taken.status).toBe(201);
      for (const { status } of [withheld, ...said]) expect([201, 404]).toContain(status);
      const [arrived] = await world.cast.sql<{ id: string; withheld: boolean }>(
        'SELECT new_piece_id AS id, medical.is_withheld(new_piece_id) AS withheld FROM medical.piece_moved WHERE move_id = $1',
        [id],
      );
      expect([delay, arrived?.withheld]).toEqual([delay, withheld.status === 201]);
      const doctor = withheld.status === 201 ? [{ subject: 'dr-vos', code: 'piece-arrived-withheld' }] : [];
      expect(await told(arrived?.id ?? '')).toEqual([...doctor, { subject: 'kees', code: 'piece-moved-here' }]);
    }
  });

  test('D1 of those who decide at once one does, and of an amendment at once either it falls or the piece is gone', async () => {
    const first = await proposed(await world.recorded(jan));
    const [taken, returned] = await Promise.all([
      take(first),
      act(first, 'return', 'dr-smit', { reason: 'marker-reason' }),
    ]);
    expect([taken.status, returned.status].filter((status) => status === 201)).toHaveLength(1);
    const piece = await world.recorded(jan);
    const id = await proposed(piece);
    const [moving, amending] = await Promise.all([
      take(id),
      world.as('dr-vos', `/pieces/${piece}/amendments`, {
        body: { version: 1, text: 'marker-newer', reason: 'marker-why' },
      }),
    ]);
    expect([moving.status === 201, amending.status === 201].filter(Boolean)).toHaveLength(1);
    expect([201, 404, 409]).toContain(moving.status);
    expect([201, 404, 409]).toContain(amending.status);
  });
});
