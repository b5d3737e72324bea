import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { AccountName } from './account-name.js';
import { AccountNamesService } from './account-names.service.js';

/** Names for the ids of the trail, over HTTP. */
@Controller('v1/account-names')
export class AccountNamesController {
  constructor(private readonly service: AccountNamesService) {}

  @Get()
  @Says('Shows one page of the names of those who work here or act for an employer.')
  @Allows('read', 'AccountName')
  @AnswersPage(AccountName)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<AccountName>>> {
    return this.service.page(context, page);
  }

  @Get(':accountId')
  @Says("Shows whose account it is; of an employee's there is nothing here.")
  @Allows('read', 'AccountName')
  @AnswersOne(AccountName)
  async one(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<Opened<AccountName>> {
    return this.service.one(context, accountId);
  }
}
