import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ReleasedOutcome } from './released-outcome.js';
import { ReleasedOutcomeService } from './released-outcome.service.js';

/** Outcomes as employer and employee got them, over HTTP. */
@Controller('v1')
export class ReleasedOutcomeController {
  constructor(private readonly released: ReleasedOutcomeService) {}

  @Get('employers/:employerId/released-outcomes')
  @Says('Shows one page of the outcomes that an employer got.')
  @Allows('read', 'ReleasedOutcome')
  @AnswersPage(ReleasedOutcome)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedOutcome>>> {
    return this.released.ofEmployer(context, employerId, page);
  }

  @Get('employees/:employeeId/released-outcomes')
  @Says('Shows one page of the outcomes about an employee that went out.')
  @Allows('read', 'ReleasedOutcome')
  @AnswersPage(ReleasedOutcome)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedOutcome>>> {
    return this.released.ofEmployee(context, employeeId, page);
  }

  @Get('released-outcomes/:outcomeId')
  @Says('Shows one outcome that went out.')
  @Allows('read', 'ReleasedOutcome')
  @AnswersOne(ReleasedOutcome)
  async outcome(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<Opened<ReleasedOutcome>> {
    return this.released.outcome(context, outcomeId);
  }
}
