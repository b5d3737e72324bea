import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ExposureAmendmentInput, ExposureInput } from './exposure.input.js';
import { Exposure, ExposureAmended, ExposureRecorded } from './exposure.js';
import { ExposureService } from './exposure.service.js';

/** To what employees were exposed, over HTTP. */
@Controller('v1')
export class ExposureController {
  constructor(private readonly service: ExposureService) {}

  @Get('employees/:employeeId/exposures')
  @Says("Shows one page of an employee's exposures, each at its current version.")
  @Allows('read', 'Exposure')
  @AnswersPage(Exposure)
  async exposures(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Exposure>>> {
    return this.service.exposures(context, employeeId, page);
  }

  @Get('exposures/:exposureId/versions')
  @Says('Shows every version of an exposure, the first one first.')
  @Allows('read', 'Exposure')
  @AnswersList(Exposure)
  async versions(
    @Acting() context: Context,
    @Param('exposureId', { schema: uuidParam }) exposureId: string,
  ): Promise<{ items: Opened<Exposure>[] }> {
    return this.service.versions(context, exposureId);
  }

  @Post('employees/:employeeId/exposures')
  @Says('Records to what an employee was exposed, from when and until when; retention counts from its end (R3).')
  @Allows('record', 'Exposure')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed S1', '403 not-allowed S2')
  @Answers(ExposureRecorded)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: ExposureInput }) input: ExposureInput,
  ): Promise<ExposureRecorded> {
    return this.service.record(context, employeeId, input);
  }

  @Post('exposures/:exposureId/amendments')
  @Says('Corrects an exposure, or records its end; the earlier version stays as history.')
  @Allows('amend', 'Exposure')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed S2')
  @Answers(ExposureAmended)
  async amend(
    @Acting() context: Context,
    @Param('exposureId', { schema: uuidParam }) exposureId: string,
    @Body({ schema: ExposureAmendmentInput }) input: ExposureAmendmentInput,
  ): Promise<ExposureAmended> {
    return this.service.amend(context, exposureId, input);
  }
}
