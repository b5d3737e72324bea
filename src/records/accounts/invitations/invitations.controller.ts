import { Controller, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { AccountInvited, EmployeeInvited } from './invitation-receipts.js';
import { InvitationsService } from './invitations.service.js';

/** Invitations over HTTP. */
@Controller('v1')
export class InvitationsController {
  constructor(private readonly service: InvitationsService) {}

  @Post('accounts/:accountId/invitations')
  @Says('Makes a new code for an account that waits for its person, shown once; the earlier one is void.')
  @Allows('invite', 'Account')
  @AlsoRefuses('403 not-allowed S7', '409 not-awaiting-link S7')
  @Answers(AccountInvited)
  async renew(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<AccountInvited> {
    return this.service.renew(context, accountId);
  }

  @Post('employees/:employeeId/invitations')
  @Says('Invites an employee to link the own dossier. There is no code before somebody else prints the letter.')
  @Allows('invite', 'Account')
  @AlsoRefuses('403 not-allowed S7', '409 already-linked D1')
  @Answers(EmployeeInvited)
  async inviteEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<EmployeeInvited> {
    return this.service.inviteEmployee(context, employeeId);
  }
}
