import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { TellingInput } from '../responsibility.input.js';
import { StatedDutyInput } from './stated-duty.input.js';
import { StatedDutyService } from './stated-duty.service.js';
import { StatedDuty, DutyStated, StatedDutyEnded, StatedDutyTold } from './stated-duty.js';

/** Duties for which a dossier without a responsible doctor opens, over HTTP (S13). */
@Controller('v1')
export class StatedDutyController {
  constructor(private readonly duties: StatedDutyService) {}

  @Post('employees/:employeeId/stated-duties')
  @Says('States a duty for one employee who has no responsible doctor.')
  @Allows('record', 'StatedDuty')
  @AlsoRefuses(
    '403 not-allowed S13',
    '409 duty-runs S13',
    '409 has-a-doctor S13',
    '409 left-without-a-doctor S9',
    '409 on-both-sides S10',
  )
  @Answers(DutyStated)
  async state(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: StatedDutyInput }) input: StatedDutyInput,
  ): Promise<DutyStated> {
    return this.duties.state(context, employeeId, input);
  }

  @Post('stated-duties/:statedDutyId/telling')
  @Says(
    'Records the letter that told an employee without an account who opens the dossier; from then on the duty opens it.',
  )
  @Allows('tell', 'StatedDuty')
  @AlsoRefuses('403 not-allowed S9', '409 nothing-to-tell S9')
  @Answers(StatedDutyTold)
  async tell(
    @Acting() context: Context,
    @Param('statedDutyId', { schema: uuidParam }) statedDutyId: string,
    @Body({ schema: TellingInput }) input: TellingInput,
  ): Promise<StatedDutyTold> {
    return this.duties.tell(context, statedDutyId, input);
  }

  @Post('stated-duties/:statedDutyId/end')
  @Says('Ends a stated duty at once.')
  @Allows('withdraw', 'StatedDuty')
  @AlsoRefuses('403 not-allowed S13', '409 already-ended S13')
  @Answers(StatedDutyEnded)
  async end(
    @Acting() context: Context,
    @Param('statedDutyId', { schema: uuidParam }) statedDutyId: string,
  ): Promise<StatedDutyEnded> {
    return this.duties.end(context, statedDutyId);
  }

  @Get('stated-duties')
  @Says('Shows the stated duties that the actor may know of.')
  @Allows('read', 'StatedDuty')
  @AnswersPage(StatedDuty)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<StatedDuty>>> {
    return this.duties.page(context, page);
  }
}
