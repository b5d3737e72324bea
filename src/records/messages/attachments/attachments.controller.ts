import type { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { asFile, FILE_BODY, FILE_TYPES, lengthIn } from '../../../platform/files/file-over-http.js';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { AnswersFile } from '../../../platform/http/answered-file.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { BodyStream, TakesStream } from '../../../platform/http/streamed-body.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Attachment } from './attachment.js';
import { AttachmentsService } from './attachments.service.js';

/** The files of messages over HTTP. */
@Controller('v1')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post('messages/:messageId/attachments')
  @Says(
    'Adds a file to an own message at the desk: PDF, PNG or JPEG by its content, and no sound (D11). The same bytes again are the file that is there.',
  )
  @Allows('attach', 'Message')
  @AlsoRefuses('403 not-allowed D3', '409 enough-attachments D3', '411 length-required', '503 documents-busy')
  @Answers(Attachment)
  @TakesStream(FILE_BODY)
  async attach(
    @Acting() context: Context,
    @Param('messageId', { schema: uuidParam }) messageId: string,
    @BodyStream() bytes: Readable,
    @Req() { headers }: FastifyRequest,
  ): Promise<Attachment> {
    return this.attachments.attach(context, 'employee', messageId, { bytes, length: lengthIn(headers) });
  }

  @Get('message-attachments/:attachmentId')
  @Says('Shows the file of a message at the desk.')
  @Allows('fetch', 'Message')
  @AlsoRefuses('403 not-allowed I3')
  @AnswersFile(...FILE_TYPES)
  async attachment(
    @Acting() context: Context,
    @Param('attachmentId', { schema: uuidParam }) attachmentId: string,
  ): Promise<StreamableFile> {
    const { file, bytes } = await this.attachments.download(context, 'employee', attachmentId);
    return asFile(file, bytes);
  }

  @Post('health-messages/:messageId/attachments')
  @Says('Adds a file to what the employee wrote to the doctor. The same bytes again are the file that is there.')
  @Allows('attach', 'HealthMessage')
  @AlsoRefuses('403 not-allowed D3', '409 enough-attachments D3', '411 length-required', '503 documents-busy')
  @Answers(Attachment)
  @TakesStream(FILE_BODY)
  async attachForDoctor(
    @Acting() context: Context,
    @Param('messageId', { schema: uuidParam }) messageId: string,
    @BodyStream() bytes: Readable,
    @Req() { headers }: FastifyRequest,
  ): Promise<Attachment> {
    return this.attachments.attach(context, 'medical', messageId, { bytes, length: lengthIn(headers) });
  }

  @Get('health-attachments/:attachmentId')
  @Says('Shows the file of what was written to the doctor, or moved to him.')
  @Allows('fetch', 'HealthMessage')
  @AlsoRefuses('403 not-allowed I3')
  @AnswersFile(...FILE_TYPES)
  async healthAttachment(
    @Acting() context: Context,
    @Param('attachmentId', { schema: uuidParam }) attachmentId: string,
  ): Promise<StreamableFile> {
    const { file, bytes } = await this.attachments.download(context, 'medical', attachmentId);
    return asFile(file, bytes);
  }
}
