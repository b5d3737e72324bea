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
import { DelegationInput } from './delegation.input.js';
import { DelegationService } from './delegation.service.js';
import { Delegation, DelegationWithdrawn, DelegationsGranted } from './delegation.js';

/** Derived secrecy, over HTTP (S2, S4). */
@Controller('v1/delegations')
export class DelegationController {
  constructor(private readonly delegations: DelegationService) {}

  @Get()
  @Says('Shows the delegations that the actor may know of.')
  @Allows('read', 'Delegation')
  @AnswersPage(Delegation)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Delegation>>> {
    return this.delegations.page(context, page);
  }

  @Post()
  @Says('Grants derived secrecy to an assistant, for employees the doctor is responsible for.')
  @Allows('grant', 'Delegation', { employeesIn: 'employeeIds' })
  @AlsoRefuses(
    '403 does-casework S6',
    '403 not-a-medical-assistant S6',
    '403 not-allowed S2',
    '403 on-the-employers-side S10',
    '403 to-oneself S2',
    '409 beyond-registration S5',
  )
  @Answers(DelegationsGranted)
  async grant(
    @Acting() context: Context,
    @Body({ schema: DelegationInput }) input: DelegationInput,
  ): Promise<DelegationsGranted> {
    return this.delegations.grant(context, input);
  }

  @Post(':delegationId/withdrawal')
  @Says('Withdraws a delegation at once.')
  @Allows('withdraw', 'Delegation')
  @AlsoRefuses('403 not-allowed S4', '409 already-ended S4')
  @Answers(DelegationWithdrawn)
  async withdraw(
    @Acting() context: Context,
    @Param('delegationId', { schema: uuidParam }) delegationId: string,
  ): Promise<DelegationWithdrawn> {
    return this.delegations.withdraw(context, delegationId);
  }
}
