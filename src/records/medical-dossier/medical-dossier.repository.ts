import { Injectable } from '@nestjs/common';
import { seal, unseal } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import { sessionValues } from '../../platform/stores/store-session.js';
import { Stores } from '../../platform/stores/stores.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeFacts } from '../../safeguards/access/facts/access-facts.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import { latestFirst, type PlacedResult } from '../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../safeguards/access/list-of-dossier.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { sealTowards } from '../../safeguards/access/seal-towards.js';
import { judge, standingTowards } from '../../safeguards/access/standing.js';
import { EntryRow, PieceRow, PieceVersionRow } from './medical-dossier.entity.js';
import type { MedicalPiece, PieceContent, PieceVersion } from './medical-piece.js';
import { placeOfPiece } from './place-of-piece.js';
import { openStatements, type SealedStatement } from './statement/open-statements.js';

const READ_PIECE = { name: 'medical_read_piece', text: 'SELECT * FROM medical.read_piece($1, $2, $3, $4)' };
const LIST = {
  name: 'medical_list_pieces',
  text: latestFirst(
    `
  SELECT p.id, p.entry_id, p.employee_id, p.item, p.version, v.sealed, e.entry_on, v.author_id, v.responsible_doctor_id, v.recorded_at,
         e.recorded_at AS entered_at, medical.is_withheld(p.id) AS withheld, medical.statements_of(p.id) AS statements
  FROM medical.piece p
  LEFT JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
  JOIN medical.entry e ON e.id = p.entry_id
  WHERE p.employee_id = $1`,
    'entered_at',
  ),
};
const VERSIONS = {
  name: 'medical_piece_versions',
  text: `
  SELECT v.piece_id, v.employee_id, v.version, v.sealed, v.author_id, v.responsible_doctor_id, v.recorded_at,
         medical.statements_of(v.piece_id) AS statements
  FROM medical.piece_version v WHERE v.piece_id = $1 ORDER BY v.version`,
};
const WITHHELD = 'SELECT medical.is_withheld($1) AS withheld';
const RAISE_VERSION = 'UPDATE medical.piece SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version';

interface PieceResult extends PlacedResult {
  readonly id: string;
  readonly entry_id: string;
  readonly employee_id: string;
  readonly item: string;
  readonly version: number;
  /** Null, with what belongs to the version, where another person's privacy withholds it from who asks (I1). */
  readonly sealed: Buffer | null;
  readonly entry_on: string;
  readonly author_id: string | null;
  readonly responsible_doctor_id: string | null;
  readonly recorded_at: string | null;
  readonly withheld: boolean;
  readonly statements: readonly SealedStatement[];
}

interface VersionResult {
  readonly piece_id: string;
  readonly employee_id: string;
  readonly version: number;
  readonly sealed: Buffer;
  readonly author_id: string;
  readonly responsible_doctor_id: string;
  readonly recorded_at: string;
  readonly statements: readonly SealedStatement[];
}

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
  constructor(
    private readonly stores: Stores,
    private readonly keys: KeyStore,
  ) {}

  /** The hot read: one prepared call for session, row security, row and facts. @returns null outside what the actor may know of. */
  async piece(context: Context, pieceId: string): Promise<Sealed<MedicalPiece> | null> {
    const [row] = await this.stores.prepared<PieceResult & { facts: EmployeeFacts }>('medical', READ_PIECE, [
      ...sessionValues(context.session),
      pieceId,
    ]);
    return row === undefined ? null : this.#sealed(row, judge(context, row.facts));
  }

  /** One page of an employee's pieces at their current version, the latest first. @param kind as what they are opened (S8) */
  async pieces(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
    kind: 'MedicalPiece' | 'EmergencyPiece' = 'MedicalPiece',
  ): Promise<Sealed<MedicalPiece>[]> {
    const rows = await listOfDossier<PieceResult>(tx, LIST, [employeeId, after, limit]);
    const facts = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (facts === undefined) return [];
    return Promise.all(rows.map((row) => this.#sealed(row, facts, kind)));
  }

  /** Every version of a piece, the first one first; empty outside what the actor may know of. */
  async versions(tx: Transaction, context: Context, pieceId: string): Promise<Sealed<PieceVersion>[]> {
    const rows = await tx.query<VersionResult>(VERSIONS, [pieceId]);
    return sealTowards(tx, context, rows, {
      as: 'PieceVersion',
      open: (row) => this.#version(row),
      // The texts of a withheld piece reach the employee by no query; whoever sees one is not he (I1).
      facts: (_row, towards) => ({ ...towards, withheld: false }),
    });
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
      sealed: seal(key, placeOfPiece(version.employeeId, version.pieceId, version.version), version.content),
      fileId: version.content.document?.fileId ?? null,
      authorId: version.authorId,
      responsibleDoctorId: version.responsibleDoctorId,
    });
  }

  /** I1 — is the piece left out of the employee's inspection at this moment? */
  async isWithheld(tx: Transaction, pieceId: string): Promise<boolean> {
    const [row] = await tx.query<{ withheld: boolean }>(WITHHELD, [pieceId]);
    return row?.withheld ?? true;
  }

  /** Moves a piece to its next version. @returns that version, or null when `from` isn't the current one any more. */
  async raiseVersion(tx: Transaction, pieceId: string, from: number): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(RAISE_VERSION, [pieceId, from]);
    return row?.version ?? null;
  }

  async #sealed(row: PieceResult, facts: EmployeeAttributes, kind = 'MedicalPiece'): Promise<Sealed<MedicalPiece>> {
    const { id, employee_id: employeeId, version, withheld } = row;
    const content = row.sealed === null ? null : await this.#open({ employeeId, version, sealed: row.sealed }, id);
    const piece: MedicalPiece = {
      id,
      entryId: row.entry_id,
      employeeId,
      item: row.item,
      version,
      text: content?.text ?? null,
      document: content?.document ?? null,
      received: content?.received ?? null,
      withheld,
      withheldFor: withheld ? 'privacy-of-another' : null,
      entryOn: row.entry_on,
      authorId: row.author_id,
      responsibleDoctorId: row.responsible_doctor_id,
      recordedAt: row.recorded_at,
      statements: await openStatements(this.keys, employeeId, row.statements),
    };
    return new Sealed(kind, piece, { ...facts, withheld }, undefined, row.place);
  }

  async #version(row: VersionResult): Promise<PieceVersion> {
    const { employee_id: employeeId, version, sealed } = row;
    const { text, reason, document = null } = await this.#open({ employeeId, version, sealed }, row.piece_id);
    // I4 — what the employee said of this version, wherever it is read.
    const said = row.statements.filter((statement) => statement.version === version);
    return {
      id: row.piece_id,
      pieceId: row.piece_id,
      employeeId,
      version,
      text,
      document,
      reason,
      authorId: row.author_id,
      responsibleDoctorId: row.responsible_doctor_id,
      recordedAt: row.recorded_at,
      statements: await openStatements(this.keys, employeeId, said),
    };
  }

  async #open(
    { employeeId, version, sealed }: { readonly employeeId: string; readonly version: number; readonly sealed: Buffer },
    pieceId: string,
  ): Promise<PieceContent> {
    const key = await this.keys.find(employeeId, 'medical');
    return unseal<PieceContent>(key, placeOfPiece(employeeId, pieceId, version), sealed);
  }
}
