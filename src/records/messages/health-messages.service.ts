import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { mayKnowOf, permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { HealthMessageRepository } from './health-message.repository.js';
import type { OwnMessageInput } from './message.input.js';
import type { HealthMessage, MessageRecorded } from './message.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';

const KIND = 'HealthMessage';

/** D12 — what an employee writes to the doctor: in the medical store from its first byte on. */
@Injectable()
export class HealthMessagesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: HealthMessageRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page, by id. @throws Problem 404 for a dossier the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<HealthMessage>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      if (!mayKnowOf(context, KIND, { ...(await requireStanding(tx, context, employeeId)) })) throw notFound();
      return this.repository.ofEmployee(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** One, by the id that its notice names. @throws Problem 404 outside what the actor may know of. */
  async message(context: Context, messageId: string): Promise<Opened<HealthMessage>> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.repository.message(tx, context, messageId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** The employee writes to the doctor; no other desk learns that he did (D5). */
  async write(context: Context, employeeId: string, content: OwnMessageInput): Promise<MessageRecorded> {
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      const id = randomUUID();
      const { dossierDoctorId, employerId } = standing;
      const putBy = context.actor.accountId;
      permitNew(context, 'write', KIND, { id }, { ...standing, putBy }, 'D12');
      const sentOn = context.moment.today;
      await this.repository.put(tx, { id, employeeId, sentOn, content, putBy, dossierDoctorId });
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId }]);
      return { messageId: id };
    });
  }
}
