import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { mayKnowOf, permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { ServicesAgreed } from '../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { refuseUnread } from './desk-standing.js';
import { HealthMessageRepository } from './health-message.repository.js';
import type { MessageInput, OwnMessageInput } from './message.input.js';
import type { Message, MessageRecorded } from './message.js';
import { MessageRepository, type NewMessage } from './message.repository.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';

const KIND = 'Message';

/** Messages from and about an employee, in the employee dossier (D3); what is about health goes to the doctor (D12). */
@Injectable()
export class MessagesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: MessageRepository,
    private readonly atTheDoctor: HealthMessageRepository,
    private readonly agreed: ServicesAgreed,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of an employee's messages. @throws Problem 404 outside what the actor may know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<Message>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'employee', async (tx) => {
      const standing = await this.repository.standing(tx, context, employeeId);
      if (!mayKnowOf(context, KIND, { ...standing })) throw notFound();
      return this.repository.ofEmployee(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async message(context: Context, messageId: string): Promise<Opened<Message>> {
    const sealed = await this.stores.read(context, 'employee', (tx) => this.repository.message(tx, context, messageId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** Writes down a message that somebody of the service got or sent. @throws Problem 400 for a day in the future. */
  async record(context: Context, employeeId: string, input: MessageInput): Promise<MessageRecorded> {
    const { direction, channel, sentOn, subject, text } = input;
    if (sentOn > context.moment.today) throw invalidInput([{ at: '/sentOn', code: 'in_the_future' }]);
    return this.#add(context, 'record', employeeId, { direction, channel, sentOn, content: { subject, text } });
  }

  /**
   * D3 — the employee writes to the service's desk: kept in his employee dossier.
   * @throws Problem 409 (D12) where nobody there would read it.
   */
  async write(context: Context, employeeId: string, content: OwnMessageInput): Promise<MessageRecorded> {
    const sentOn = context.moment.today;
    return this.#add(context, 'write', employeeId, { direction: 'in', channel: 'portal', sentOn, content });
  }

  /**
   * D12 — what is about health goes to the dossier doctor in one act, with its files: into the medical store, out of this one, the
   * doctor told.
   * Nothing of it stays here, so that who asks for it again finds nothing.
   * @throws Problem 404 outside what the actor may know of, and for what was moved before.
   */
  async moveToDoctor(context: Context, messageId: string): Promise<MessageRecorded> {
    return this.stores.write(context, 'employee', async (tx) => {
      await this.repository.alone(tx, messageId);
      const sealed = await this.repository.message(tx, context, messageId);
      if (sealed === null) throw notFound();
      const { employeeId, sentOn, subject, text } = sealed.permit(context, 'move', 'D12');
      const { dossierDoctorId } = await requireStanding(tx, context, employeeId);
      const putBy = context.actor.accountId;
      const content = { subject, text };
      await this.atTheDoctor.put(tx, { id: messageId, employeeId, sentOn, content, putBy, dossierDoctorId });
      await this.repository.moveOut(tx, messageId);
      return { messageId };
    });
  }

  async #add(
    context: Context,
    action: 'record' | 'write',
    employeeId: string,
    message: Pick<NewMessage, 'direction' | 'channel' | 'sentOn' | 'content'>,
  ): Promise<MessageRecorded> {
    return this.stores.write(context, 'employee', async (tx) => {
      const standing = await this.repository.standing(tx, context, employeeId);
      const { employerId } = standing;
      const id = randomUUID();
      const recordedBy = context.actor.accountId;
      permitNew(context, action, KIND, { id }, { ...standing, recordedBy }, 'D3');
      await this.agreed.refuseUnagreedOf(tx, KIND, employeeId);
      if (action === 'write') await refuseUnread(tx, standing);
      await this.repository.add(tx, { id, employeeId, employerId, ...message, recordedBy });
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId }]);
      return { messageId: id };
    });
  }
}
