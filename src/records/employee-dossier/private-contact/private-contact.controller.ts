import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { PrivateContactInput, PrivateContactRemovalInput } from './private-contact.input.js';
import { PrivateContact, PrivateContactRemoved, PrivateContactSaid } from './private-contact.js';
import { PrivateContactService } from './private-contact.service.js';

/** Private contact data, over HTTP (I10). */
@Controller('v1/employees/:employeeId')
export class PrivateContactController {
  constructor(private readonly contacts: PrivateContactService) {}

  @Get('private-contacts')
  @Says('Shows how the employee can be reached in private, as far as he shows it: all of it to himself.')
  @Allows('read', 'PrivateContact')
  @AnswersList(PrivateContact)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<PrivateContact>[] }> {
    return this.contacts.ofEmployee(context, employeeId);
  }

  @Post('private-contacts')
  @Says('Says one item and to whom it is shown; whoever else tries it, the employee hears of it.')
  @Allows('record', 'PrivateContact')
  @AlsoRefuses('403 not-allowed I10', '403 no-agreement D7', '403 not-agreed D7')
  @Answers(PrivateContactSaid)
  async say(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: PrivateContactInput }) input: PrivateContactInput,
  ): Promise<PrivateContactSaid> {
    return this.contacts.say(context, employeeId, input);
  }

  @Post('private-contact-removal')
  @Says('Removes one item; whoever else tries it, the employee hears of it.')
  @Allows('destroy', 'PrivateContact')
  @AlsoRefuses('403 not-allowed I10')
  @Answers(PrivateContactRemoved)
  async remove(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: PrivateContactRemovalInput }) input: PrivateContactRemovalInput,
  ): Promise<PrivateContactRemoved> {
    return this.contacts.remove(context, employeeId, input);
  }
}
