import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { MandateInput } from './mandate.input.js';
import { Mandate, MandateGiven, MandateWithdrawn } from './mandate.js';
import { MandateService } from './mandate.service.js';

/** Who acts for an employee, over HTTP (I3). */
@Controller('v1')
export class MandateController {
  constructor(private readonly mandates: MandateService) {}

  @Get('mandates')
  @Says('Shows the mandates that the actor may know of.')
  @Allows('read', 'Mandate')
  @AnswersPage(Mandate)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Mandate>>> {
    return this.mandates.page(context, page);
  }

  @Post('employees/:employeeId/mandates')
  @Says('Lets somebody act for the employee; whoever else tries it, the employee hears of it.')
  @Allows('grant', 'Mandate')
  @AlsoRefuses('403 not-allowed I10', '409 cannot-represent S10')
  @Answers(MandateGiven)
  async give(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: MandateInput }) input: MandateInput,
  ): Promise<MandateGiven> {
    return this.mandates.give(context, employeeId, input);
  }

  @Post('mandates/:mandateId/withdrawal')
  @Says('Takes a mandate back at once.')
  @Allows('withdraw', 'Mandate')
  @AlsoRefuses('403 not-allowed I10', '409 already-ended I3')
  @Answers(MandateWithdrawn)
  async withdraw(
    @Acting() context: Context,
    @Param('mandateId', { schema: uuidParam }) mandateId: string,
  ): Promise<MandateWithdrawn> {
    return this.mandates.withdraw(context, mandateId);
  }
}
