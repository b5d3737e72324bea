import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { RegistrationInput } from './registration.input.js';
import { RegistrationService } from './registration.service.js';
import { Registration, RegistrationRecorded } from './registration.js';

/** Doctors' registrations, over HTTP (S15). */
@Controller('v1')
export class RegistrationController {
  constructor(private readonly registrations: RegistrationService) {}

  @Post('accounts/:accountId/registrations')
  @Says("Records that a doctor's registration was checked.")
  @Allows('record', 'Registration')
  @AlsoRefuses(
    '403 not-allowed S15',
    '409 no-role-asks-for-it',
    '409 on-both-sides S10',
    '409 registered-for-another S15',
  )
  @Answers(RegistrationRecorded)
  async record(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
    @Body({ schema: RegistrationInput }) input: RegistrationInput,
  ): Promise<RegistrationRecorded> {
    return this.registrations.record(context, accountId, input);
  }

  @Get('accounts/:accountId/registrations')
  @Says("Shows the checks of a doctor's registration.")
  @Allows('read', 'Registration')
  @AnswersList(Registration)
  async ofAccount(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<{ items: Opened<Registration>[] }> {
    return this.registrations.ofAccount(context, accountId);
  }
}
