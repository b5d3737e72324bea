import { Controller, Get, Query } from '@nestjs/common';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ActsQuery, AssistantsQuery } from './supervision.input.js';
import { SupervisionService } from './supervision.service.js';
import { DelegatedAct, DerivedSecrecy } from './supervision.js';

/** The doctor's view of secrecy derived from his, over HTTP (S4). */
@Controller('v1/supervision')
export class SupervisionController {
  constructor(private readonly supervision: SupervisionService) {}

  @Get('assistants')
  @Says('Shows who holds derived secrecy under a doctor, and whether it is in force.')
  @Allows('read', 'DerivedSecrecy')
  @AnswersList(DerivedSecrecy)
  async assistants(
    @Acting() context: Context,
    @Query({ schema: AssistantsQuery }) query: AssistantsQuery,
  ): Promise<{ items: Opened<DerivedSecrecy>[] }> {
    return this.supervision.assistants(context, query);
  }

  @Get('acts')
  @Says('Shows all they did with it, the latest first.')
  @Allows('read', 'DelegatedAct')
  @AnswersPage(DelegatedAct)
  async acts(
    @Acting() context: Context,
    @Query({ schema: ActsQuery }) query: ActsQuery,
  ): Promise<Page<Opened<DelegatedAct>>> {
    return this.supervision.acts(context, query);
  }
}
