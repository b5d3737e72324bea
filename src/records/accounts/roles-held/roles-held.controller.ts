import { Body, Controller, Get, Param, Post } from '@nestjs/common';
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
  @Answers(RoleChanged)
  async end(@Acting() context: Context, @Param('roleId', { schema: uuidParam }) roleId: string): Promise<RoleChanged> {
    return this.service.end(context, roleId);
  }
}
