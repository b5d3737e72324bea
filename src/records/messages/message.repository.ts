import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../safeguards/access/latest-first.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { AttachmentRepository } from './attachments/attachment.repository.js';
import { deskStandings, requireDeskStanding, type DeskStanding } from './desk-standing.js';
import type { Message, MessageContent } from './message.js';

const COLUMNS = `
  SELECT id, employee_id, employer_id, direction, channel, sent_on, sealed, recorded_by, recorded_at
  FROM employee.message`;
const OF_EMPLOYEE = latestFirst(`${COLUMNS} WHERE employee_id = $1`, 'recorded_at');
const ONE = `${COLUMNS} WHERE id = $1`;
const ADD = `
  INSERT INTO employee.message (id, employee_id, employer_id, direction, channel, sent_on, sealed, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('message ' || $1, 0))";
const FORGET_DIGEST = "UPDATE desk.idempotency SET digest = '' WHERE answer ->> 'messageId' = $1";
const REMOVE = 'DELETE FROM employee.message WHERE id = $1';

interface MessageResult extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly direction: 'in' | 'out';
  readonly channel: Message['channel'];
  readonly sent_on: string;
  readonly sealed: Buffer;
  readonly recorded_by: string;
  readonly recorded_at: string;
}

/** What is written of a new message; its content is sealed here. */
export interface NewMessage {
  readonly id: string;
  readonly employeeId: string;
  readonly employerId: string;
  readonly direction: 'in' | 'out';
  readonly channel: Message['channel'];
  readonly sentOn: string;
  readonly content: MessageContent;
  readonly recordedBy: string;
}

/** The messages of the employee dossier; they leave it sealed. */
@Injectable()
export class MessageRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly files: AttachmentRepository,
    private readonly policies: Policies,
  ) {}

  /** What stands between the actor and somebody's messages. @throws Problem 404 for an employee that doesn't exist. */
  async standing(tx: Transaction, context: Context, employeeId: string): Promise<DeskStanding> {
    return requireDeskStanding(tx, context, this.policies, employeeId);
  }

  /** One page of an employee's messages, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<Message>[]> {
    return this.#sealed(tx, context, await tx.query<MessageResult>(OF_EMPLOYEE, [employeeId, after, limit]));
  }

  /** @returns null outside what the actor may know of. */
  async message(tx: Transaction, context: Context, messageId: string): Promise<Sealed<Message> | null> {
    const [message] = await this.#sealed(tx, context, await tx.query<MessageResult>(ONE, [messageId]));
    return message ?? null;
  }

  async add(tx: Transaction, message: NewMessage): Promise<void> {
    const { id, employeeId, employerId, direction, channel, sentOn, content, recordedBy } = message;
    const sealed = seal(await this.keys.find(employeeId, 'employee'), placeOf(employeeId, id), content);
    await tx.query(ADD, [id, employeeId, employerId, direction, channel, sentOn, sealed, recordedBy]);
  }

  /** Waits until nobody else moves this message or adds to it; what is looked up afterwards stays so until the end. */
  async alone(tx: Transaction, messageId: string): Promise<void> {
    await tx.query(ONE_AT_A_TIME, [messageId]);
  }

  /** D12 — hands over its files, takes out what this act put into the medical store, and what its writing was known by. */
  async moveOut(tx: Transaction, messageId: string): Promise<void> {
    await this.files.moveToDoctor(tx, messageId);
    await tx.query(FORGET_DIGEST, [messageId]);
    await tx.query(REMOVE, [messageId]);
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly MessageResult[]): Promise<Sealed<Message>[]> {
    const ids = [...new Set(rows.map((row) => row.employee_id))];
    const standing = await deskStandings(tx, context, this.policies, ids);
    const keys = await this.keys.findAll(ids, 'employee');
    const files = await this.files.of(
      tx,
      'employee',
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const key = keys.get(row.employee_id);
      if (key === undefined) throw new Error('a row came without the key of its person');
      const { subject, text } = unseal<MessageContent>(key, placeOf(row.employee_id, row.id), row.sealed);
      const message: Message = {
        id: row.id,
        employeeId: row.employee_id,
        direction: row.direction,
        channel: row.channel,
        sentOn: row.sent_on,
        recordedBy: row.recorded_by,
        recordedAt: row.recorded_at,
        subject,
        text,
        attachments: files.get(row.id) ?? [],
      };
      return new Sealed(
        'Message',
        message,
        { ...standing.get(row.employee_id), recordedBy: row.recorded_by },
        undefined,
        row.place,
      );
    });
  }
}

function placeOf(owner: string, messageId: string): Place {
  return { store: 'employee', owner, record: messageId, version: 1, item: 'message' };
}
