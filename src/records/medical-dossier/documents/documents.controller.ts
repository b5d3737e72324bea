import type { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asFile, FILE_BODY, FILE_TYPES, lengthIn } from '../../../platform/files/file-over-http.js';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam, wholeNumberText } from '../../../platform/http/input-types.js';
import { AnswersFile } from '../../../platform/http/answered-file.js';
import { Says } from '../../../platform/http/says.js';
import { BodyStream, TakesStream } from '../../../platform/http/streamed-body.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { DocumentDownloadService } from './document-download.service.js';
import { DocumentIntakeService } from './document-intake.service.js';
import { DocumentFile } from './document.js';

/** Which version of a piece; without one, the current. */
const WhichVersion = z.strictObject({
  version: wholeNumberText(1, 100_000)
    .optional()
    .meta({ description: 'An earlier version; the current one without it.' }),
});
type WhichVersion = z.infer<typeof WhichVersion>;

/** Documents of the medical dossier over HTTP. */
@Controller('v1')
export class DocumentsController {
  constructor(
    private readonly intake: DocumentIntakeService,
    private readonly downloads: DocumentDownloadService,
  ) {}

  @Post('employees/:employeeId/document-files')
  @Says('Takes in a file, PDF, PNG or JPEG by its content; an entry or an amendment then names it by its id.')
  @Allows('record', 'MedicalPiece')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed S1',
    '403 not-allowed S2',
    '411 length-required',
    '503 documents-busy',
  )
  @Answers(DocumentFile)
  @TakesStream(FILE_BODY)
  async receive(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @BodyStream() bytes: Readable,
    @Req() { headers }: FastifyRequest,
  ): Promise<DocumentFile> {
    return this.intake.receive(context, employeeId, { bytes, length: lengthIn(headers) });
  }

  @Get('pieces/:pieceId/document')
  @Says('Shows the file of a piece, at its current version or at the one that is named.')
  @Allows('read', 'PieceVersion')
  @AlsoRefuses('403 no-copies I3', '403 withheld I1')
  @AnswersFile(...FILE_TYPES)
  async document(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
    @Query({ schema: WhichVersion }) { version }: WhichVersion,
  ): Promise<StreamableFile> {
    const { document, bytes } = await this.downloads.download(context, pieceId, version ?? null);
    return asFile(document, bytes);
  }
}
