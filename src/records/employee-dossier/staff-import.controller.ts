import type { Readable } from 'node:stream';
import { Controller, Param, Post, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { AnswersWritten } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { readMediaType } from '../../platform/http/media-type.js';
import { Says } from '../../platform/http/says.js';
import { BodyStream, TakesStream, type StreamedBody } from '../../platform/http/streamed-body.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import type { Context } from '../../safeguards/access/context.js';
import { StaffImported, staffImportAnswer } from './staff-import-answer.js';
import { StaffImportService } from './staff-import.service.js';
import { MAX_FILE_BYTES } from './staff-import/cut-into-blocks.js';
import { STAFF_FILE_IN_WORDS } from './staff-import/staff-file-in-words.js';

/** What docs/staff-import.md says of a file's type and size; what it says of charset and emptiness, its reader refuses (V9). */
const STAFF_FILE: StreamedBody = {
  says: STAFF_FILE_IN_WORDS,
  mediaType: 'text/csv',
  charsets: 'any',
  mayBeEmpty: true,
  maxBytes: MAX_FILE_BYTES,
  arrivesWithin: 115_000,
};

/** The staff import over HTTP. */
@Controller('v1')
export class StaffImportController {
  constructor(private readonly imports: StaffImportService) {}

  @Post('employers/:employerId/staff-imports')
  @Says("Imports the employer's list of staff: good rows together, each refused row named by line, column and reason.")
  @Allows('import', 'StaffImport')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed D1',
    '403 not-allowed V9',
    '409 staff-being-changed',
    '503 imports-busy',
  )
  @AnswersWritten(StaffImported)
  @TakesStream(STAFF_FILE)
  async import(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @BodyStream() bytes: Readable,
    @Req() { headers }: FastifyRequest,
  ): Promise<StreamableFile> {
    const charset = readMediaType(headers['content-type'])?.charset ?? null;
    const outcome = await this.imports.import(context, employerId, { bytes, charset });
    return new StreamableFile(staffImportAnswer(outcome), { type: 'application/json; charset=utf-8' });
  }
}
