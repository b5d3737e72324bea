import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { StaffWorld } from '../stories/staff-world.js';
import { StaffDatabase, type Statement } from './staff-database.js';

const PROPOSE = `
  INSERT INTO medical.piece_move (id, employee_id, piece_id, version, current_version, to_employee_id, proposed_by, second_doctor_id,
                                  sealed, valid_until)
  VALUES ($1, $2, $3, $4, $4, $5, $6, $7, '\\x00', platform.clock() + interval '1 day' * $8::int)`;
const COPY = `
  INSERT INTO medical.piece_move_copy (move_id, employee_id, piece_id, version, file_id, sealed)
  SELECT $1, $2, $3, v.version, v.file_id, '\\x00' FROM medical.piece_version v WHERE v.piece_id = $3 AND v.version = $4`;
const END = `
  INSERT INTO medical.piece_move_end (move_id, employee_id, proposed_by, second_doctor_id, how, sealed_reason, ended_by)
  VALUES ($1, $2, $3, $4, $5, CASE $5 WHEN 'sent-back' THEN '\\x00'::bytea END, $6)`;
export const DOCTOR = 'company-doctor';

/** A piece of Jan's: its own id, its entry's, and of a document its file's. */
export interface Filed {
  readonly piece: string;
  readonly entry: string;
  readonly file: string | null;
}

/** What is done with misfiled pieces, as raw statements of the medical login. */
export type MisfiledDatabase = Awaited<ReturnType<typeof misfiledDatabase>>;

