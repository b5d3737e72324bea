import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DOCTOR, misfiledDatabase, type MisfiledDatabase } from './misfiled-database.js';
import { REFUSED, StaffDatabase, TAKEN, type Statement } from './staff-database.js';

const UNCOPY = 'DELETE FROM medical.piece_move_copy WHERE move_id = $1';

describe('the database alone, about a misfiled piece', () => {
  let database: MisfiledDatabase;
  beforeAll(async () => {
    database = await misfiledDatabase();
  });
  afterAll(() => database.world.close());

  test('D1 the dossier doctor proposes the current version to a doctor in his own right who is not his; nobody else proposes', async () => {
    const { store, filed, proposing } = database;
    const piece = await filed();
    const tried = (
      who: string,
      role: string,
      change: Parameters<MisfiledDatabase['proposing']>[2] = {},
    ): Promise<unknown> => store.as(who, role, proposing(randomUUID(), piece, change));
    expect(await tried('dr-kort', DOCTOR, { by: 'dr-kort' })).toBe(REFUSED);
    expect(await tried('dr-vos', DOCTOR, { by: 'dr-kort' })).toBe(REFUSED);
    expect(await tried('anna', 'medical-assistant', { by: 'anna' })).toBe(REFUSED);
    expect(await tried('dr-kern', 'core-expert-doctor', { by: 'dr-kern' })).toBe(REFUSED);
    expect(await tried('dr-vos', DOCTOR, { second: 'anna' })).toBe(REFUSED);
    expect(await tried('dr-vos', DOCTOR, { second: 'dr-kern' })).toBe(REFUSED);
    expect(await tried('dr-vos', DOCTOR, { days: 16 })).toBe(REFUSED);
    expect(await tried('dr-vos', DOCTOR, { to: 'truus' })).toBe(REFUSED);
    expect(await tried('dr-vos', DOCTOR, { of: 'kees' })).toBe(REFUSED);
    expect(await tried('dr-vos', DOCTOR, {})).toEqual([]);
    expect(await tried('dr-vos', DOCTOR, {})).toBe(REFUSED);
  });

  test('D1, S1 the second doctor sees the proposal and its copy while it waits, and no row of the texts', async () => {
    const { world, store, filed, proposed } = database;
    const piece = await filed({ document: true });
    const id = await proposed(piece);
    const shown = async (who: string, role: string): Promise<unknown[]> =>
      Promise.all(
        ['piece_move', 'piece_move_copy'].map((table) =>
          store.as(who, role, [
            `SELECT 1 AS one FROM medical.${table} WHERE ${table === 'piece_move' ? 'id' : 'move_id'} = $1`,
            id,
          ]),
        ),
      );
    const one = [{ one: 1 }];
    expect(await shown('dr-vos', DOCTOR)).toEqual([one, one]);
    expect(await shown('dr-smit', DOCTOR)).toEqual([one, one]);
    for (const [who, role] of [
      ['dr-kort', DOCTOR],
      ['dr-kern', 'core-expert-doctor'],
      ['anna', 'medical-assistant'],
      ['himself', 'employee'],
      ['another', 'employee'],
      ['dr-smit', 'employee'],
    ] as const) {
      expect([who, await shown(who, role)]).toEqual([who, [[], []]]);
    }
    const ofJan = (table: string): Statement => [
      `SELECT 1 FROM medical.${table} WHERE employee_id = $1`,
      world.id('jan'),
    ];
    for (const table of ['piece', 'piece_version', 'entry', 'document_file', 'statement', 'moved_piece']) {
      expect([table, await store.as('dr-smit', DOCTOR, ofJan(table))]).toEqual([table, []]);
    }
    expect(await store.as('dr-smit', DOCTOR, ofJan('document_chunk'))).toHaveLength(1);
    expect(await store.as('dr-kort', DOCTOR, ofJan('document_chunk'))).toEqual([]);
  });

  test('S1, S4 that it waits the desk knows for the dossier doctor, and neither store for anybody besides; nobody says it is over', async () => {
    const { world, store, filed, proposed } = database;
    const desk = new StaffDatabase(world, 'desk');
    const id = await proposed(await filed());
    const waits: Statement = ['SELECT desk.awaits_taking(m) AS waits FROM access.piece_move m WHERE m.id = $1', id];
    expect(await desk.as('dr-vos', DOCTOR, waits)).toEqual([{ waits: true }]);
    for (const [who, role] of [
      ['dr-smit', DOCTOR],
      ['dr-kort', DOCTOR],
      ['dr-kern', 'core-expert-doctor'],
      ['anna', 'medical-assistant'],
      ['himself', 'employee'],
      ['another', 'employee'],
    ] as const) {
      expect([who, await desk.as(who, role, waits)]).toEqual([who, []]);
    }
    const known: Statement = ['SELECT id FROM access.piece_move WHERE id = $1', id];
    for (const who of ['dr-vos', 'dr-smit']) expect(await store.as(who, DOCTOR, known)).toEqual([{ id }]);
    for (const who of ['dr-kort', 'another']) expect(await store.as(who, DOCTOR, known)).toEqual([]);
    const over: Statement = ['UPDATE access.piece_move SET over_at = platform.clock() WHERE id = $1', id];
    for (const who of ['dr-vos', 'dr-smit']) expect(await store.as(who, DOCTOR, over)).toBe(REFUSED);
    const whose: Statement = ['SELECT employee_id FROM access.piece_move WHERE id = $1', id];
    expect(await store.as('dr-smit', DOCTOR, whose)).toBe(REFUSED);
  });

  test('D1 a version written since makes it fall, by an assistant too: nothing is shown, and nothing decided', async () => {
    const { world, store, filed, amending, proposed, ending, moving } = database;
    const piece = await filed();
    const id = await proposed(piece);
    const version: Statement = [
      `INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id)
       VALUES ($1, 2, $2, '\\x00', $3, $4)`,
      ...[piece.piece, world.id('jan'), world.id('anna'), world.id('dr-vos')],
    ];
    expect(await store.as('anna', 'medical-assistant', amending(piece.piece), version)).toEqual([]);
    expect(await store.as('dr-smit', DOCTOR, ['SELECT 1 FROM medical.piece_move_copy WHERE move_id = $1', id])).toEqual(
      [],
    );
    expect(await store.as('dr-smit', DOCTOR, ending(id, 'sent-back', 'dr-smit'))).toBe(REFUSED);
    expect(await store.as('dr-smit', DOCTOR, ...moving(id, piece))).toBe(REFUSED);
  });

  test('D1 it is sent back by the second doctor or withdrawn by its proposer, once, and its copy goes', async () => {
    const { store, filed, proposed, ending, held } = database;
    for (const [how, by, other] of [
      ['sent-back', 'dr-smit', 'dr-vos'],
      ['withdrawn', 'dr-vos', 'dr-smit'],
    ] as const) {
      const id = await proposed(await filed());
      expect(await store.as(other, DOCTOR, ending(id, how, other))).toBe(REFUSED);
      expect(await store.as(by, DOCTOR, ending(id, how, by), [UNCOPY, id])).toEqual([]);
      expect(await held('medical.piece_move_copy', 'move_id', id)).toBe(0);
      expect([TAKEN, REFUSED]).toContain(await store.as(by, DOCTOR, ending(id, how, by)));
      expect(await store.as('dr-smit', DOCTOR, ['SELECT 1 FROM medical.piece_move WHERE id = $1', id])).toEqual([]);
    }
  });

  test('D1 what he takes moves with every version and file into a dossier of his own, and nothing of it stays but the mark', async () => {
    const { world, store, filed, proposed, held, moving } = database;
    const piece = await filed({ document: true, beside: true });
    const id = await proposed(piece);
    expect(await store.as('dr-smit', DOCTOR, ...moving(id, piece))).toEqual([{ gone: true }]);
    for (const [table, column, gone] of [
      ['medical.piece', 'id', piece.piece],
      ['medical.piece_version', 'piece_id', piece.piece],
      ['medical.piece_move_copy', 'move_id', id],
      ['medical.document_file', 'id', piece.file],
      ['medical.document_chunk', 'file_id', piece.file],
    ] as const) {
      expect([table, await held(table, column, gone)]).toEqual([table, 0]);
    }
    expect(await held('medical.entry', 'id', piece.entry)).toBe(1);
    expect(await store.as('himself', 'employee', ['SELECT 1 FROM medical.moved_piece WHERE id = $1', id])).toHaveLength(
      1,
    );
    expect(
      await store.as('another', 'employee', [
        'SELECT 1 FROM medical.piece_version WHERE employee_id = $1',
        world.id('piet'),
      ]),
    ).toHaveLength(1);
    expect(await store.as('dr-vos', DOCTOR, ['SELECT 1 FROM medical.piece_moved WHERE move_id = $1', id])).toEqual([]);
  });

  test('D1 an entry goes with its last piece; of several versions each arrives', async () => {
    const { store, filed, proposed, held, moving } = database;
    const piece = await filed({ versions: 3 });
    const id = await proposed(piece, { version: 3 });
    expect(await store.as('dr-smit', DOCTOR, ...moving(id, piece, 'piet', 3))).toEqual([{ gone: true }]);
    expect(await held('medical.entry', 'id', piece.entry)).toBe(0);
  });

  test('D1 into the dossier that was named, though it is not his; into no other, and none of another doctor', async () => {
    const { store, filed, proposed, held, moving } = database;
    const piece = await filed();
    const id = await proposed(piece, { to: 'kees' });
    expect(await store.as('dr-smit', DOCTOR, ...moving(id, piece, 'piet'))).toBe(REFUSED);
    expect(await store.as('dr-smit', DOCTOR, ...moving(id, piece, 'kees'))).toEqual([{ gone: true }]);
    const other = await filed();
    const open = await proposed(other);
    expect(await store.as('dr-smit', DOCTOR, ...moving(open, other, 'truus'))).toBe(REFUSED);
    expect(await store.as('dr-smit', DOCTOR, ...moving(open, other, 'kees'))).toBe(REFUSED);
    expect(await held('medical.piece', 'id', other.piece)).toBe(1);
  });

  test('D1 nothing moves half: no act is left without its end, its versions, its mark or its leaving', async () => {
    const { store, filed, proposed, moving, held } = database;
    const piece = await filed({ versions: 2 });
    const id = await proposed(piece, { version: 2 });
    const whole = moving(id, piece, 'piet', 2);
    for (const without of [2, 3, 4, 7, 8, 10, 11]) {
      const half = whole.filter((_step, index) => index !== without);
      const outcome = await store.as('dr-smit', DOCTOR, ...half);
      // A refusal within `leave_from` is its answer; at the commit, PostgreSQL's.
      expect([without, typeof outcome]).toEqual([without, 'string']);
    }
    expect(await store.as('dr-smit', DOCTOR, ...moving(id, piece, 'piet', 2, 1))).toBe(REFUSED);
    expect(await held('medical.piece', 'id', piece.piece)).toBe(1);
    expect(await store.as('dr-smit', DOCTOR, ...whole)).toEqual([{ gone: true }]);
  });

  test('I4 what he said of it is kept in the act that moves it, as he said it; nobody reads it meanwhile, and the act is refused without', async () => {
    const { world, store, filed, proposed, moving, held } = database;
    const piece = await filed();
    const [id, words] = [await proposed(piece), randomUUID()];
    const stating: Statement = [
      `INSERT INTO medical.statement (id, piece_id, version, employee_id, sealed, made_by) VALUES ($1, $2, 1, $3, 'said', $4)`,
      ...[words, piece.piece, world.id('jan'), world.id('himself')],
    ];
    expect(await store.as('himself', 'employee', stating)).toEqual([]);
    const whole = moving(id, piece);
    const without = whole.filter(([sql]) => sql !== 'SELECT medical.keep_what_was_said()');
    expect(await store.as('dr-smit', DOCTOR, ...without)).not.toEqual([{ gone: true }]);
    expect(await held('medical.statement', 'id', words)).toBe(1);
    // Words that he didn't say, and his own at another place, are as little kept.
    const kept: Statement = [
      `INSERT INTO medical.said_of_moved_piece (kind, id, employee_id, piece_id, said)
       SELECT kind, id, employee_id, medical.place_of_the_move(), jsonb_set(said, '{sealed}', '"\\\\x00"')
       FROM medical.said_of($1)`,
      piece.piece,
    ];
    const arrived = whole.slice(0, -3);
    expect(await store.as('dr-smit', DOCTOR, ...arrived, kept)).toBe(REFUSED);
    expect(await store.as('dr-smit', DOCTOR, ...whole)).toEqual([{ gone: true }]);
    expect(await held('medical.said_of_moved_piece', 'id', words)).toBe(1);
    const reading: Statement = ['SELECT 1 AS one FROM medical.said_of_moved_piece'];
    for (const [who, role] of [
      ['himself', 'employee'],
      ['another', 'employee'],
      ['dr-vos', DOCTOR],
      ['dr-smit', DOCTOR],
      ['anna', 'medical-assistant'],
    ] as const) {
      expect([who, await store.as(who, role, reading)]).toEqual([who, []]);
      expect(await store.as(who, role, ['DELETE FROM medical.said_of_moved_piece'])).toEqual([]);
    }
    expect(await held('medical.said_of_moved_piece', 'id', words)).toBe(1);
  });

  test('D1, D5 the job sees by ids what fell, tells both doctors of it, once, and nobody of what stands', async () => {
    const { world, filed, proposed, amending } = database;
    const jobs = new StaffDatabase(world, 'jobs');
    const piece = await filed();
    const [id, waits] = [await proposed(piece), await proposed(await filed())];
    const as = async (...steps: Statement[]): Promise<unknown> => jobs.as('dr-vos', DOCTOR, ...steps);
    const seen = async (move: string): Promise<unknown> =>
      as(['SELECT 1 AS one FROM medical.piece_move WHERE id = $1', move]);
    const falling = (move: string): Statement => ['INSERT INTO medical.piece_move_fall (move_id) VALUES ($1)', move];
    const telling = (move: string, code: string, whom: string): Statement => [
      'INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)',
      ...[randomUUID(), world.id(whom), code, move],
    ];
    expect([await seen(id), await as(falling(id))]).toEqual([[], REFUSED]);
    const version: Statement = [
      `INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id)
       VALUES ($1, 2, $2, '\\x00', $3, $3)`,
      ...[piece.piece, world.id('jan'), world.id('dr-vos')],
    ];
    expect(await database.store.as('dr-vos', DOCTOR, amending(piece.piece), version)).toEqual([]);
    expect([await seen(id), await seen(waits)]).toEqual([[{ one: 1 }], []]);
    for (const column of ['sealed', 'piece_id']) {
      expect(await as([`SELECT ${column} FROM medical.piece_move`])).toBe(REFUSED);
    }
    expect(await as(telling(id, 'piece-move-fallen', 'dr-vos'))).toBe(REFUSED);
    expect(await as(falling(id), telling(id, 'piece-move-fallen', 'dr-smit'))).toBe(REFUSED);
    expect(await as(falling(id), telling(id, 'piece-move-no-longer-waits', 'dr-kort'))).toBe(REFUSED);
    const both = [telling(id, 'piece-move-fallen', 'dr-vos'), telling(id, 'piece-move-no-longer-waits', 'dr-smit')];
    expect(await as(falling(id), ...both)).toEqual([]);
    expect([REFUSED, TAKEN]).toContain(await as(falling(id)));
    const falsely = telling(waits, 'piece-move-no-longer-waits', 'dr-smit');
    expect(await database.store.as('dr-vos', DOCTOR, falsely)).toBe(REFUSED);
  });
});
