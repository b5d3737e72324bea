import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { Account } from './account.js';
import { AccountInput } from './accounts.input.js';
import { AccountsService } from './accounts.service.js';
import { AccountChanged, AccountInvited } from './invitations/invitation-receipts.js';

/** Accounts over HTTP. */
@Controller('v1/accounts')
export class AccountsController {
  constructor(private readonly service: AccountsService) {}

  @Get()
  @Says('Shows one page of the accounts; for who is no administrator, the own one.')
  @Allows('read', 'Account')
  @AnswersPage(Account)
  async accounts(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Account>>> {
    return this.service.accounts(context, page);
  }

  @Get(':accountId')
  @Says('Shows one account.')
  @Allows('read', 'Account')
  @AnswersOne(Account)
  async account(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<Opened<Account>> {
    return this.service.account(context, accountId);
  }

  @Post()
  @Says('Makes an account and its invitation; the code is in this answer and nowhere else.')
  @Allows('invite', 'Account')
  @AlsoRefuses('403 not-allowed S7', '409 no-agreement-until-then P1')
  @Answers(AccountInvited)
  async invite(
    @Acting() context: Context,
    @Body({ schema: AccountInput }) input: AccountInput,
  ): Promise<AccountInvited> {
    return this.service.invite(context, input);
  }

  @Post(':accountId/suspension')
  @Says('Shuts an account.')
  @Allows('suspend', 'Account')
  @AlsoRefuses('403 not-allowed S7', '403 own-account S7', '409 already-suspended S7')
  @Answers(AccountChanged)
  async suspend(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<AccountChanged> {
    return this.service.suspend(context, accountId);
  }

  @Post(':accountId/reinstatement')
  @Says('Opens an account that was shut.')
  @Allows('suspend', 'Account')
  @AlsoRefuses('403 not-allowed S7', '403 own-account S7', '409 already-open S7')
  @Answers(AccountChanged)
  async reinstate(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<AccountChanged> {
    return this.service.reinstate(context, accountId);
  }
}
