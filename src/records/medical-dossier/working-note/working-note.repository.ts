import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { seal, unseal, type DataKey, type Place } from '../../../platform/keys/envelope.js';
import { KeyGone, KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { isStillKept } from './is-still-kept.js';
import type { EndOfNote, WorkingNote, WorkingNoteContent } from './working-note.js';

const NOTES = `
  SELECT n.id, n.employee_id, n.version, n.sealed, n.author_id, n.responsible_doctor_id, n.written_at, n.destroy_by
  FROM medical.working_note n`;
const ONE = `${NOTES} WHERE n.id = $1`;
const HELD = `${ONE} FOR UPDATE`;
const STILL_THERE = 'SELECT n.id FROM medical.working_note n WHERE n.id = ANY ($1)';
const LIST = latestFirst(`${NOTES} WHERE n.employee_id = $1`, 'written_at');
const ENDING = byEnd(NOTES, (row) => `${row}.destroy_by`);
const ADD = `
  INSERT INTO medical.working_note (id, employee_id, sealed, author_id, responsible_doctor_id, destroy_by)
  VALUES ($1, $2, $3, $4, $5, $6)`;
const REPLACE = `
  UPDATE medical.working_note SET version = version + 1, sealed = $3 WHERE id = $1 AND version = $2 RETURNING version`;
const END = `
  INSERT INTO medical.working_note_end (note_id, employee_id, author_id, how) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING note_id`;
const REMOVE = 'DELETE FROM medical.working_note WHERE id = $1 AND version = $2 RETURNING id';
const ENDED = 'SELECT e.note_id FROM medical.working_note_end e WHERE e.note_id = $1';
const KEY_DESTROYED = `
  UPDATE medical.working_note_end SET key_destroyed_at = platform.clock() WHERE note_id = $1 AND key_destroyed_at IS NULL`;

interface NoteResult extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly version: number;
  readonly sealed: Buffer;
  readonly author_id: string;
  readonly responsible_doctor_id: string;
  readonly written_at: string;
  readonly destroy_by: string;
}

/** What is written of a new note; its text is sealed here. */
export interface NewNote {
  readonly id: string;
  readonly employeeId: string;
  readonly text: string;
  readonly authorId: string;
  readonly responsibleDoctorId: string;
  readonly destroyBy: LocalDate;
}

/** Working notes, each under a key of its own, which no cache keeps. Row security shows their author his alone. */
@Injectable()
export class WorkingNoteRepository {
  constructor(private readonly keys: KeyStore) {}

  /** Null outside what the actor may know of. */
  async note(tx: Transaction, context: Context, id: string): Promise<Sealed<WorkingNote> | null> {
    const [note] = await this.#sealed(tx, context, await tx.query<NoteResult>(ONE, [id]));
    return note ?? null;
  }

  /**
   * The same for who changes or ends it: until his transaction is over nobody else does, and who waited for that finds what is left.
   */
  async held(tx: Transaction, context: Context, id: string): Promise<Sealed<WorkingNote> | null> {
    const [note] = await this.#sealed(tx, context, await tx.query<NoteResult>(HELD, [id]));
    return note ?? null;
  }

  /** One page of the actor's own about an employee, the latest first. */
  async notes(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<WorkingNote>[]> {
    return this.#sealed(tx, context, await tx.query<NoteResult>(LIST, [employeeId, after, limit]));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<NoteResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** Makes the note's key, and then the note. */
  async add(tx: Transaction, { id, employeeId, text, ...rest }: NewNote): Promise<void> {
    const key = keyOf(await this.keys.make([id], 'working-note'), id);
    const sealed = seal(key, placeOf(employeeId, id, 1), { text } satisfies WorkingNoteContent);
    await tx.query(ADD, [id, employeeId, sealed, rest.authorId, rest.responsibleDoctorId, rest.destroyBy]);
  }

  /** Puts another text in its place. @returns its version then, or null when `from` isn't the current one any more. */
  async replace(
    tx: Transaction,
    { id, employeeId }: Pick<WorkingNote, 'id' | 'employeeId'>,
    from: number,
    text: string,
  ): Promise<number | null> {
    const key = keyOf(await this.keys.findAll([id], 'working-note', 'once'), id);
    const sealed = seal(key, placeOf(employeeId, id, from + 1), { text } satisfies WorkingNoteContent);
    const [row] = await tx.query<{ version: number }>(REPLACE, [id, from, sealed]);
    return row?.version ?? null;
  }

  /** Says what becomes of it. @returns false where that was said already */
  async end(tx: Transaction, { id, employeeId, authorId }: WorkingNote, how: EndOfNote): Promise<boolean> {
    return (await tx.query(END, [id, employeeId, authorId, how])).length === 1;
  }

  /** @returns false when `version` isn't the current one any more */
  async remove(tx: Transaction, id: string, version: number): Promise<boolean> {
    return (await tx.query<{ id: string }>(REMOVE, [id, version])).length === 1;
  }

  /** Did a note of the actor's own end? */
  async hasEnded(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(ENDED, [id])).length === 1;
  }

  /** R7 — destroys a note's key; one that is gone already stays so. */
  async destroyKey(id: string): Promise<void> {
    await this.keys.destroy(id, 'working-note');
  }

  /** Records that the key of one of the actor's own is gone. */
  async keyDestroyed(tx: Transaction, id: string): Promise<void> {
    await tx.query(KEY_DESTROYED, [id]);
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly NoteResult[]): Promise<Sealed<WorkingNote>[]> {
    const ids = rows.map(({ id }) => id);
    const employees = rows.map((row) => row.employee_id);
    const standing = await standingTowards(tx, context, employees);
    const keys = await this.keys.findAll(ids, 'working-note', 'once').catch((error: unknown) => {
      if (error instanceof KeyGone) return null;
      throw error;
    });
    if (keys === null) return this.#sealed(tx, context, await this.#left(tx, rows));
    return rows.map((row) => {
      const note = opened(row, keyOf(keys, row.id));
      const towards = standing.get(note.employeeId);
      const stillKept = towards !== undefined && isStillKept(note, towards, context.moment.today);
      return new Sealed('WorkingNote', note, { ...towards, authorId: note.authorId, stillKept }, undefined, row.place);
    });
  }

  /** Those that didn't end since they were found. @throws KeyGone where none did: then a note is there without its key */
  async #left(tx: Transaction, rows: readonly NoteResult[]): Promise<NoteResult[]> {
    const found = await tx.query<{ id: string }>(STILL_THERE, [rows.map(({ id }) => id)]);
    if (found.length === rows.length) throw new KeyGone();
    const there = new Set(found.map(({ id }) => id));
    return rows.filter(({ id }) => there.has(id));
  }
}

function opened(row: NoteResult, key: DataKey): WorkingNote {
  const { id, employee_id: employeeId, version } = row;
  const { text } = unseal<WorkingNoteContent>(key, placeOf(employeeId, id, version), row.sealed);
  return {
    id,
    employeeId,
    version,
    text,
    authorId: row.author_id,
    responsibleDoctorId: row.responsible_doctor_id,
    writtenAt: row.written_at,
    destroyBy: row.destroy_by,
  };
}

function keyOf(keys: ReadonlyMap<string, DataKey>, id: string): DataKey {
  const key = keys.get(id);
  if (key === undefined) throw new KeyGone();
  return key;
}

function placeOf(owner: string, record: string, version: number): Place {
  return { store: 'medical', owner, record, version, item: 'working-note' };
}