/** Two employers, Jan and Kees of Dr Vos, Piet of Dr Smit, Truus of Dr Kort; close its world in `afterAll`. */
export async function misfiledDatabase() {
  const world = await StaffWorld.open();
  for (const employer of ['acme', 'globex']) await world.employer(employer);
  for (const doctor of ['dr-vos', 'dr-smit', 'dr-kort']) {
    await world.person(doctor, DOCTOR, { registeredUntil: '2099-01-01' });
  }
  await world.person('dr-kern', 'core-expert-doctor', { registeredUntil: '2099-01-01' });
  await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
  for (const name of ['himself', 'another']) await world.person(name, 'employee', { kind: 'employee' });
  const vos = world.id('dr-vos');
  await world.employee('jan', 'acme', { doctorId: vos, accountId: world.id('himself') });
  await world.employee('kees', 'acme', { doctorId: vos });
  await world.employee('piet', 'globex', { doctorId: world.id('dr-smit'), accountId: world.id('another') });
  await world.employee('truus', 'globex', { doctorId: world.id('dr-kort') });
  await world.cast.delegation(vos, world.id('anna'), world.id('jan'), ['read', 'record', 'amend']);
  const store = new StaffDatabase(world, 'medical');

  /** A piece of Jan's, by his doctor; a document if asked, with another version, and another piece in its entry if asked. */
  const filed = async ({ document = false, versions = 1, beside = false } = {}): Promise<Filed> => {
    const [entry, piece, other, file] = [randomUUID(), randomUUID(), randomUUID(), document ? randomUUID() : null];
    const [jan, vos] = [world.id('jan'), world.id('dr-vos')];
    const version = (of: string, number: number, its: string | null): Statement => [
      `INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id, file_id)
       VALUES ($1, $2, $3, '\\x00', $4, $4, $5)`,
      ...[of, number, jan, vos, its],
    ];
    const adding = (of: string): Statement => [
      "INSERT INTO medical.piece (id, entry_id, employee_id, item, version) VALUES ($1, $2, $3, 'M35', 1)",
      ...[of, entry, jan],
    ];
    const steps: Statement[] = [
      [
        "INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id) VALUES ($1, $2, '2026-01-02', $3, $3)",
        ...[entry, jan, vos],
      ],
    ];
    if (file !== null) {
      steps.push(
        [
          "INSERT INTO medical.document_chunk (file_id, employee_id, number, sealed) VALUES ($1, $2, 1, '\\x00')",
          file,
          jan,
        ],
        [
          "INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by) VALUES ($1, $2, '\\x00', $3)",
          file,
          jan,
          vos,
        ],
        ['UPDATE medical.document_file SET attached_at = platform.clock() WHERE id = $1', file],
      );
    }
    steps.push(adding(piece), version(piece, 1, file));
    if (beside) steps.push(adding(other), version(other, 1, null));
    expect(await store.as('dr-vos', DOCTOR, ...steps)).toEqual([]);
    for (let number = 2; number <= versions; number += 1) {
      expect(await store.as('dr-vos', DOCTOR, amending(piece), version(piece, number, null))).toEqual([]);
    }
    return { piece, entry, file };
  };
  const amending = (piece: string): Statement => [
    'UPDATE medical.piece SET version = version + 1 WHERE id = $1',
    piece,
  ];

  const proposing = (
    id: string,
    { piece }: Filed,
    change: { version?: number; to?: string; by?: string; second?: string; days?: number; of?: string } = {},
  ): Statement => [
    PROPOSE,
    ...[
      id,
      world.id(change.of ?? 'jan'),
      piece,
      change.version ?? 1,
      change.to === undefined ? null : world.id(change.to),
    ],
    ...[world.id(change.by ?? 'dr-vos'), world.id(change.second ?? 'dr-smit'), change.days ?? 14],
  ];
  const copying = (id: string, { piece }: Filed, version = 1): Statement => [COPY, id, world.id('jan'), piece, version];
  const proposed = async (piece: Filed, change: { version?: number; to?: string } = {}): Promise<string> => {
    const id = randomUUID();
    expect(
      await store.as('dr-vos', DOCTOR, proposing(id, piece, change), copying(id, piece, change.version ?? 1)),
    ).toEqual([]);
    return id;
  };
  const ending = (id: string, how: string, by: string): Statement => [
    END,
    ...[id, world.id('jan'), world.id('dr-vos'), world.id('dr-smit'), how, world.id(by)],
  ];
  const moving = (id: string, { piece, entry, file }: Filed, to = 'piet', versions = 1, missing = 0): Statement[] => {
    const [newPiece, newEntry, newFile] = [randomUUID(), randomUUID(), randomUUID()];
    const here = world.id(to);
    const files = file === null ? [] : [file];
    const newFiles = file === null ? [] : [newFile];
    return [
      ending(id, 'moved', 'dr-smit'),
      ['SELECT 1 FROM medical.piece WHERE id = $1 FOR UPDATE', piece],
      [
        `INSERT INTO medical.piece_moved (move_id, employee_id, piece_id, entry_id, to_employee_id, new_piece_id, new_entry_id, files,
                                          new_files, moved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9::uuid[], $10)`,
        ...[id, world.id('jan'), piece, entry, here, newPiece, newEntry, files, newFiles, world.id('dr-smit')],
      ],
      [
        `INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id, recorded_at)
         SELECT $1, $2, entry_on, author_id, responsible_doctor_id, recorded_at FROM medical.entry WHERE id = $3`,
        ...[newEntry, here, entry],
      ],
      [
        `INSERT INTO medical.piece (id, entry_id, employee_id, item, version, received)
         SELECT $1, $2, $3, item, version, received FROM medical.piece WHERE id = $4`,
        ...[newPiece, newEntry, here, piece],
      ],
      [
        `INSERT INTO medical.document_chunk (file_id, employee_id, number, sealed)
         SELECT $1, $2, number, '\\x01' FROM medical.document_chunk WHERE file_id = $3`,
        ...[newFile, here, file],
      ],
      [
        `INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by, uploaded_at, attached_at)
         SELECT $1, $2, '\\x01', uploaded_by, uploaded_at, attached_at FROM medical.document_file WHERE id = $3`,
        ...[newFile, here, file],
      ],
      [
        `INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id, recorded_at, file_id)
         SELECT $1, version, $2, '\\x01', author_id, responsible_doctor_id, recorded_at, CASE WHEN file_id IS NOT NULL THEN $4::uuid END
         FROM medical.piece_version WHERE piece_id = $3 AND version > $5`,
        ...[newPiece, here, piece, newFile, missing],
      ],
      [
        `INSERT INTO medical.piece_moved_version (move_id, new_piece_id, version)
         SELECT $1, $2, n FROM generate_series($4::int + 1, $3::int) AS n`,
        ...[id, newPiece, versions, missing],
      ],
      ['SELECT medical.keep_what_was_said()'],
      ['INSERT INTO medical.moved_piece (id, employee_id) VALUES ($1, $2)', id, world.id('jan')],
      ['SELECT medical.leave_from($1) AS gone', piece],
    ];
  };
  const held = async (table: string, column: string, id: string | null): Promise<number> =>
    (await world.cast.sql(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id])).length;
  return { world, store, filed, amending, proposing, copying, proposed, ending, moving, held };
}
