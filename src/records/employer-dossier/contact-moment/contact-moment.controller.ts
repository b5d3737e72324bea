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
import { ContactMoment, ContactMomentWritten } from './contact-moment.js';
import { ContactMomentAmendmentInput, ContactMomentInput } from './contact-moment.input.js';
import { ContactMomentService } from './contact-moment.service.js';

/** When one spoke with an employer, over HTTP. */
@Controller('v1')
export class ContactMomentController {
  constructor(private readonly service: ContactMomentService) {}

  @Get('employers/:employerId/contact-moments')
  @Says('Shows one page of when one spoke with an employer, and about what.')
  @Allows('read', 'ContactMoment')
  @AnswersPage(ContactMoment)
  async of(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ContactMoment>>> {
    return this.service.of(context, employerId, page);
  }

  @Post('employers/:employerId/contact-moments')
  @Says('Records that one spoke, or a note: codes and days, no text.')
  @Allows('record', 'ContactMoment')
  @AlsoRefuses('403 not-allowed D3')
  @Answers(ContactMomentWritten)
  async add(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: ContactMomentInput }) input: ContactMomentInput,
  ): Promise<ContactMomentWritten> {
    return this.service.add(context, employerId, input);
  }

  @Post('contact-moments/:contactMomentId/amendments')
  @Says('Puts it right; what stood stays in the history.')
  @Allows('amend', 'ContactMoment')
  @AlsoRefuses('403 not-allowed D3')
  @Answers(ContactMomentWritten)
  async amend(
    @Acting() context: Context,
    @Param('contactMomentId', { schema: uuidParam }) contactMomentId: string,
    @Body({ schema: ContactMomentAmendmentInput }) input: ContactMomentAmendmentInput,
  ): Promise<ContactMomentWritten> {
    return this.service.amend(context, contactMomentId, input);
  }
}
