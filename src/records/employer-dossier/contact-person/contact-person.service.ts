import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { EmployerDossierRepository } from '../employer-dossier.repository.js';
import type { ContactPerson, ContactPersonWritten } from './contact-person.js';
import type { ContactPersonAmendmentInput, ContactPersonInput } from './contact-person.input.js';
import { ContactPersonRepository } from './contact-person.repository.js';

const KIND = 'ContactPerson';

/** Who speaks for an employer (D1). */
@Injectable()
export class ContactPersonService {
  constructor(
    private readonly stores: RecordStores,
    private readonly employers: EmployerDossierRepository,
    private readonly repository: ContactPersonRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page. @throws Problem 404 for an employer that the actor may not know of. */
  async of(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<ContactPerson>>> {
    const query = `${KIND} ${employerId}`;
    const { after, limit } = this.cursors.read(context, request, query);
    const sealed = await this.stores.read(context, 'employer', async (tx) => {
      if ((await this.employers.employer(tx, employerId)) === null) throw notFound();
      return this.repository.of(tx, employerId, after, limit + 1);
    });
    return this.cursors.page(context, query, sealed, limit);
  }

  /** @throws Problem 404 for an employer that the actor may not know of. */
  async add(context: Context, employerId: string, input: ContactPersonInput): Promise<ContactPersonWritten> {
    return this.stores.write(context, 'employer', async (tx) => {
      if ((await this.employers.employer(tx, employerId)) === null) throw notFound();
      const person = { ...input, id: randomUUID(), employerId, until: input.until ?? null };
      permitNew(context, 'record', KIND, person, { employerId }, 'D1');
      await this.repository.add(tx, person, context.actor.accountId);
      await indexRecords(tx, [{ id: person.id, kind: KIND, employeeId: null, employerId }]);
      return { contactPersonId: person.id, version: 1 };
    });
  }

  /** @throws Problem 404 outside what the actor may know of; 409 when `version` isn't the current one. */
  async amend(context: Context, id: string, input: ContactPersonAmendmentInput): Promise<ContactPersonWritten> {
    return this.stores.write(context, 'employer', async (tx) => {
      const sealed = await this.repository.person(tx, id);
      if (sealed === null) throw notFound();
      sealed.permit(context, 'amend', 'D1', ['name', 'function', 'phone', 'email', 'from', 'until']);
      const version = await this.repository.amend(tx, id, input);
      if (version === null) throw staleVersion();
      return { contactPersonId: id, version };
    });
  }
}
