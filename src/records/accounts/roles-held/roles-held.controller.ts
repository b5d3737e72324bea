import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { RoleHeld, RoleChanged } from './role-held.js';
import { RoleInput } from './roles-held.input.js';
import { RolesHeldService } from './roles-held.service.js';

/** Roles held, over HTTP. */
@Controller('v1')
export class RolesHeldController {
  constructor(private readonly service: RolesHeldService) {}

  @Get('accounts/:accountId/roles')
  @Says('Shows all roles an account held, holds or is proposed for, the oldest first.')
  @Allows('read', 'RoleHeld')
  @AnswersList(RoleHeld)
  async rolesOf(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<{ items: Opened<RoleHeld>[] }> {
    return this.service.rolesOf(context, accountId);
  }

  @Post('accounts/:accountId/roles')
  @Says('Proposes a role for somebody else.')
  @Allows('grant', 'RoleHeld')
  @AlsoRefuses(
    '403 holds-derived-secrecy S6',
    '403 more-than-held S7',
    '403 never-derived-secrecy S6',
    '403 not-a-signatory S7',
    '403 not-allowed S7',
    '403 not-bound S7',
    '403 own-account-only S10',
    '403 own-role S7',
    '403 signed-before S7',
    '409 doctor-there S10',
    '409 kept-apart',
    '409 role-open-already S7',
  )
  @Answers(RoleChanged)
  async propose(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
    @Body({ schema: RoleInput }) input: RoleInput,
  ): Promise<RoleChanged> {
    return this.service.propose(context, accountId, input);
  }

  @Post('roles/:roleId/approval')
  @Says('Approves a role that somebody else proposed for a third.')
  @Allows('approve', 'RoleHeld')
  @AlsoRefuses(
    '403 gave-the-code S7',
    '403 holds-derived-secrecy S6',
    '403 more-than-held S7',
    '403 never-derived-secrecy S6',
    '403 not-a-signatory S7',
    '403 not-allowed S7',
    '403 not-bound S7',
    '403 own-account-only S10',
    '403 own-role S7',
    '403 signed-before S7',
    '409 doctor-there S10',
    '409 kept-apart',
    '409 nobody-signed-in-yet S7',
    '409 not-waiting-for-this S7',
  )
  @Answers(RoleChanged)
  async approve(
    @Acting() context: Context,
    @Param('roleId', { schema: uuidParam }) roleId: string,
  ): Promise<RoleChanged> {
    return this.service.approve(context, roleId);
  }

  @Post('roles/:roleId/confirmation')
  @Says('Confirms an approved role as the second person.')
  @Allows('confirm', 'RoleHeld')
  @AlsoRefuses(
    '403 gave-the-code S7',
    '403 holds-derived-secrecy S6',
    '403 more-than-held S7',
    '403 never-derived-secrecy S6',
    '403 not-a-signatory S7',
    '403 not-allowed S7',
    '403 not-bound S7',
    '403 own-account-only S10',
    '403 own-role S7',
    '403 signed-before S7',
    '409 doctor-there S10',
    '409 kept-apart',
    '409 nobody-signed-in-yet S7',
    '409 not-waiting-for-this S7',
  )
  @Answers(RoleChanged)
  async confirm(
    @Acting() context: Context,
    @Param('roleId', { schema: uuidParam }) roleId: string,
  ): Promise<RoleChanged> {
    return this.service.confirm(context, roleId);
  }

  @Post('roles/:roleId/end')
  @Says('Ends a role at once.')
  @Allows('revoke', 'RoleHeld')
  @AlsoRefuses('403 not-allowed S7', '403 not-yours-to-end S7', '409 already-ended S7')
  @Answers(RoleChanged)
  async end(@Acting() context: Context, @Param('roleId', { schema: uuidParam }) roleId: string): Promise<RoleChanged> {
    return this.service.end(context, roleId);
  }
}
