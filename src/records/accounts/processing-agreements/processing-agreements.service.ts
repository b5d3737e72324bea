import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { faultsOfAgreement } from './faults-of-agreement.js';
import type { ProcessingAgreementInput } from './processing-agreement.input.js';
import type { ProcessingAgreement, ProcessingAgreementChanged } from './processing-agreement.js';
import { ProcessingAgreementsRepository } from './processing-agreements.repository.js';

/** P1 — hired people work under a processing agreement, recorded by one person and confirmed by another (S7). */
@Injectable()
export class ProcessingAgreementsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ProcessingAgreementsRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 400 (P1, D8) for days that can't be, or a country outside the European Economic Area. */
  async record(context: Context, input: ProcessingAgreementInput): Promise<ProcessingAgreementChanged> {
    const faults = faultsOfAgreement(input, context.moment.today);
    if (faults.length > 0) throw invalidInput(faults);
    const id = randomUUID();
    return this.stores.write(context, 'desk', async (tx) => {
      const recordedBy = context.actor.accountId;
      permitNew(context, 'record', 'ProcessingAgreement', { id }, { enteredBy: recordedBy }, 'P1');
      await this.repository.add(tx, { id, recordedBy, ...input });
      await indexRecords(tx, [{ id, kind: 'ProcessingAgreement', employeeId: null, employerId: null }]);
      return { processingAgreementId: id, state: 'recorded' };
    });
  }

  /** @throws Problem 403 (S7) for who recorded it; 404; 409 when it doesn't wait for it. */
  async confirm(context: Context, id: string): Promise<ProcessingAgreementChanged> {
    return this.stores.write(context, 'desk', async (tx) => {
      await this.#known(tx, context, id, 'confirm');
      if (!(await this.repository.confirm(tx, id))) {
        throw refusedByRule(409, 'not-waiting-for-this', 'P1', 'This agreement does not wait for that signature.');
      }
      return { processingAgreementId: id, state: 'confirmed' };
    });
  }

  /** Nothing starts under it after the answer. @throws Problem 404; 409 when it is over already. */
  async end(context: Context, id: string): Promise<ProcessingAgreementChanged> {
    return this.stores.write(context, 'desk', async (tx) => {
      await this.#known(tx, context, id, 'withdraw');
      if (!(await this.repository.end(tx, id))) {
        throw refusedByRule(409, 'already-ended', 'P1', 'That agreement is over already.');
      }
      return { processingAgreementId: id, state: 'ended' };
    });
  }

  /** One page, by id. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<ProcessingAgreement>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  async #known(tx: Transaction, context: Context, id: string, action: string): Promise<void> {
    const sealed = await this.repository.find(tx, id);
    if (sealed === null) throw notFound();
    sealed.permit(context, action, 'S7');
  }
}
