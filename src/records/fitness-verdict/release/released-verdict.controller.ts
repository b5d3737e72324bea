import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ReleasedVerdict } from './released-verdict.js';
import { ReleasedVerdictService } from './released-verdict.service.js';

/** Verdicts as employer and employee got them, over HTTP. */
@Controller('v1')
export class ReleasedVerdictController {
  constructor(private readonly released: ReleasedVerdictService) {}

  /** One page of the answers that an employer got. */
  @Get('employers/:employerId/released-verdicts')
  @Allows('read', 'ReleasedVerdict')
  @AnswersPage(ReleasedVerdict)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedVerdict>>> {
    return this.released.ofEmployer(context, employerId, page);
  }

  /** One page of the answers about an employee. */
  @Get('employees/:employeeId/released-verdicts')
  @Allows('read', 'ReleasedVerdict')
  @AnswersPage(ReleasedVerdict)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedVerdict>>> {
    return this.released.ofEmployee(context, employeeId, page);
  }

  /** One answer. */
  @Get('released-verdicts/:verdictId')
  @Allows('read', 'ReleasedVerdict')
  @AnswersOne(ReleasedVerdict)
  async verdict(
    @Acting() context: Context,
    @Param('verdictId', { schema: uuidParam }) verdictId: string,
  ): Promise<Opened<ReleasedVerdict>> {
    return this.released.verdict(context, verdictId);
  }
}
