import { Controller, Get, Query } from '@nestjs/common';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { RoleHeld } from './role-held.js';
import { WaitingRolesQuery } from './roles-held.input.js';
import { WaitingRolesService } from './waiting-roles.service.js';

/** Roles that wait for a signature, over HTTP. */
@Controller('v1/roles')
export class WaitingRolesController {
  constructor(private readonly service: WaitingRolesService) {}

  @Get()
  @Says('Shows one page of the roles that wait for approval or for confirmation.')
  @Allows('read', 'RoleHeld')
  @AnswersPage(RoleHeld)
  async waiting(
    @Acting() context: Context,
    @Query({ schema: WaitingRolesQuery }) query: WaitingRolesQuery,
  ): Promise<Page<Opened<RoleHeld>>> {
    return this.service.waiting(context, query);
  }
}
