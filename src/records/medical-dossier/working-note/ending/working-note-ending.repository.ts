import { Injectable } from '@nestjs/common';
import { KeyStore } from '../../../../platform/keys/key-store.js';
import type { Transaction } from '../../../../platform/stores/transaction.js';

// Row security shows this login only what is due, and what will be within the term for warning.
const DUE = `
  SELECT n.id, n.employee_id AS "employeeId", n.author_id AS "authorId" FROM medical.working_note n
  WHERE access.is_note_due(n.employee_id, n.responsible_doctor_id, n.written_at, n.destroy_by)
  ORDER BY n.destroy_by, n.id LIMIT $1`;
const END = `
  INSERT INTO medical.working_note_end (note_id, employee_id, author_id, how) VALUES ($1, $2, $3, 'expired')
  ON CONFLICT DO NOTHING RETURNING note_id`;
const REMOVE = 'DELETE FROM medical.working_note WHERE id = $1 RETURNING id';
const WARN = `
  UPDATE medical.working_note n SET warned_at = platform.clock()
  WHERE n.warned_at IS NULL AND NOT access.is_note_due(n.employee_id, n.responsible_doctor_id, n.written_at, n.destroy_by)
  RETURNING n.id, n.employee_id AS "employeeId", n.author_id AS "authorId"`;
const HALF_DONE = 'SELECT e.note_id AS id FROM medical.working_note_end e WHERE e.key_destroyed_at IS NULL LIMIT $1';
const KEY_DESTROYED = `
  UPDATE medical.working_note_end SET key_destroyed_at = platform.clock() WHERE note_id = $1 AND key_destroyed_at IS NULL
  RETURNING note_id`;

/** A working note that ends: ids, for the job reads nothing. */
export interface EndingNote {
  readonly id: string;
  readonly employeeId: string;
  readonly authorId: string;
}

/** The end of working notes, for the login of the jobs. */
@Injectable()
export class WorkingNoteEndingRepository {
  constructor(private readonly keys: KeyStore) {}

  /** Those whose day or responsibility is over, the oldest first. */
  async due(tx: Transaction, limit: number): Promise<EndingNote[]> {
    return tx.query<EndingNote>(DUE, [limit]);
  }

  /** Deletes one and says so. @returns false when somebody else ended it. @throws Error when it is due no longer */
  async end(tx: Transaction, { id, employeeId, authorId }: EndingNote): Promise<boolean> {
    const said = await tx.query(END, [id, employeeId, authorId]);
    if (said.length === 0) return false;
    if ((await tx.query<{ id: string }>(REMOVE, [id])).length === 0)
      throw new Error('a note that ended is still there');
    return true;
  }

  /** Marks as warned of, and returns, those that end soon and of which nobody was warned. */
  async warn(tx: Transaction): Promise<EndingNote[]> {
    return tx.query<EndingNote>(WARN, []);
  }

  /** The ids of notes that ended, whose key may be there still. */
  async halfDone(tx: Transaction, limit: number): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(HALF_DONE, [limit])).map(({ id }) => id);
  }

  async destroyKey(id: string): Promise<void> {
    await this.keys.destroy(id, 'working-note');
  }

  async keyDestroyed(tx: Transaction, id: string): Promise<void> {
    await tx.query(KEY_DESTROYED, [id]);
  }
}
