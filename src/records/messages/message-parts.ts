import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { MessagesService } from './messages.service.js';
import { HealthMessagesService } from './health-messages.service.js';

/** What the page of a dossier has of messages. */
@Injectable()
export class MessageParts {
  constructor(parts: DossierParts, messages: MessagesService, atTheDoctor: HealthMessagesService) {
    parts.add(
      {
        kind: 'Message',
        list: '/messages',
        recorded: { at: 'recordedAt', by: 'recordedBy' },
        read: (context, employeeId, page) => messages.ofEmployee(context, employeeId, page),
      },
      {
        kind: 'HealthMessage',
        list: '/health-messages',
        recorded: { at: 'putAt', by: 'putBy' },
        read: (context, employeeId, page) => atTheDoctor.ofEmployee(context, employeeId, page),
      },
    );
  }
}
