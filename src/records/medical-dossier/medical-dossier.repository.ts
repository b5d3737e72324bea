import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import { sessionValues } from '../../platform/stores/store-session.js';
import { Stores } from '../../platform/stores/stores.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeFacts } from '../../safeguards/access/facts/access-facts.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { judge, standingTowards } from '../../safeguards/access/standing.js';
import { EntryRow, PieceRow, PieceVersionRow } from './medical-dossier.entity.js';
import type { MedicalPiece, PieceContent, PieceVersion } from './medical-piece.js';

const READ_PIECE = { name: 'medical_read_piece', text: 'SELECT * FROM medical.read_piece($1, $2, $3, $4)' };
const LIST = {
  name: 'medical_list_pieces',
  text: `
  SELECT p.id, p.entry_id, p.employee_id, p.item, p.version, v.sealed, e.entry_on, v.author_id, v.responsible_doctor_id, v.recorded_at
  FROM medical.piece p
  JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
  JOIN medical.entry e ON e.id = p.entry_id
  WHERE p.employee_id = $1 AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3`,
};
const VERSIONS = {
  name: 'medical_piece_versions',
  text: `
  SELECT v.piece_id, v.employee_id, v.version, v.sealed, v.author_id, v.responsible_doctor_id, v.recorded_at
  FROM medical.piece_version v WHERE v.piece_id = $1 ORDER BY v.version`,
};
const RAISE_VERSION = 'UPDATE medical.piece SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version';

interface PieceResult {
  readonly id: string;
  readonly entry_id: string;
  readonly employee_id: string;
  readonly item: string;
  readonly version: number;
  readonly sealed: Buffer;
  readonly entry_on: string;
  readonly author_id: string;
  readonly responsible_doctor_id: string;
  readonly recorded_at: string;
}
type VersionResult = Omit<PieceResult, 'id' | 'entry_id' | 'item' | 'entry_on'> & { readonly piece_id: string };

/** What is written of a new version; its content is sealed here. */
export interface NewVersion {
  readonly pieceId: string;
  readonly employeeId: string;
  readonly version: number;
  readonly content: PieceContent;
  readonly authorId: string;
  readonly responsibleDoctorId: string;
}

/** The medical store's tables; records leave it sealed. */
@Injectable()
export class MedicalDossierRepository {
  constructor(private readonly stores: Stores, private readonly keys: KeyStore) {}

  /** The hot read: one prepared call for session, row security, row and facts. @returns null outside what the actor may know of. */
  async piece(context: Context, pieceId: string): Promise<Sealed<MedicalPiece> | null> {
    const [row] = await this.stores.prepared<PieceResult & { facts: EmployeeFacts }>(
      'medical', READ_PIECE, [...sessionValues(context.session), pieceId],
    );
    return row === undefined ? null : new Sealed('MedicalPiece', await this.#piece(row), { ...judge(context, row.facts) });
  }

  /** One page of an employee's pieces at their current version, by id. */
  async pieces(
    tx: Transaction, context: Context, employeeId: string, after: string | null, limit: number,
  ): Promise<Sealed<MedicalPiece>[]> {
    const rows = await tx.query<PieceResult>(LIST, [employeeId, after, limit]);
    const facts = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (facts === undefined) return [];
    return Promise.all(rows.map(async (row) => new Sealed('MedicalPiece', await this.#piece(row), { ...facts })));
  }

  /** Every version of a piece, the first one first; empty outside what the actor may know of. */
  async versions(tx: Transaction, context: Context, pieceId: string): Promise<Sealed<PieceVersion>[]> {
    const rows = await tx.query<VersionResult>(VERSIONS, [pieceId]);
    const standing = await standingTowards(tx, context, rows.map((row) => row.employee_id));
    return Promise.all(rows.map(async (row) => {
      const version = await this.#version(row);
      return new Sealed('PieceVersion', version, { ...standing.get(row.employee_id) });
    }));
  }

  async addEntry(tx: Transaction, entry: EntryRow): Promise<void> {
    await tx.manager.insert(EntryRow, entry);
  }

  async addPiece(tx: Transaction, piece: PieceRow): Promise<void> {
    await tx.manager.insert(PieceRow, piece);
  }

  async addVersion(tx: Transaction, version: NewVersion): Promise<void> {
    const key = await this.keys.find(version.employeeId, 'medical');
    await tx.manager.insert(PieceVersionRow, {
      pieceId: version.pieceId,
      version: version.version,
      employeeId: version.employeeId,
      sealed: seal(key, placeOf(version.employeeId, version.pieceId, version.version), version.content),
      authorId: version.authorId,
      responsibleDoctorId: version.responsibleDoctorId,
    });
  }

  /** Moves a piece to its next version. @returns that version, or null when `from` isn't the current one any more. */
  async raiseVersion(tx: Transaction, pieceId: string, from: number): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(RAISE_VERSION, [pieceId, from]);
    return row?.version ?? null;
  }

  async #piece(row: PieceResult): Promise<MedicalPiece> {
    const { text } = await this.#open(row, row.id);
    return {
      id: row.id,
      entryId: row.entry_id,
      employeeId: row.employee_id,
      item: row.item,
      version: row.version,
      text,
      entryOn: row.entry_on,
      authorId: row.author_id,
      responsibleDoctorId: row.responsible_doctor_id,
      recordedAt: row.recorded_at,
    };
  }

  async #version(row: VersionResult): Promise<PieceVersion> {
    const { text, reason } = await this.#open(row, row.piece_id);
    return {
      id: row.piece_id,
      pieceId: row.piece_id,
      employeeId: row.employee_id,
      version: row.version,
      text,
      reason,
      authorId: row.author_id,
      responsibleDoctorId: row.responsible_doctor_id,
      recordedAt: row.recorded_at,
    };
  }

  async #open(row: Pick<PieceResult, 'employee_id' | 'version' | 'sealed'>, pieceId: string): Promise<PieceContent> {
    const key = await this.keys.find(row.employee_id, 'medical');
    return unseal<PieceContent>(key, placeOf(row.employee_id, pieceId, row.version), row.sealed);
  }
}

function placeOf(owner: string, pieceId: string, version: number): Place {
  return { store: 'medical', owner, record: pieceId, version, item: 'piece' };
}
