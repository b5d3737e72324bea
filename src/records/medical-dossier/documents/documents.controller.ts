import type { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { uuidParam, wholeNumberText } from '../../../platform/http/input-types.js';
import { AnswersFile } from '../../../platform/http/answered-file.js';
import { BodyStream, TakesStream, type StreamedBody } from '../../../platform/http/streamed-body.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Receipt } from '../../../safeguards/access/receipt.js';
import { MAX_DOCUMENT_BYTES } from './cut-into-chunks.js';
import { DocumentDownloadService, type DocumentDownload } from './document-download.service.js';
import { DocumentIntakeService } from './document-intake.service.js';

/** D11 — bytes without a type: which one they have, the content says and nobody else. */
const DOCUMENT: StreamedBody = {
  mediaType: 'application/octet-stream',
  charsets: [],
  maxBytes: MAX_DOCUMENT_BYTES,
  arrivesWithin: 115_000,
};
/** Which version of a piece; without one, the current. */
const WhichVersion = z.strictObject({
  version: wholeNumberText(1, 100_000)
    .optional()
    .meta({ description: 'An earlier version; the current one without it.' }),
});
type WhichVersion = z.infer<typeof WhichVersion>;

/** D5 — a file's name goes with every copy of it, so that it says nothing. */
const FILE_NAMES = { 'application/pdf': 'document.pdf', 'image/jpeg': 'document.jpg', 'image/png': 'document.png' };

/** Documents of the medical dossier over HTTP. */
@Controller('v1')
export class DocumentsController {
  constructor(
    private readonly intake: DocumentIntakeService,
    private readonly downloads: DocumentDownloadService,
  ) {}

  /** Takes in a file, PDF, PNG or JPEG by its content; an entry or an amendment then names it by its id. */
  @Post('employees/:employeeId/document-files')
  @Allows('record', 'MedicalPiece')
  @TakesStream(DOCUMENT)
  async receive(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @BodyStream() bytes: Readable,
    @Req() { headers }: FastifyRequest,
  ): Promise<Receipt> {
    const length = headers['content-length'];
    return this.intake.receive(context, employeeId, { bytes, length: length === undefined ? null : Number(length) });
  }

  /** The file of a piece, at its current version or at the one that is named. */
  @Get('pieces/:pieceId/document')
  @Allows('read', 'PieceVersion')
  @AnswersFile(...Object.keys(FILE_NAMES))
  async document(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
    @Query({ schema: WhichVersion }) { version }: WhichVersion,
  ): Promise<StreamableFile> {
    return asFile(await this.downloads.download(context, pieceId, version ?? null));
  }
}

function asFile({ document, bytes }: DocumentDownload): StreamableFile {
  return new StreamableFile(bytes, {
    type: document.mediaType,
    disposition: `attachment; filename="${FILE_NAMES[document.mediaType]}"`,
    length: document.bytes,
  }).setErrorLogger(() => undefined);
}
