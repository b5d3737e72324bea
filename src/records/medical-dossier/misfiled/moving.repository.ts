import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { seal, unseal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { DocumentFilesRepository } from '../documents/document-files.repository.js';
import { placeOfPiece } from '../place-of-piece.js';
import type { PieceContent } from '../medical-piece.js';
import type { PieceMove } from './piece-move.js';

const HOLD = 'SELECT entry_id, version FROM medical.piece WHERE id = $1 FOR UPDATE';
// A statement of its own: who left it out a moment ago was waited for, and the one that waited looks as it was before.
const WITHHELD = 'SELECT medical.is_withheld($1) AS withheld';
const VERSIONS = 'SELECT version, sealed, file_id FROM medical.piece_version WHERE piece_id = $1 ORDER BY version';
const MOVED = `
  INSERT INTO medical.piece_moved (move_id, employee_id, piece_id, entry_id, to_employee_id, new_piece_id, new_entry_id, files, new_files,
                                   moved_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9::uuid[], access.acting_account())`;
const ENTRY = `
  INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id, recorded_at)
  SELECT $1, $2, entry_on, author_id, responsible_doctor_id, recorded_at FROM medical.entry WHERE id = $3`;
const PIECE = `
  INSERT INTO medical.piece (id, entry_id, employee_id, item, version, received)
  SELECT $1, $2, $3, item, version, received FROM medical.piece WHERE id = $4`;
const VERSION = `
  INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, file_id, author_id, responsible_doctor_id, recorded_at)
  SELECT $1, version, $2, $3, $4, author_id, responsible_doctor_id, recorded_at
  FROM medical.piece_version WHERE piece_id = $5 AND version = $6`;
const COUNTED = `
  INSERT INTO medical.piece_moved_version (move_id, new_piece_id, version) SELECT $1, $2, n FROM generate_series(1, $3::int) AS n`;
const WITHHOLD = `
  INSERT INTO medical.withholding (piece_id, employee_id, ground, withheld_by)
  VALUES ($1, $2, 'privacy-of-another', access.acting_account())`;
const BREACH = `
  INSERT INTO desk.breach (id, source, move_id, occurred_at, suspected_at, recorded_by)
  SELECT $1, 'misfiled-piece', m.id, v.recorded_at, m.proposed_at, access.acting_account()
  FROM medical.piece_move m JOIN medical.piece_version v ON v.piece_id = m.piece_id AND v.version = 1 WHERE m.id = $2`;
const MARK = 'INSERT INTO medical.moved_piece (id, employee_id) VALUES ($1, $2)';
// I4: what the employee said of it is there again where the piece comes back.
const KEEP_SAID = 'SELECT medical.keep_what_was_said()';
const LEAVE = 'SELECT medical.leave_from($1) AS gone';

interface VersionResult {
  readonly version: number;
  readonly sealed: Buffer;
  readonly file_id: string | null;
}

/** What came of a move. */
export interface Arrived {
  readonly pieceId: string;
  readonly breachId: string;
  /** I1 — it arrived left out of the inspection, as it was where it lay. */
  readonly withheld: boolean;
}

/** D1 — the move itself, within the act of the second doctor: unsealed under the one key, sealed under the other, at a new place. */
@Injectable()
export class MovingRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly files: DocumentFilesRepository,
  ) {}

  /**
   * Moves the piece with every version and file, keeps what was said of it, leaves the mark and the record of a breach, and takes it from where it lay. The act's
   * end stands already: what it opens to row security is opened by that.
   * @returns null where the piece is another version by now, or gone
   */
  async move(tx: Transaction, { id, employeeId, pieceId, version }: PieceMove, to: string): Promise<Arrived | null> {
    const [held] = await tx.query<{ entry_id: string; version: number }>(HOLD, [pieceId]);
    if (held?.version !== version) return null;
    const [left] = await tx.query<{ withheld: boolean }>(WITHHELD, [pieceId]);
    const withheld = left?.withheld ?? true;
    const versions = await tx.query<VersionResult>(VERSIONS, [pieceId]);
    const [newPiece, newEntry, breachId] = [randomUUID(), randomUUID(), randomUUID()];
    const files = new Map(
      versions.flatMap(({ file_id: file }) => (file === null ? [] : [[file, randomUUID()] as const])),
    );
    await tx.query(MOVED, [
      id,
      employeeId,
      pieceId,
      held.entry_id,
      to,
      newPiece,
      newEntry,
      [...files.keys()],
      [...files.values()],
    ]);
    await tx.query(ENTRY, [newEntry, to, held.entry_id]);
    await tx.query(PIECE, [newPiece, newEntry, to, pieceId]);
    for (const one of versions)
      await this.#version(tx, { employeeId, pieceId }, { employeeId: to, pieceId: newPiece }, one, files);
    await tx.query(COUNTED, [id, newPiece, version]);
    if (withheld) await tx.query(WITHHOLD, [newPiece, to]);
    await tx.query(KEEP_SAID);
    await tx.query(MARK, [id, employeeId]);
    await tx.query(BREACH, [breachId, id]);
    const [gone] = await tx.query<{ gone: boolean }>(LEAVE, [pieceId]);
    return gone?.gone === true ? { pieceId: newPiece, breachId, withheld } : null;
  }

  async #version(
    tx: Transaction,
    from: { readonly employeeId: string; readonly pieceId: string },
    to: { readonly employeeId: string; readonly pieceId: string },
    { version, sealed, file_id: fileId }: VersionResult,
    files: ReadonlyMap<string, string>,
  ): Promise<void> {
    const [fromKey, toKey] = await Promise.all([
      this.keys.find(from.employeeId, 'medical'),
      this.keys.find(to.employeeId, 'medical'),
    ]);
    const content = unseal<PieceContent>(fromKey, placeOfPiece(from.employeeId, from.pieceId, version), sealed);
    const newFile = fileId === null ? undefined : files.get(fileId);
    const { document } = content;
    if (fileId !== null && newFile !== undefined && document !== undefined) {
      await this.files.move(tx, document, from.employeeId, newFile, to.employeeId);
    }
    const arrives =
      document === undefined || newFile === undefined
        ? content
        : { ...content, document: { ...document, fileId: newFile } };
    const anew = seal(toKey, placeOfPiece(to.employeeId, to.pieceId, version), arrives);
    await tx.query(VERSION, [to.pieceId, to.employeeId, anew, newFile ?? null, from.pieceId, version]);
  }
}
