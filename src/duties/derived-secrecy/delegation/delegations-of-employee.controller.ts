import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { DelegationService } from './delegation.service.js';
import { Delegation } from './delegation.js';

/** Who holds derived secrecy for one employee, over HTTP (S2, S4). */
@Controller('v1/employees')
export class DelegationsOfEmployeeController {
  constructor(private readonly delegations: DelegationService) {}

  @Get(':employeeId/delegations')
  @Says('Shows one page of the delegations for one employee, of which the reader may know.')
  @Allows('read', 'Delegation')
  @AnswersPage(Delegation)
  async page(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Delegation>>> {
    return this.delegations.page(context, page, employeeId);
  }
}
