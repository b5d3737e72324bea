import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { LinkEnded, LinkEnding, LinkEndingProposed, LinkEndingWithdrawn } from './link-ending.js';
import { LinkEndingsService } from './link-endings.service.js';

/** Taking a dossier from an account that isn't its person's, over HTTP (I1). */
@Controller('v1')
export class LinkEndingsController {
  constructor(private readonly service: LinkEndingsService) {}

  @Post('employees/:employeeId/link-endings')
  @Says(
    'Proposes to take the dossier from the account that it is linked to; nothing changes before a second person confirmed it.',
  )
  @Allows('record', 'LinkEnding')
  @AlsoRefuses('403 not-allowed I1', '409 not-linked D1')
  @Answers(LinkEndingProposed)
  async propose(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<LinkEndingProposed> {
    return this.service.propose(context, employeeId);
  }

  @Post('link-endings/:linkEndingId/confirmation')
  @Says('Confirms it as the second person: the account sees nothing of the dossier from the next request on.')
  @Allows('confirm', 'LinkEnding')
  @AlsoRefuses('403 not-allowed S7', '409 not-waiting-for-this S7')
  @Answers(LinkEnded)
  async confirm(
    @Acting() context: Context,
    @Param('linkEndingId', { schema: uuidParam }) linkEndingId: string,
  ): Promise<LinkEnded> {
    return this.service.confirm(context, linkEndingId);
  }

  @Post('link-endings/:linkEndingId/withdrawal')
  @Says('Takes back what the same person proposed, while it waits for the second person.')
  @Allows('withdraw', 'LinkEnding')
  @AlsoRefuses('403 not-allowed S7', '409 not-waiting-for-this S7')
  @Answers(LinkEndingWithdrawn)
  async withdraw(
    @Acting() context: Context,
    @Param('linkEndingId', { schema: uuidParam }) linkEndingId: string,
  ): Promise<LinkEndingWithdrawn> {
    return this.service.withdraw(context, linkEndingId);
  }

  @Get('link-endings')
  @Says('Shows what was proposed and what was confirmed, those that came to nothing too.')
  @Allows('read', 'LinkEnding')
  @AnswersPage(LinkEnding)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<LinkEnding>>> {
    return this.service.page(context, page);
  }
}
