import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { CopiesSweep } from '../../src/records/medical-dossier/second-opinion/copies-sweep.js';
import type { Answer } from '../harness/http.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const OVER = [409, '/problems/move-over', 'D1'];

describe('a misfiled piece', () => {
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

  test('D1, S1 the second doctor is shown the piece and why, not in whose dossier, while it waits; the dossier stays shut', async () => {
    const piece = await world.recorded(jan);
    const id = await proposed(piece);
    const shown = await world.as('dr-smit', `/piece-moves/${id}`);
    expect(shown.body).toMatchObject({
      text: 'marker-diagnosis',
      grounds: 'marker-grounds',
      item: 'M35',
      state: 'waits',
    });
    expect(shown.text).not.toContain(jan);
    expect(shown.text).not.toContain(piece);
    expect(itemsOf(await world.as('dr-smit', '/waiting')).find((one) => one['id'] === id)).toMatchObject({
      what: 'piece-to-take',
    });
    for (const path of [`/pieces/${piece}`, `/pieces/${piece}/versions`, `/employees/${jan}/pieces`]) {
      expect((await world.as('dr-smit', path)).status).toBe(404);
    }
    const nowhere = comparable(await world.as('dr-smit', `/piece-moves/${randomUUID()}`));
    for (const who of ['jan', 'anna', 'dr-kern', 'acme-hr'])
      expect((await world.as(who, `/piece-moves/${id}`)).status).toBe(403);
    expect(await told(id)).toEqual([{ subject: 'dr-smit', code: 'piece-move-proposed' }]);
    expect((await act(id, 'return', 'dr-smit', { reason: 'marker-reason' })).status).toBe(201);
    expect(comparable(await world.as('dr-smit', `/piece-moves/${id}`))).toEqual(nowhere);
    expect((await world.as('dr-vos', `/piece-moves/${id}`)).body).toMatchObject({
      state: 'sent-back',
      reason: 'marker-reason',
      text: null,
    });
    expect(refusal(await act(id, 'withdrawal', 'dr-vos'))).toEqual(OVER);
    expect((await world.as('dr-vos', `/pieces/${piece}`)).status).toBe(200);
  });

  test('D1, I9 what he takes is in the right dossier as it was, with a line there; the wrong one keeps that it moved, and when', async () => {
    const piece = await world.filed(jan, pdf('marker-letter'));
    await world.as('jan', `/pieces/${piece}/statements`, { body: { version: 1, text: 'marker-statement' } });
    await world.as('jan', `/pieces/${piece}/correction-requests`, { body: { version: 1, text: 'marker-request' } });
    const before = (await world.as('dr-vos', `/pieces/${piece}`)).body;
    const id = await proposed(piece);
    const { bytes } = await world.fetched('dr-smit', `/piece-moves/${id}/document`);
    expect(bytes).toEqual(pdf('marker-letter'));
    const headers = { 'idempotency-key': randomUUID() };
    const taken = await take(id, undefined, headers);
    expect(taken.status).toBe(201);
    const arrived = String(taken.body['pieceId']);
    expect(arrived).not.toBe(piece);
    expect((await take(id, undefined, headers)).body).toEqual(taken.body);
    const { authorId, responsibleDoctorId, recordedAt, entryOn, item } = before;
    expect((await world.as('piet', `/pieces/${arrived}`)).body).toMatchObject({
      ...{ authorId, responsibleDoctorId, recordedAt, entryOn, item, statements: [] },
    });
    expect((await world.fetched('piet', `/pieces/${arrived}/document`)).bytes).toEqual(pdf('marker-letter'));
    const nowhere = comparable(await world.as('dr-vos', `/pieces/${randomUUID()}`));
    expect(comparable(await world.as('dr-vos', `/pieces/${piece}`))).toEqual(nowhere);
    expect((await pieceOf('jan', jan)).map((one) => one['id'])).not.toContain(piece);
    expect(
      itemsOf(await world.as('jan', `/employees/${jan}/correction-requests`)).map((one) => one['pieceId']),
    ).not.toContain(piece);
    const [mark] = itemsOf(await world.as('jan', `/employees/${jan}/moved-pieces`));
    expect(Object.keys(mark ?? {}).toSorted()).toEqual(['employeeId', 'id', 'movedAt']);
    const moved = await world.as('dr-vos', `/piece-moves/${id}`);
    expect(moved.body).toMatchObject({ state: 'moved', text: null, document: null });
    for (const trace of [piet, arrived]) expect(moved.text).not.toContain(trace);
    expect(await told(id)).toEqual([
      { subject: 'dr-smit', code: 'piece-move-proposed' },
      { subject: 'dr-vos', code: 'piece-moved' },
      { subject: 'jan', code: 'piece-moved-away' },
    ]);
    expect(await told(arrived)).toEqual([{ subject: 'piet', code: 'piece-moved-here' }]);
    const lines = await world.cast.sql(
      "SELECT employee_id, record_id, outcome FROM trail.line WHERE action = 'move' AND record_id IN ($1, $2) ORDER BY id",
      [piece, arrived],
    );
    expect(lines).toEqual([
      { employee_id: jan, record_id: piece, outcome: 'allowed' },
      { employee_id: piet, record_id: arrived, outcome: 'allowed' },
    ]);
    const [breach] = await world.cast.sql(
      'SELECT source, known_at = suspected_at AS at_once FROM desk.breach WHERE move_id = $1',
      [id],
    );
    expect(breach).toEqual({ source: 'misfiled-piece', at_once: false });
  });

  test('D1 of versions each arrives in its order; what was left out of the inspection arrives left out', async () => {
    const piece = await world.recorded(jan);
    await world.as('dr-vos', `/pieces/${piece}/amendments`, {
      body: { version: 1, text: 'marker-newer', reason: 'marker-why' },
    });
    await world.as('dr-vos', `/pieces/${piece}/withholding`, { body: { ground: 'privacy-of-another' } });
    const id = await proposed(piece, { version: 2, toEmployeeId: kees });
    expect((await take(id)).status).toBe(400);
    expect((await take(id, {})).body).toEqual({ moveId: id, pieceId: null });
    const [arrived] = await pieceOf('kees', kees);
    expect(arrived).toMatchObject({ withheldFor: 'privacy-of-another', version: 2 });
    const versions = itemsOf(await world.as('dr-vos', `/pieces/${String(arrived?.['id'])}/versions`));
    expect(versions.map(({ text, reason }) => [text, reason])).toEqual([
      ['marker-diagnosis', null],
      ['marker-newer', 'marker-why'],
    ]);
    expect((await world.as('dr-smit', `/pieces/${String(arrived?.['id'])}`)).status).toBe(404);
  });

  test('S1, D1 while it waits the second doctor is among who can see that dossier, and no longer than that', async () => {
    const seenBySmit = async (): Promise<unknown[]> =>
      itemsOf(await world.as('dr-vos', `/employees/${jan}/readers?accountId=${smit}`))
        .flatMap((reader) => reader['sees'] as readonly Record<string, unknown>[])
        .map(({ kind, onlyWhere }) => [kind, onlyWhere]);
    const THE_COPY = ['PieceMove', [{ fact: 'moveWaits', is: true }]];
    const before = await seenBySmit();
    expect(before).not.toContainEqual(THE_COPY);
    for (const end of ['withdrawal', 'taking', 'amendments'] as const) {
      const piece = await world.recorded(jan);
      const id = await proposed(piece);
      expect(await seenBySmit()).toEqual([...before, THE_COPY]);
      if (end === 'withdrawal') await act(id, end, 'dr-vos');
      else if (end === 'taking') await take(id);
      else
        await world.as('dr-vos', `/pieces/${piece}/${end}`, {
          body: { version: 1, text: 'marker-newer', reason: 'marker-why' },
        });
      expect([end, await seenBySmit()]).toEqual([end, before]);
    }
  });

  test('D1, S1 what waits about one person tells the second doctor nothing of whose piece it is', async () => {
    const id = await proposed(await world.recorded(jan));
    const about = async (employeeId: string): Promise<unknown> =>
      comparable(await world.as('dr-smit', `/employees/${employeeId}/waiting`));
    expect(itemsOf(await world.as('dr-smit', '/waiting')).map((one) => [one['id'], one['employeeId']])).toContainEqual([
      id,
      null,
    ]);
    for (const employeeId of [jan, kees]) expect(await about(employeeId)).toEqual(await about(randomUUID()));
    // Of his own one, about whom it could be, as little.
    expect(itemsOf(await world.as('dr-smit', `/employees/${piet}/waiting`))).toEqual([]);
    expect((await act(id, 'withdrawal', 'dr-vos')).status).toBe(201);
  });

  test('D1 a version written since makes it fall; its copy goes with the sweep', async () => {
    const piece = await world.recorded(jan);
    const id = await proposed(piece);
    await world.as('dr-vos', `/pieces/${piece}/amendments`, {
      body: { version: 1, text: 'marker-newer', reason: 'marker-why' },
    });
    const nowhere = comparable(await take(randomUUID()));
    expect(comparable(await take(id))).toEqual(nowhere);
    expect((await world.as('dr-vos', `/piece-moves/${id}`)).body).toMatchObject({ state: 'fallen', text: null });
    expect(refusal(await act(id, 'withdrawal', 'dr-vos'))).toEqual(OVER);
    await world.service.app.get(CopiesSweep).sweep();
    expect(await world.cast.sql('SELECT 1 FROM medical.piece_move_copy WHERE move_id = $1', [id])).toEqual([]);
    await proposed(piece, { version: 2 });
  });

  test('D1 he names a doctor who can decide, and a dossier of his own; every other id is answered as one that is nobody’s', async () => {
    const piece = await world.recorded(jan);
    const none = comparable(await propose(piece, { secondDoctorId: randomUUID() }));
    expect(refusal(await propose(piece, { secondDoctorId: randomUUID() }))).toEqual([
      409,
      '/problems/no-second-doctor',
      'D1',
    ]);
    for (const secondDoctorId of [world.vos, world.anna, world.kern]) {
      expect(comparable(await propose(piece, { secondDoctorId }))).toEqual(none);
    }
    const nowhere = comparable(await propose(piece, { toEmployeeId: randomUUID() }));
    for (const toEmployeeId of [piet, jan]) expect(comparable(await propose(piece, { toEmployeeId }))).toEqual(nowhere);
    expect((await propose(piece, { version: 2 })).status).toBe(409);
    expect(comparable(await propose(piece, {}, 'dr-smit'))).toEqual(
      comparable(await propose(randomUUID(), {}, 'dr-smit')),
    );
    const id = await proposed(piece);
    expect(refusal(await propose(piece))).toEqual([409, '/problems/move-waits', 'D1']);
    for (const employeeId of [jan, kees, randomUUID()]) {
      expect(comparable(await take(id, { employeeId }))).toEqual(
        comparable(await take(id, { employeeId: randomUUID() })),
      );
    }
    expect((await act(id, 'withdrawal', 'dr-vos')).status).toBe(201);
  });
});
