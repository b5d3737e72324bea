import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
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

  /** One page of the messages in an employee dossier; nothing is there of what was moved to the doctor. */
  @Get('employees/:employeeId/messages')
  @Allows('read', 'Message')
  @AnswersPage(Message)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Message>>> {
    return this.messages.ofEmployee(context, employeeId, page);
  }

  /** One message. */
  @Get('messages/:messageId')
  @Allows('read', 'Message')
  @AnswersOne(Message)
  async message(
    @Acting() context: Context,
    @Param('messageId', { schema: uuidParam }) messageId: string,
  ): Promise<Opened<Message>> {
    return this.messages.message(context, messageId);
  }

  /** Writes down a message that came from the employee or went to him. */
  @Post('employees/:employeeId/messages')
  @Allows('record', 'Message')
  @Answers(MessageRecorded)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: MessageInput }) input: MessageInput,
  ): Promise<MessageRecorded> {
    return this.messages.record(context, employeeId, input);
  }

  /** The employee writes to the case manager's desk. */
  @Post('employees/:employeeId/own-messages')
  @Allows('write', 'Message')
  @Answers(MessageRecorded)
  async write(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: OwnMessageInput }) input: OwnMessageInput,
  ): Promise<MessageRecorded> {
    return this.messages.write(context, employeeId, input);
  }

  /** Moves what is about health to the dossier doctor; nothing of it stays here. */
  @Post('messages/:messageId/move-to-doctor')
  @Allows('move', 'Message')
  @Answers(MessageRecorded)
  async moveToDoctor(
    @Acting() context: Context,
    @Param('messageId', { schema: uuidParam }) messageId: string,
  ): Promise<MessageRecorded> {
    return this.messages.moveToDoctor(context, messageId);
  }

  /** One page of what an employee wrote about health. */
  @Get('employees/:employeeId/health-messages')
  @Allows('read', 'HealthMessage')
  @AnswersPage(HealthMessage)
  async ofHealth(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<HealthMessage>>> {
    return this.atTheDoctor.ofEmployee(context, employeeId, page);
  }

  /** The employee writes to the dossier doctor; no other desk learns of it. */
  @Post('employees/:employeeId/health-messages')
  @Allows('write', 'HealthMessage')
  @Answers(MessageRecorded)
  async writeToDoctor(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: OwnMessageInput }) input: OwnMessageInput,
  ): Promise<MessageRecorded> {
    return this.atTheDoctor.write(context, employeeId, input);
  }
}
