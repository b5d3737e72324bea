import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ProcessingAgreementInput } from './processing-agreement.input.js';
import { ProcessingAgreement, ProcessingAgreementChanged } from './processing-agreement.js';
import { ProcessingAgreementsService } from './processing-agreements.service.js';

/** Under which agreements hired people work, over HTTP (P1). */
@Controller('v1/processing-agreements')
export class ProcessingAgreementsController {
  constructor(private readonly agreements: ProcessingAgreementsService) {}

  @Post()
  @Says('Records a processing agreement; nobody works under it before a second person confirmed it.')
  @Allows('record', 'ProcessingAgreement')
  @AlsoRefuses('403 not-allowed P1')
  @Answers(ProcessingAgreementChanged)
  async record(
    @Acting() context: Context,
    @Body({ schema: ProcessingAgreementInput }) input: ProcessingAgreementInput,
  ): Promise<ProcessingAgreementChanged> {
    return this.agreements.record(context, input);
  }

  @Post(':processingAgreementId/confirmation')
  @Says('Confirms it as the second person: from its first day on people are hired under it.')
  @Allows('confirm', 'ProcessingAgreement')
  @AlsoRefuses('403 not-allowed S7', '409 not-waiting-for-this P1')
  @Answers(ProcessingAgreementChanged)
  async confirm(
    @Acting() context: Context,
    @Param('processingAgreementId', { schema: uuidParam }) agreementId: string,
  ): Promise<ProcessingAgreementChanged> {
    return this.agreements.confirm(context, agreementId);
  }

  @Post(':processingAgreementId/end')
  @Says('Ends it at once: whoever was hired under it does nothing from the next request on.')
  @Allows('withdraw', 'ProcessingAgreement')
  @AlsoRefuses('403 not-allowed S7', '409 already-ended P1')
  @Answers(ProcessingAgreementChanged)
  async end(
    @Acting() context: Context,
    @Param('processingAgreementId', { schema: uuidParam }) agreementId: string,
  ): Promise<ProcessingAgreementChanged> {
    return this.agreements.end(context, agreementId);
  }

  @Get()
  @Says('Shows the processing agreements, those that ended too.')
  @Allows('read', 'ProcessingAgreement')
  @AnswersPage(ProcessingAgreement)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ProcessingAgreement>>> {
    return this.agreements.page(context, page);
  }
}
