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
import { LetterPrinted } from './invitation-receipts.js';
import { LettersService } from './letters.service.js';
import { OpenInvitation } from './open-invitation.js';

/** Letters to invited employees over HTTP. */
@Controller('v1/invitations')
export class LettersController {
  constructor(private readonly service: LettersService) {}

  @Get()
  @Says(
    "Shows one page of the employees' invitations that are open; where `letterBy` is null, the letter waits for a second person.",
  )
  @Allows('read', 'Invitation')
  @AnswersPage(OpenInvitation)
  async open(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<OpenInvitation>>> {
    return this.service.open(context, page);
  }

  @Post(':invitationId/letter')
  @Says('Prints the letter of an invitation that somebody else made; the code is in this answer and nowhere else.')
  @Allows('post', 'Invitation')
  @AlsoRefuses('403 not-allowed S7', '409 changed-lately I1', '409 invitation-overtaken I1', '409 letter-printed S7')
  @Answers(LetterPrinted)
  async print(
    @Acting() context: Context,
    @Param('invitationId', { schema: uuidParam }) invitationId: string,
  ): Promise<LetterPrinted> {
    return this.service.print(context, invitationId);
  }

  @Post(':invitationId/hand-over')
  @Says(
    'Makes the code of an invitation that somebody else made, to be handed over at the desk to who showed an identity document there: ' +
      'an address that the employer changed keeps nobody from it. The code is in this answer and nowhere else.',
  )
  @Allows('post', 'Invitation')
  @AlsoRefuses('403 not-allowed S7', '409 changed-lately I1', '409 invitation-overtaken I1', '409 letter-printed S7')
  @Answers(LetterPrinted)
  async handOver(
    @Acting() context: Context,
    @Param('invitationId', { schema: uuidParam }) invitationId: string,
  ): Promise<LetterPrinted> {
    return this.service.handOver(context, invitationId);
  }
}
