import { Controller, Get, Query } from '@nestjs/common';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { Assistant } from './assistant.js';
import { AssistantsService } from './assistants.service.js';

/** The assistants whom a doctor can choose, over HTTP (S2). */
@Controller('v1/assistants')
export class AssistantsController {
  constructor(private readonly service: AssistantsService) {}

  @Get()
  @Says('Shows one page of the assistants who can be chosen now: whoever delegates finds here whose account to name.')
  @Allows('read', 'Assistant')
  @AnswersPage(Assistant)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Assistant>>> {
    return this.service.page(context, page);
  }
}
