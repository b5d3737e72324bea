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
import { HealthMessagesService } from './health-messages.service.js';
import { MessageInput, OwnMessageInput } from './message.input.js';
import { HealthMessage, Message, MessageRecorded } from './message.js';
import { MessagesService } from './messages.service.js';

/** Messages from and about an employee, over HTTP. */
@Controller('v1')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly atTheDoctor: HealthMessagesService,
  ) {}

  @Get('employees/:employeeId/messages')
  @Says('Shows one page of the messages in an employee dossier; nothing is there of what was moved to the doctor.')
  @Allows('read', 'Message')
  @AnswersPage(Message)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Message>>> {
    return this.messages.ofEmployee(context, employeeId, page);
  }

  @Get('messages/:messageId')
  @Says('Shows one message.')
  @Allows('read', 'Message')
  @AnswersOne(Message)
  async message(
    @Acting() context: Context,
    @Param('messageId', { schema: uuidParam }) messageId: string,
  ): Promise<Opened<Message>> {
    return this.messages.message(context, messageId);
  }

  @Post('employees/:employeeId/messages')
  @Says('Writes down a message that came from the employee or went to him.')
  @Allows('record', 'Message')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed D3', '409 nobody-at-the-desk D12')
  @Answers(MessageRecorded)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: MessageInput }) input: MessageInput,
  ): Promise<MessageRecorded> {
    return this.messages.record(context, employeeId, input);
  }

  @Post('employees/:employeeId/own-messages')
  @Says("The employee writes to the case manager's desk.")
  @Allows('write', 'Message')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed D3', '409 nobody-at-the-desk D12')
  @Answers(MessageRecorded)
  async write(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: OwnMessageInput }) input: OwnMessageInput,
  ): Promise<MessageRecorded> {
    return this.messages.write(context, employeeId, input);
  }

  @Post('messages/:messageId/move-to-doctor')
  @Says('Moves what is about health to the dossier doctor; nothing of it stays here.')
  @Allows('move', 'Message')
  @AlsoRefuses('403 not-allowed D12')
  @Answers(MessageRecorded)
  async moveToDoctor(
    @Acting() context: Context,
    @Param('messageId', { schema: uuidParam }) messageId: string,
  ): Promise<MessageRecorded> {
    return this.messages.moveToDoctor(context, messageId);
  }

  @Get('employees/:employeeId/health-messages')
  @Says('Shows one page of what an employee wrote about health.')
  @Allows('read', 'HealthMessage')
  @AnswersPage(HealthMessage)
  async ofHealth(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<HealthMessage>>> {
    return this.atTheDoctor.ofEmployee(context, employeeId, page);
  }

  @Get('health-messages/:messageId')
  @Says('Shows one message about health: the notice `health-message` names it.')
  @Allows('read', 'HealthMessage')
  @AnswersOne(HealthMessage)
  async oneOfHealth(
    @Acting() context: Context,
    @Param('messageId', { schema: uuidParam }) messageId: string,
  ): Promise<Opened<HealthMessage>> {
    return this.atTheDoctor.message(context, messageId);
  }

  @Post('employees/:employeeId/health-messages')
  @Says('The employee writes to the dossier doctor; no other desk learns of it.')
  @Allows('write', 'HealthMessage')
  @AlsoRefuses('403 not-allowed D12')
  @Answers(MessageRecorded)
  async writeToDoctor(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: OwnMessageInput }) input: OwnMessageInput,
  ): Promise<MessageRecorded> {
    return this.atTheDoctor.write(context, employeeId, input);
  }
}
