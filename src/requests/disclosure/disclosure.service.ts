import { Injectable } from '@nestjs/common';
import { refuseIf } from '../../platform/problems/rule-refusal.js';
import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { SignedDocument } from '../../platform/signing/signed-document.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import type { DisclosureRequest, DisclosureRequestChanged } from './disclosure-request.js';
import { DISCLOSURE_KIND, DisclosureRepository } from './disclosure.repository.js';
import { whyNotStep } from './why-not-step.js';

/** C13, C17 — requests as those read them who may know of them, and their withdrawal. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DisclosureRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of the requests about an employee. @throws Problem 404 for an employee of whom the actor may know none */
  async ofEmployee(
    context: Context,
    employeeId: string,
    request: PageRequest,
  ): Promise<Page<Opened<DisclosureRequest>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      if (!mayKnowOf(context, DISCLOSURE_KIND, { ...standing })) throw notFound();
      return this.repository.ofEmployee(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async request(context: Context, requestId: string): Promise<Opened<DisclosureRequest>> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.repository.one(tx, context, requestId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** Who asked asks no more; the employee is told. @throws Problem 409 where it was refused, withdrawn, or came to nothing. */
  async withdraw(context: Context, requestId: string): Promise<DisclosureRequestChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.repository.queueUp(tx, requestId);
      const sealed = await this.repository.one(tx, context, requestId);
      if (sealed === null) throw notFound();
      const request = sealed.permit(context, 'withdraw', 'C4');
      refuseIf(whyNotStep(request.state, 'withdraw'));
      await this.repository.withdraw(tx, request);
      const { personAccountId } = await requireStanding(tx, context, request.employeeId);
      if (personAccountId !== null) await giveNotice(tx, personAccountId, 'disclosure-withdrawn', requestId);
      return { disclosureRequestId: requestId, state: 'withdrawn', lacking: request.lacking };
    });
  }

  /** What was signed of the decision. @throws Problem 404 outside what the actor may know of; 409 (C4) while there is none. */
  async evidence(context: Context, requestId: string): Promise<SignedDocument> {
    return this.stores.read(context, 'medical', async (tx) => {
      const sealed = await this.repository.one(tx, context, requestId);
      if (sealed === null) throw notFound();
      sealed.permit(context, 'fetch', 'C4');
      const evidence = await this.repository.evidence(tx, requestId);
      if (evidence === null) throw refusedByRule(409, 'not-decided', 'C4', 'That request is not decided.');
      return evidence;
    });
  }
}
