import { Module } from '@nestjs/common';
import { AttachmentRepository } from './attachments/attachment.repository.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { AttachmentsService } from './attachments/attachments.service.js';
import { HealthMessageRepository } from './health-message.repository.js';
import { HealthMessagesService } from './health-messages.service.js';
import { MessageRepository } from './message.repository.js';
import { MessagesOfStores } from './messages-of-stores.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { MessageParts } from './message-parts.js';

@Module({
  controllers: [MessagesController, AttachmentsController],
  providers: [
    MessagesService,
    MessageParts,
    HealthMessagesService,
    AttachmentsService,
    MessagesOfStores,
    MessageRepository,
    HealthMessageRepository,
    AttachmentRepository,
  ],
})
export class MessagesModule {}
