import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
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

  /** One page of the outcomes that an employer got. */
  @Get('employers/:employerId/released-outcomes')
  @Allows('read', 'ReleasedOutcome')
  @AnswersPage(ReleasedOutcome)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedOutcome>>> {
    return this.released.ofEmployer(context, employerId, page);
  }

  /** One page of the outcomes about an employee that went out. */
  @Get('employees/:employeeId/released-outcomes')
  @Allows('read', 'ReleasedOutcome')
  @AnswersPage(ReleasedOutcome)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedOutcome>>> {
    return this.released.ofEmployee(context, employeeId, page);
  }

  /** One outcome that went out. */
  @Get('released-outcomes/:outcomeId')
  @Allows('read', 'ReleasedOutcome')
  @AnswersOne(ReleasedOutcome)
  async outcome(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<Opened<ReleasedOutcome>> {
    return this.released.outcome(context, outcomeId);
  }
}
