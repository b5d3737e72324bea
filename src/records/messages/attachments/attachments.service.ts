import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { sendChunks } from '../../../platform/files/send-chunks.js';
import { takeFile, type FileUpload, type FoundFile } from '../../../platform/files/take-file.js';
import { UploadTurns } from '../../../platform/files/upload-turns.js';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { recordBrokenOff } from '../../../safeguards/trail/broken-off.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import { MessagesOfStores } from '../messages-of-stores.js';
import { MOST_ATTACHMENTS, type Attachment, type MessageStore } from './attachment.js';
import { AttachmentRepository, type AttachmentPlace, type PlacedAttachment } from './attachment.repository.js';

/** Uploads at once in one process: each holds a connection of its store until it has ended. */
const AT_ONCE = 2;

/** A file on its way out. */
export interface AttachmentDownload {
  readonly file: FoundFile;
  readonly bytes: Readable;
}

/** D3 — the files of messages: kept with their message, in the dossier in which it is. */
@Injectable()
export class AttachmentsService {
  readonly #turns = new UploadTurns(AT_ONCE);

  constructor(
    private readonly stores: RecordStores,
    private readonly messages: MessagesOfStores,
    private readonly files: AttachmentRepository,
    private readonly trail: Trail,
  ) {}

  /**
   * Takes a file in, for a message of the actor's own; the same bytes again are the file that is there. Nobody takes a file away
   * again, so what is sent twice because an answer was lost must not stand there twice.
   * @returns its id, and what its content showed it to be
   * @throws Problem 404 or 403 (D3) for a message that isn't his, 411 without a length, 400 (D11) for sound or another type that
   *         isn't accepted, 409 (D3) where the message has as many as one may have, 503 while too many come in.
   */
  async attach(context: Context, store: MessageStore, messageId: string, upload: FileUpload): Promise<Attachment> {
    return this.#turns.run(upload, context.repeatable !== null, () =>
      this.stores.write(context, store, async (tx) => {
        const employeeId = await this.messages.permitAttaching(tx, context, store, messageId);
        const place = { store, attachmentId: randomUUID(), messageId, employeeId };
        await tx.query('SAVEPOINT without_file');
        const file = await takeFile(upload, ({ number, count, bytes }) =>
          this.files.addChunk(tx, place, number, count, bytes),
        );
        return this.#add(tx, context, { ...place, file });
      }),
    );
  }

  /** @throws Problem 404 outside what the actor may know of, 403 (I3) where he may read the message and gets no copy. */
  async download(context: Context, store: MessageStore, attachmentId: string): Promise<AttachmentDownload> {
    const found = await this.stores.read(context, store, async (tx) => {
      const attachment = await this.files.one(tx, store, attachmentId);
      if (attachment === null) throw notFound();
      await this.messages.permitFetching(tx, context, store, attachment.messageId);
      return attachment;
    });
    const bytes = await sendChunks(
      found.file.bytes,
      (number, count) => this.#chunk(context, found, number, count),
      () => this.#brokeOff(context, found),
    );
    if (bytes === null) throw notFound();
    return { file: found.file, bytes };
  }

  /**
   * While the file came in the message may have been moved to the doctor (D12): then there is nothing to add it to. Which file it
   * is, is known once all of it came in; where the message has it, the chunks that were kept meanwhile go.
   */
  async #add(tx: Transaction, context: Context, attachment: PlacedAttachment): Promise<Attachment> {
    const { store, messageId, attachmentId, file } = attachment;
    await this.messages.alone(tx, context, store, messageId);
    const there = (await this.files.of(tx, store, [messageId])).get(messageId) ?? [];
    const same = there.find(({ sha256 }) => sha256 === file.sha256);
    if (same !== undefined) {
      await tx.query('ROLLBACK TO SAVEPOINT without_file');
      return same;
    }
    if (there.length >= MOST_ATTACHMENTS) {
      throw refusedByRule(409, 'enough-attachments', 'D3', 'The message has as many files as one may have.');
    }
    await this.files.add(tx, attachment, there.length + 1);
    return { attachmentId, ...file };
  }

  /** Decided upon again for each chunk, on the facts of that moment; each a transaction of its own. */
  async #chunk(context: Context, place: AttachmentPlace, number: number, count: number): Promise<Buffer | null> {
    return this.stores.read(context, place.store, async (tx) =>
      (await this.messages.mayRead(tx, context, place.store, place.employeeId))
        ? this.files.chunk(tx, place, number, count)
        : null,
    );
  }

  async #brokeOff(context: Context, { store, messageId, employeeId }: AttachmentPlace): Promise<void> {
    const kind = this.messages.kindIn(store);
    await recordBrokenOff(this.trail, context, { action: 'fetch', kind, recordId: messageId, employeeId, rule: 'D3' });
  }
}
