import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../../platform/problems/problem.js';
import { invalidInput, lengthRequired, malformedRequest } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Receipt } from '../../../safeguards/access/receipt.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import type { ContentFault, DocumentType } from './content/content-check.js';
import { TypeByContent } from './content/type-by-content.js';
import { chunksOf, cutIntoChunks } from './cut-into-chunks.js';
import { DocumentFilesRepository } from './document-files.repository.js';

/** Uploads at once in one process: each holds a connection of the medical store until it has ended. */
const AT_ONCE = 4;

/** A file as it comes in. */
export interface DocumentUpload {
  readonly bytes: Readable;
  /** What the sender said that its length is; null where nothing was said. */
  readonly length: number | null;
}

/** Files of documents as they come in: sealed chunk by chunk, and stored whole or not at all. */
@Injectable()
export class DocumentIntakeService {
  #running = 0;

  constructor(
    private readonly stores: RecordStores,
    private readonly files: DocumentFilesRepository,
  ) {}

  /**
   * Takes a file in for a dossier; an entry or an amendment then makes it a piece.
   * @returns its id, and what its content showed it to be
   * @throws Problem 404 or 403 (S1) where the actor may not record, 411 without a length, 400 (D11) for another type, a file
   *         that carries another one or isn't whole, 503 while too many come in.
   */
  async receive(context: Context, employeeId: string, upload: DocumentUpload): Promise<Receipt> {
    try {
      // What is streamed can't be digested beforehand, so that a key would say nothing here.
      if (context.repeatable !== null) throw invalidInput([{ at: 'Idempotency-Key', code: 'not_on_this_route' }]);
      return await this.#inTurn(() => this.#receive(context, employeeId, upload));
    } finally {
      // Of an upload that is refused nothing more is read.
      upload.bytes.destroy();
    }
  }

  async #receive(context: Context, employeeId: string, { bytes, length }: DocumentUpload): Promise<Receipt> {
    const fileId = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(context, 'record', 'MedicalPiece', { id: fileId }, { ...standing, withheld: false }, 'S1');
      // The count of all chunks is bound to each of them, so that it has to be known before the first.
      if (length === null) throw lengthRequired();
      const found = await this.#takeAll(tx, { fileId, employeeId, count: chunksOf(length) }, bytes);
      if (found.bytes !== length) throw malformedRequest();
      await this.files.addFile(tx, employeeId, { fileId, ...found }, context.actor.accountId);
      return { fileId, ...found };
    });
  }

  async #takeAll(
    tx: Transaction,
    place: { readonly fileId: string; readonly employeeId: string; readonly count: number },
    bytes: Readable,
  ): Promise<{ readonly mediaType: DocumentType; readonly bytes: number; readonly sha256: string }> {
    const content = new TypeByContent();
    const digest = createHash('sha256');
    let received = 0;
    let number = 0;
    for await (const chunk of cutIntoChunks(bytes)) {
      const fault = content.take(chunk);
      if (fault !== null) throw notTaken(fault);
      digest.update(chunk);
      received += chunk.length;
      number += 1;
      await this.files.addChunk(tx, { ...place, number }, chunk);
    }
    const found = content.end();
    if ('fault' in found) throw notTaken(found.fault);
    return { mediaType: found.type, bytes: received, sha256: digest.digest('hex') };
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      throw new Problem(503, 'documents-busy', 'Other documents are coming in; send it again.', {
        headers: { 'retry-after': '20' },
      });
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }
}

function notTaken(code: ContentFault): Problem {
  return invalidInput([{ at: '', code, rule: 'D11' }]);
}
