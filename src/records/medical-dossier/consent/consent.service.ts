import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { SignedDocument } from '../../../platform/signing/signed-document.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { requireKnownIfEmpty } from '../../../safeguards/access/known-if-empty.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { Consent } from './consent.js';
import { ConsentRepository } from './consent.repository.js';

/** C2 — consents as those read them who may know of them, and the files that prove them. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ConsentRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of an employee's consents. @throws Problem 404 for an employee of whom the actor may know none */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<Consent>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const found = await this.repository.ofEmployee(tx, context, employeeId, after, limit + 1);
      await requireKnownIfEmpty(tx, context, employeeId, found, (towards) =>
        mayKnowOf(context, 'Consent', { ...towards, signed: true, onPaper: true, recordedByAnother: false }),
      );
      return found;
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async consent(context: Context, consentId: string): Promise<Opened<Consent>> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.repository.one(tx, context, consentId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** The very bytes that are shown to be signed. @throws Problem 404 outside what the actor may know of. */
  async sheet(context: Context, consentId: string): Promise<Buffer> {
    return this.#fetch(context, consentId, async (tx, consent) => {
      const sheet = await this.repository.sheet(tx, consent);
      if (sheet === null) throw notFound();
      return sheet;
    });
  }

  /** What was signed. @throws Problem 404 outside what the actor may know of; 409 (C2) while it isn't signed. */
  async evidence(context: Context, consentId: string): Promise<SignedDocument> {
    return this.#fetch(context, consentId, async (tx, consent) => {
      const evidence = await this.repository.evidence(tx, consent);
      if (evidence === null)
        throw refusedByRule(409, 'not-signed', 'C2', 'It is not signed, nor was a paper accepted.');
      return evidence;
    });
  }

  async #fetch<Found>(
    context: Context,
    consentId: string,
    find: (tx: Transaction, consent: Consent) => Promise<Found>,
  ): Promise<Found> {
    return this.stores.read(context, 'medical', async (tx) => {
      const sealed = await this.repository.one(tx, context, consentId);
      if (sealed === null) throw notFound();
      return find(tx, sealed.permit(context, 'fetch', 'C2'));
    });
  }
}
