import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
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

  @Get('employers/:employerId/released-verdicts')
  @Says('Shows one page of the answers that an employer got.')
  @Allows('read', 'ReleasedVerdict')
  @AnswersPage(ReleasedVerdict)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedVerdict>>> {
    return this.released.ofEmployer(context, employerId, page);
  }

  @Get('employees/:employeeId/released-verdicts')
  @Says('Shows one page of the answers about an employee.')
  @Allows('read', 'ReleasedVerdict')
  @AnswersPage(ReleasedVerdict)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedVerdict>>> {
    return this.released.ofEmployee(context, employeeId, page);
  }

  @Get('released-verdicts/:verdictId')
  @Says('Shows one answer.')
  @Allows('read', 'ReleasedVerdict')
  @AnswersOne(ReleasedVerdict)
  async verdict(
    @Acting() context: Context,
    @Param('verdictId', { schema: uuidParam }) verdictId: string,
  ): Promise<Opened<ReleasedVerdict>> {
    return this.released.verdict(context, verdictId);
  }
}
