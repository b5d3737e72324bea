import { Injectable } from '@nestjs/common';
import { seal, sealBytes, unseal, unsealBytes, type Place } from '../../../platform/keys/envelope.js';
import { chunksOf } from '../../../platform/files/cut-into-chunks.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { DocumentFile } from './document.js';

const CHUNK = {
  name: 'medical_document_chunk',
  text: 'SELECT sealed FROM medical.document_chunk WHERE file_id = $1 AND number = $2',
};
const FILE = 'SELECT sealed FROM medical.document_file WHERE id = $1 AND employee_id = $2 AND attached_at IS NULL';
const ATTACH = `
  UPDATE medical.document_file SET attached_at = platform.clock() WHERE id = $1 AND attached_at IS NULL RETURNING id`;

// S9: who lost the employee while his file came in stores nothing more of it: asked and stored in one statement.
const MAY = "may AS (SELECT access.opens_medical(access.circle(), $2, 'record') AS may)";
const ADD_CHUNK = `
  WITH ${MAY}, added AS (
    INSERT INTO medical.document_chunk (file_id, employee_id, number, sealed)
    SELECT $1::uuid, $2::uuid, $3::smallint, $4::bytea FROM may WHERE may.may)
  SELECT may FROM may`;
const ADD_FILE = `
  WITH ${MAY}, added AS (
    INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by)
    SELECT $1::uuid, $2::uuid, $3::bytea, $4::uuid FROM may WHERE may.may)
  SELECT may FROM may`;

const MOVE_FILE = `
  INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by, uploaded_at, attached_at)
  SELECT $1, $2, $3, uploaded_by, uploaded_at, attached_at FROM medical.document_file WHERE id = $4`;
const MOVE_CHUNK = 'INSERT INTO medical.document_chunk (file_id, employee_id, number, sealed) VALUES ($1, $2, $3, $4)';

/** Which chunk of which file it is: the number and the count of all are bound to the bytes, so that none is swapped or dropped. */
export interface ChunkPlace {
  readonly fileId: string;
  readonly employeeId: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** The files of documents, sealed under the employee's medical key. */
@Injectable()
export class DocumentFilesRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns false, and nothing stored, for who may record there no longer. */
  async addChunk(tx: Transaction, place: ChunkPlace, bytes: Buffer): Promise<boolean> {
    const { fileId, employeeId, number } = place;
    const key = await this.keys.find(employeeId, 'medical');
    const sealed = sealBytes(key, placeOfChunk(place), bytes);
    const [row] = await tx.query<{ may: boolean }>(ADD_CHUNK, [fileId, employeeId, number, sealed]);
    return row?.may ?? false;
  }

  /** Adds the file once all its chunks are there. @returns false, and nothing stored, for who may record there no longer. */
  async addFile(tx: Transaction, employeeId: string, file: DocumentFile, uploadedBy: string): Promise<boolean> {
    const key = await this.keys.find(employeeId, 'medical');
    const sealed = seal(key, placeOfFile(employeeId, file.fileId), file);
    const [row] = await tx.query<{ may: boolean }>(ADD_FILE, [file.fileId, employeeId, sealed, uploadedBy]);
    return row?.may ?? false;
  }

  /**
   * Takes a file that the actor brought in to be the body of a version; of two at once one gets it.
   * @returns null for a file that isn't there for this dossier and this actor, or is a body already
   */
  async attach(tx: Transaction, fileId: string, employeeId: string): Promise<DocumentFile | null> {
    const [row] = await tx.query<{ sealed: Buffer }>(FILE, [fileId, employeeId]);
    if (row === undefined || (await tx.query(ATTACH, [fileId])).length === 0) return null;
    const key = await this.keys.find(employeeId, 'medical');
    return unseal<DocumentFile>(key, placeOfFile(employeeId, fileId), row.sealed);
  }

  /**
   * D1 — puts a file into another dossier under an id of its own, chunk by chunk, sealed anew; by whom and when it came in stays.
   * @param file as it is where it lies, in `employeeId`'s dossier
   * @throws where a chunk of it isn't there: a file moves whole
   */
  async move(tx: Transaction, file: DocumentFile, employeeId: string, newId: string, to: string): Promise<void> {
    const count = chunksOf(file.bytes);
    const key = await this.keys.find(to, 'medical');
    for (let number = 1; number <= count; number += 1) {
      const bytes = await this.chunk(tx, { fileId: file.fileId, employeeId, number, count });
      if (bytes === null) throw new Error('a chunk of a file that moves is not there');
      const place = { fileId: newId, employeeId: to, number, count };
      await tx.query(MOVE_CHUNK, [newId, to, number, sealBytes(key, placeOfChunk(place), bytes)]);
    }
    const { mediaType, bytes, sha256 } = file;
    const sealed = seal(key, placeOfFile(to, newId), { fileId: newId, mediaType, bytes, sha256 });
    await tx.query(MOVE_FILE, [newId, to, sealed, file.fileId]);
  }

  /** @returns null where the actor doesn't read the version whose body it is */
  async chunk(tx: Transaction, place: ChunkPlace): Promise<Buffer | null> {
    const [row] = await tx.query<{ sealed: Buffer }>(CHUNK, [place.fileId, place.number]);
    if (row === undefined) return null;
    return unsealBytes(await this.keys.find(place.employeeId, 'medical'), placeOfChunk(place), row.sealed);
  }
}

function placeOfFile(owner: string, fileId: string): Place {
  return { store: 'medical', owner, record: fileId, version: 1, item: 'document-file' };
}

function placeOfChunk({ employeeId, fileId, number, count }: ChunkPlace): Place {
  return { store: 'medical', owner: employeeId, record: fileId, version: 1, item: `document-chunk/${number}/${count}` };
}
