import { Injectable } from '@nestjs/common';
import { seal, sealBytes, unseal, unsealBytes, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { chunksOf } from '../../../platform/files/cut-into-chunks.js';
import type { FoundFile } from '../../../platform/files/take-file.js';
import type { Attachment, MessageStore } from './attachment.js';

const FILES = { employee: 'employee.message_attachment', medical: 'medical.health_attachment' } as const;
const CHUNKS = { employee: 'employee.message_chunk', medical: 'medical.health_chunk' } as const;

/** Where a file is: in which store, with which message, whose. */
export interface AttachmentPlace {
  readonly store: MessageStore;
  readonly attachmentId: string;
  readonly messageId: string;
  readonly employeeId: string;
}

/** A file with its place. */
export interface PlacedAttachment extends AttachmentPlace {
  readonly file: FoundFile;
}

interface FileResult {
  readonly id: string;
  readonly message_id: string;
  readonly employee_id: string;
  readonly number: number;
  readonly sealed: Buffer;
}

/** The files of messages, sealed under the key of the dossier that they are in. */
@Injectable()
export class AttachmentRepository {
  constructor(private readonly keys: KeyStore) {}

  /** The files of these messages, by the id of the message, in the order in which they came. */
  async of(
    tx: Transaction,
    store: MessageStore,
    messageIds: readonly string[],
  ): Promise<ReadonlyMap<string, Attachment[]>> {
    const rows = await tx.query<FileResult>(
      `SELECT id, message_id, employee_id, number, sealed FROM ${FILES[store]} WHERE message_id = ANY ($1) ORDER BY number`,
      [messageIds],
    );
    const files = new Map<string, Attachment[]>();
    for (const row of rows) {
      const { file } = await this.#open(store, row);
      files.set(row.message_id, [...(files.get(row.message_id) ?? []), { attachmentId: row.id, ...file }]);
    }
    return files;
  }

  /** @returns null outside what the actor may know of */
  async one(tx: Transaction, store: MessageStore, attachmentId: string): Promise<PlacedAttachment | null> {
    const [row] = await tx.query<FileResult>(
      `SELECT id, message_id, employee_id, number, sealed FROM ${FILES[store]} WHERE id = $1`,
      [attachmentId],
    );
    return row === undefined ? null : this.#open(store, row);
  }

  async addChunk(tx: Transaction, place: AttachmentPlace, number: number, count: number, bytes: Buffer): Promise<void> {
    const { store, attachmentId, employeeId } = place;
    const sealed = sealBytes(await this.keys.find(employeeId, store), placeOfChunk(place, number, count), bytes);
    await tx.query(
      `INSERT INTO ${CHUNKS[store]} (attachment_id, employee_id, number, sealed) VALUES ($1, $2, $3, $4)`,
      [attachmentId, employeeId, number, sealed],
    );
  }

  /** Adds the file once all its chunks are there. @param number which file of the message it is, from 1 */
  async add(tx: Transaction, { file, ...place }: PlacedAttachment, number: number): Promise<void> {
    const { store, attachmentId, messageId, employeeId } = place;
    const sealed = seal(await this.keys.find(employeeId, store), placeOfFile(place), file);
    await tx.query(
      `INSERT INTO ${FILES[store]} (id, message_id, employee_id, number, sealed) VALUES ($1, $2, $3, $4, $5)`,
      [attachmentId, messageId, employeeId, number, sealed],
    );
  }

  /** @returns null where the actor doesn't read the message that it came with */
  async chunk(tx: Transaction, place: AttachmentPlace, number: number, count: number): Promise<Buffer | null> {
    const [row] = await tx.query<{ sealed: Buffer }>(
      `SELECT sealed FROM ${CHUNKS[place.store]} WHERE attachment_id = $1 AND number = $2`,
      [place.attachmentId, number],
    );
    if (row === undefined) return null;
    return unsealBytes(
      await this.keys.find(place.employeeId, place.store),
      placeOfChunk(place, number, count),
      row.sealed,
    );
  }

  /** D12 — puts the files of a message at the desk into the medical store, one chunk at a time, under its key. */
  async moveToDoctor(tx: Transaction, messageId: string): Promise<void> {
    const rows = await tx.query<FileResult>(
      `SELECT id, message_id, employee_id, number, sealed FROM ${FILES.employee} WHERE message_id = $1 ORDER BY number`,
      [messageId],
    );
    for (const row of rows) {
      const from = await this.#open('employee', row);
      const to: PlacedAttachment = { ...from, store: 'medical' };
      await this.add(tx, to, row.number);
      const count = chunksOf(from.file.bytes);
      for (let number = 1; number <= count; number += 1) {
        const bytes = await this.chunk(tx, from, number, count);
        if (bytes === null) throw new Error('a file at the desk lacks a chunk');
        await this.addChunk(tx, to, number, count, bytes);
      }
    }
  }

  async #open(store: MessageStore, row: FileResult): Promise<PlacedAttachment> {
    const place = { store, attachmentId: row.id, messageId: row.message_id, employeeId: row.employee_id };
    const file = unseal<FoundFile>(await this.keys.find(row.employee_id, store), placeOfFile(place), row.sealed);
    return { ...place, file };
  }
}

function placeOfFile({ store, employeeId, attachmentId }: AttachmentPlace): Place {
  return { store, owner: employeeId, record: attachmentId, version: 1, item: 'attachment' };
}

function placeOfChunk({ store, employeeId, attachmentId }: AttachmentPlace, number: number, count: number): Place {
  return { store, owner: employeeId, record: attachmentId, version: 1, item: `attachment-chunk/${number}/${count}` };
}
