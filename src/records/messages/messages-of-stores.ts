import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { mayKnowOf } from '../../safeguards/access/proposed.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';
import type { MessageStore } from './attachments/attachment.js';
import { HealthMessageRepository } from './health-message.repository.js';
import { MessageRepository } from './message.repository.js';

const KINDS = { employee: 'Message', medical: 'HealthMessage' } as const;

/** The messages at the desk and those at the doctor, for what is the same with both. */
@Injectable()
export class MessagesOfStores {
  constructor(
    private readonly desk: MessageRepository,
    private readonly doctor: HealthMessageRepository,
  ) {}

  kindIn(store: MessageStore): string {
    return KINDS[store];
  }

  /** Whose message it is. @throws Problem 404 outside what the actor may know of, 403 (D3) where it isn't his to add to. */
  async permitAttaching(tx: Transaction, context: Context, store: MessageStore, messageId: string): Promise<string> {
    const sealed = await this.#message(tx, context, store, messageId);
    return sealed.permit(context, 'attach', 'D3').employeeId;
  }

  /** Waits until nobody else moves this message or adds to it. @throws Problem 404 where it is gone by then. */
  async alone(tx: Transaction, context: Context, store: MessageStore, messageId: string): Promise<void> {
    await this.desk.alone(tx, messageId);
    await this.#message(tx, context, store, messageId);
  }

  /** On record as fetched. @throws Problem 404 outside what the actor may know of, 403 (I3) where a copy isn't his to get. */
  async permitFetching(tx: Transaction, context: Context, store: MessageStore, messageId: string): Promise<void> {
    (await this.#message(tx, context, store, messageId)).permit(context, 'fetch', 'I3');
  }

  /** May the actor still read this employee's messages there? */
  async mayRead(tx: Transaction, context: Context, store: MessageStore, employeeId: string): Promise<boolean> {
    const standing = store === 'employee' ? this.desk.standing.bind(this.desk) : requireStanding;
    return mayKnowOf(context, KINDS[store], { ...(await standing(tx, context, employeeId)) });
  }

  async #message(tx: Transaction, context: Context, store: MessageStore, messageId: string) {
    const messages = store === 'employee' ? this.desk : this.doctor;
    const sealed = await messages.message(tx, context, messageId);
    if (sealed === null) throw notFound();
    return sealed;
  }
}
