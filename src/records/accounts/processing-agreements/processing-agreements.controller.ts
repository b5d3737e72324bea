import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ProcessingAgreementInput } from './processing-agreement.input.js';
import type { ProcessingAgreement } from './processing-agreement.js';
import { ProcessingAgreementsService } from './processing-agreements.service.js';

/** Under which agreements hired people work, over HTTP (P1). */
@Controller('v1/processing-agreements')
export class ProcessingAgreementsController {
  constructor(private readonly agreements: ProcessingAgreementsService) {}

  /** Records a processing agreement; nobody works under it before a second person confirmed it. */
  @Post()
  @Allows('record', 'ProcessingAgreement')
  async record(
    @Acting() context: Context,
    @Body({ schema: ProcessingAgreementInput }) input: ProcessingAgreementInput,
  ): Promise<Receipt> {
    return this.agreements.record(context, input);
  }

  /** The second person's signature: from its first day on people are hired under it. */
  @Post(':processingAgreementId/confirmation')
  @Allows('confirm', 'ProcessingAgreement')
  async confirm(
    @Acting() context: Context,
    @Param('processingAgreementId', { schema: uuidParam }) agreementId: string,
  ): Promise<Receipt> {
    return this.agreements.confirm(context, agreementId);
  }

  /** Ends it at once: whoever was hired under it does nothing from the next request on. */
  @Post(':processingAgreementId/end')
  @Allows('withdraw', 'ProcessingAgreement')
  async end(
    @Acting() context: Context,
    @Param('processingAgreementId', { schema: uuidParam }) agreementId: string,
  ): Promise<Receipt> {
    return this.agreements.end(context, agreementId);
  }

  /** The processing agreements, those that ended too. */
  @Get()
  @Allows('read', 'ProcessingAgreement')
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ProcessingAgreement>>> {
    return this.agreements.page(context, page);
  }
}
