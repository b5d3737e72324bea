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
import { ContactPerson, ContactPersonWritten } from './contact-person.js';
import { ContactPersonAmendmentInput, ContactPersonInput } from './contact-person.input.js';
import { ContactPersonService } from './contact-person.service.js';

/** Who speaks for an employer, over HTTP. */
@Controller('v1')
export class ContactPersonController {
  constructor(private readonly service: ContactPersonService) {}

  @Get('employers/:employerId/contact-persons')
  @Says('Shows one page of the people who speak for an employer.')
  @Allows('read', 'ContactPerson')
  @AnswersPage(ContactPerson)
  async of(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ContactPerson>>> {
    return this.service.of(context, employerId, page);
  }

  @Post('employers/:employerId/contact-persons')
  @Says('Records somebody to speak to.')
  @Allows('record', 'ContactPerson')
  @AlsoRefuses('403 not-allowed D1')
  @Answers(ContactPersonWritten)
  async add(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: ContactPersonInput }) input: ContactPersonInput,
  ): Promise<ContactPersonWritten> {
    return this.service.add(context, employerId, input);
  }

  @Post('contact-persons/:contactPersonId/amendments')
  @Says('Puts right who it is, or until when.')
  @Allows('amend', 'ContactPerson')
  @AlsoRefuses('403 not-allowed D1')
  @Answers(ContactPersonWritten)
  async amend(
    @Acting() context: Context,
    @Param('contactPersonId', { schema: uuidParam }) contactPersonId: string,
    @Body({ schema: ContactPersonAmendmentInput }) input: ContactPersonAmendmentInput,
  ): Promise<ContactPersonWritten> {
    return this.service.amend(context, contactPersonId, input);
  }
}
