import { Injectable } from '@nestjs/common';
import { sendChunks } from '../../../platform/files/send-chunks.js';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { recordBrokenOff } from '../../../safeguards/trail/broken-off.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import type { DocumentDownload } from '../documents/document-download.service.js';
import { DocumentFilesRepository } from '../documents/document-files.repository.js';
import { SecondOpinionRepository } from './second-opinion.repository.js';

/** S14 — a document as the second doctor reads it: decided upon before the first byte, and again for each chunk. */
@Injectable()
export class ShownDocumentService {
  constructor(
    private readonly stores: RecordStores,
    private readonly opinions: SecondOpinionRepository,
    private readonly files: DocumentFilesRepository,
    private readonly trail: Trail,
  ) {}

  /**
   * The file of the version that the consent names.
   * @throws Problem 404 for everybody but its doctor, once it is shut or concluded, for what is left out since (I1), for a piece that
   *         it doesn't name and for one that is a text.
   */
  async download(context: Context, opinionId: string, pieceId: string): Promise<DocumentDownload> {
    const copy = await this.stores.read(context, 'medical', (tx) =>
      this.opinions.copyOf(tx, context, opinionId, pieceId),
    );
    const { document, employeeId } = copy?.open(context) ?? {};
    if (document == null || employeeId === undefined) throw notFound();
    const bytes = await sendChunks(
      document.bytes,
      (number, count) =>
        this.stores.read(context, 'medical', async (tx) => {
          const still = await this.opinions.copyOf(tx, context, opinionId, pieceId);
          if (still?.mayBeRead(context) !== true) return null;
          return this.files.chunk(tx, { fileId: document.fileId, employeeId, number, count });
        }),
      () =>
        recordBrokenOff(this.trail, context, {
          action: 'read',
          kind: 'SecondOpinionPiece',
          recordId: pieceId,
          employeeId,
          rule: 'S14',
        }),
    );
    if (bytes === null) throw notFound();
    return { document, bytes };
  }
}
