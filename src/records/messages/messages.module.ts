import { Module } from '@nestjs/common';
import { HealthMessageRepository } from './health-message.repository.js';
import { HealthMessagesService } from './health-messages.service.js';
import { MessageRepository } from './message.repository.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';

@Module({
  controllers: [MessagesController],
  providers: [MessagesService, HealthMessagesService, MessageRepository, HealthMessageRepository],
})
export class MessagesModule {}
