import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { ContactPerson } from './contact-person.js';
import { ContactPersonAmendmentInput, ContactPersonInput } from './contact-person.input.js';
import { ContactPersonService } from './contact-person.service.js';

/** Who speaks for an employer, over HTTP. */
@Controller('v1')
export class ContactPersonController {
  constructor(private readonly service: ContactPersonService) {}

  /** One page of the people who speak for an employer. */
  @Get('employers/:employerId/contact-persons')
  @Allows('read', 'ContactPerson')
  async of(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ContactPerson>>> {
    return this.service.of(context, employerId, page);
  }

  /** Records somebody to speak to. */
  @Post('employers/:employerId/contact-persons')
  @Allows('record', 'ContactPerson')
  async add(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: ContactPersonInput }) input: ContactPersonInput,
  ): Promise<Receipt> {
    return this.service.add(context, employerId, input);
  }

  /** Puts right who it is, or until when. */
  @Post('contact-persons/:contactPersonId/amendments')
  @Allows('amend', 'ContactPerson')
  async amend(
    @Acting() context: Context,
    @Param('contactPersonId', { schema: uuidParam }) contactPersonId: string,
    @Body({ schema: ContactPersonAmendmentInput }) input: ContactPersonAmendmentInput,
  ): Promise<Receipt> {
    return this.service.amend(context, contactPersonId, input);
  }
}
