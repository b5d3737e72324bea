import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../safeguards/access/latest-first.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { tellTheCoreExpert } from '../../safeguards/notices/tell-the-core-expert.js';
import { AttachmentRepository } from './attachments/attachment.repository.js';
import type { HealthMessage, MessageContent } from './message.js';

const COLUMNS = 'SELECT id, employee_id, sent_on, sealed, put_by, put_at FROM medical.health_message';
const OF_EMPLOYEE = latestFirst(`${COLUMNS} WHERE employee_id = $1`, 'put_at');
const ONE = `${COLUMNS} WHERE id = $1`;
const PUT = `
  INSERT INTO medical.health_message (id, employee_id, sent_on, sealed, put_by) VALUES ($1, $2, $3, $4, $5)`;
const NOTICE = 'health-message';

interface MessageResult extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly sent_on: string;
  readonly sealed: Buffer;
  readonly put_by: string;
  readonly put_at: string;
}

/** What is put into the medical store; its content is sealed here. */
export interface PutMessage {
  readonly id: string;
  readonly employeeId: string;
  readonly sentOn: string;
  readonly content: MessageContent;
  readonly putBy: string;
  /** Who is told; null where there is none at the moment (S13): it waits in the dossier for the next one, and the core-expert doctors are told. */
  readonly dossierDoctorId: string | null;
}

/** What employees wrote about health (D12): put in, never changed; it leaves sealed. */
@Injectable()
export class HealthMessageRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly files: AttachmentRepository,
  ) {}

  /** One page of an employee's messages to the doctor, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<HealthMessage>[]> {
    return this.#sealed(tx, context, await tx.query<MessageResult>(OF_EMPLOYEE, [employeeId, after, limit]));
  }

  /** @returns null outside what the actor may know of. */
  async message(tx: Transaction, context: Context, messageId: string): Promise<Sealed<HealthMessage> | null> {
    const [message] = await this.#sealed(tx, context, await tx.query<MessageResult>(ONE, [messageId]));
    return message ?? null;
  }

  /** Puts it in, from either store, and tells the doctor that something came: not what, and nobody else (D5). */
  async put(tx: Transaction, message: PutMessage): Promise<void> {
    const { id, employeeId, sentOn, content, putBy, dossierDoctorId } = message;
    const sealed = seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id), content);
    await tx.query(PUT, [id, employeeId, sentOn, sealed, putBy]);
    if (dossierDoctorId === null) await tellTheCoreExpert(tx, employeeId);
    else await giveNotice(tx, dossierDoctorId, NOTICE, id);
  }

  /** Rows of one employee. */
  async #sealed(tx: Transaction, context: Context, rows: readonly MessageResult[]): Promise<Sealed<HealthMessage>[]> {
    const [first] = rows;
    if (first === undefined) return [];
    const employeeId = first.employee_id;
    const facts = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const key = await this.keys.find(employeeId, 'medical');
    const files = await this.files.of(
      tx,
      'medical',
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const { subject, text } = unseal<MessageContent>(key, placeOf(employeeId, row.id), row.sealed);
      const message: HealthMessage = {
        id: row.id,
        employeeId,
        sentOn: row.sent_on,
        subject,
        text,
        putBy: row.put_by,
        putAt: row.put_at,
        attachments: files.get(row.id) ?? [],
      };
      return new Sealed('HealthMessage', message, { ...facts, putBy: row.put_by }, undefined, row.place);
    });
  }
}

function placeOf(owner: string, messageId: string): Place {
  return { store: 'medical', owner, record: messageId, version: 1, item: 'health-message' };
}
