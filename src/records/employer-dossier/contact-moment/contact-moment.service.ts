import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { ContactPersonRepository } from '../contact-person/contact-person.repository.js';
import { EmployerDossierRepository } from '../employer-dossier.repository.js';
import type { ContactMoment, ContactMomentWritten } from './contact-moment.js';
import type { ContactMomentAmendmentInput, ContactMomentInput } from './contact-moment.input.js';
import { ContactMomentRepository } from './contact-moment.repository.js';

const KIND = 'ContactMoment';

/** When one spoke with an employer, in codes: no word about an employee fits in (D3). */
@Injectable()
export class ContactMomentService {
  constructor(
    private readonly stores: RecordStores,
    private readonly employers: EmployerDossierRepository,
    private readonly people: ContactPersonRepository,
    private readonly repository: ContactMomentRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page. @throws Problem 404 for an employer that the actor may not know of. */
  async of(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<ContactMoment>>> {
    const query = `${KIND} ${employerId}`;
    const { after, limit } = this.cursors.read(context, request, query);
    const sealed = await this.stores.read(context, 'employer', async (tx) => {
      if ((await this.employers.employer(tx, employerId)) === null) throw notFound();
      return this.repository.of(tx, employerId, after, limit + 1);
    });
    return this.cursors.page(context, query, sealed, limit);
  }

  /** @throws Problem 400 for a day in the future or somebody who isn't of that employer; 404 for an unknown employer. */
  async add(context: Context, employerId: string, input: ContactMomentInput): Promise<ContactMomentWritten> {
    return this.stores.write(context, 'employer', async (tx) => {
      if ((await this.employers.employer(tx, employerId)) === null) throw notFound();
      const { contactPersonId = null, nextStepOn = null } = input;
      const moment = { ...input, id: randomUUID(), employerId, contactPersonId, nextStepOn };
      permitNew(context, 'record', KIND, moment, { employerId }, 'D3');
      await this.#refuse(tx, context, moment);
      await this.repository.add(tx, moment, context.actor.accountId);
      await indexRecords(tx, [{ id: moment.id, kind: KIND, employeeId: null, employerId }]);
      return { contactMomentId: moment.id, version: 1 };
    });
  }

  /** @throws Problem 400 as {@link add}; 404 outside what the actor may know of; 409 for another version than the current one. */
  async amend(context: Context, id: string, input: ContactMomentAmendmentInput): Promise<ContactMomentWritten> {
    return this.stores.write(context, 'employer', async (tx) => {
      const sealed = await this.repository.moment(tx, id);
      if (sealed === null) throw notFound();
      const { employerId } = sealed.permit(context, 'amend', 'D3', [
        'contactPersonId',
        'on',
        'direction',
        'channel',
        'subject',
        'nextStep',
        'nextStepOn',
      ]);
      await this.#refuse(tx, context, { ...input, employerId, contactPersonId: input.contactPersonId ?? null });
      const version = await this.repository.amend(tx, id, input);
      if (version === null) throw staleVersion();
      return { contactMomentId: id, version };
    });
  }

  async #refuse(
    tx: Transaction,
    context: Context,
    { on, employerId, contactPersonId }: Pick<ContactMoment, 'on' | 'employerId' | 'contactPersonId'>,
  ): Promise<void> {
    if (on > context.moment.today) throw invalidInput([{ at: '/on', code: 'in_the_future' }]);
    if (contactPersonId === null) return;
    const person = await this.people.person(tx, contactPersonId);
    if (person === null || person.open(context).employerId !== employerId) {
      throw invalidInput([{ at: '/contactPersonId', code: 'nobody_of_that_employer' }]);
    }
  }
}
