import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { uuidParam } from '../../platform/http/input-types.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import type { Context } from '../../safeguards/access/context.js';
import type { Receipt } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { PartAmendmentInput, PartInput } from './reintegration.input.js';
import type { ReintegrationPart } from './reintegration-part.js';
import { ReintegrationService, type ReintegrationFile } from './reintegration.service.js';

/** Re-integration files over HTTP. */
@Controller('v1')
export class ReintegrationController {
  constructor(private readonly files: ReintegrationService) {}

  /** The re-integration file of an absence: its parts, and by when what is due. */
  @Get('absences/:absenceId/reintegration-parts')
  @Allows('read', 'ReintegrationPart')
  async file(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
  ): Promise<ReintegrationFile> {
    return this.files.file(context, absenceId);
  }

  /** One part of a re-integration file, with what it said before. */
  @Get('reintegration-parts/:partId')
  @Allows('read', 'ReintegrationPart')
  async part(
    @Acting() context: Context,
    @Param('partId', { schema: uuidParam }) partId: string,
  ): Promise<Opened<ReintegrationPart>> {
    return this.files.part(context, partId);
  }

  /** Records a part: codes, days and numbers; each part by those whose it is to record. */
  @Post('absences/:absenceId/reintegration-parts')
  @Allows('record', 'ReintegrationPart')
  async record(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: PartInput }) input: PartInput,
  ): Promise<Receipt> {
    return this.files.record(context, absenceId, input);
  }

  /** Amends a part; what it said stays as history. */
  @Post('reintegration-parts/:partId/amendments')
  @Allows('amend', 'ReintegrationPart')
  async amend(
    @Acting() context: Context,
    @Param('partId', { schema: uuidParam }) partId: string,
    @Body({ schema: PartAmendmentInput }) input: PartAmendmentInput,
  ): Promise<Receipt> {
    return this.files.amend(context, partId, input);
  }
}
