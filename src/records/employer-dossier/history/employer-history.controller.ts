import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { EmployerHistory } from './employer-history.js';
import { EmployerHistoryService } from './employer-history.service.js';

/** The history of an employer dossier over HTTP. */
@Controller('v1')
export class EmployerHistoryController {
  constructor(private readonly history: EmployerHistoryService) {}

  @Get('employers/:employerId/history')
  @Says('Shows one page of what stood before it was changed: organisation, agreements, contact persons and moments.')
  @Allows('read', 'EmployerHistory')
  @AnswersPage(EmployerHistory)
  async of(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<EmployerHistory>>> {
    return this.history.of(context, employerId, page);
  }
}
