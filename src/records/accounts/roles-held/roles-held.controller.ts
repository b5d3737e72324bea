import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
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

  /** All roles an account held, holds or is proposed for, the oldest first. */
  @Get('accounts/:accountId/roles')
  @Allows('read', 'RoleHeld')
  @AnswersList(RoleHeld)
  async rolesOf(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<{ items: Opened<RoleHeld>[] }> {
    return this.service.rolesOf(context, accountId);
  }

  /** Proposes a role for somebody else. */
  @Post('accounts/:accountId/roles')
  @Allows('grant', 'RoleHeld')
  @Answers(RoleChanged)
  async propose(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
    @Body({ schema: RoleInput }) input: RoleInput,
  ): Promise<RoleChanged> {
    return this.service.propose(context, accountId, input);
  }

  /** Approves a role that somebody else proposed for a third. */
  @Post('roles/:roleId/approval')
  @Allows('approve', 'RoleHeld')
  @Answers(RoleChanged)
  async approve(
    @Acting() context: Context,
    @Param('roleId', { schema: uuidParam }) roleId: string,
  ): Promise<RoleChanged> {
    return this.service.approve(context, roleId);
  }

  /** Confirms an approved role as the second person. */
  @Post('roles/:roleId/confirmation')
  @Allows('confirm', 'RoleHeld')
  @Answers(RoleChanged)
  async confirm(
    @Acting() context: Context,
    @Param('roleId', { schema: uuidParam }) roleId: string,
  ): Promise<RoleChanged> {
    return this.service.confirm(context, roleId);
  }

  /** Ends a role at once. */
  @Post('roles/:roleId/end')
  @Allows('revoke', 'RoleHeld')
  @Answers(RoleChanged)
  async end(@Acting() context: Context, @Param('roleId', { schema: uuidParam }) roleId: string): Promise<RoleChanged> {
    return this.service.end(context, roleId);
  }
}
