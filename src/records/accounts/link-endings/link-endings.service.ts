import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Problem } from '../../../platform/problems/problem.js';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { tellSupervision } from '../../../safeguards/notices/tell-supervision.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { invitationExpiry } from '../invitations/invitation-expiry.js';
import { LinkingRepository } from '../linking/linking.repository.js';
import type { LinkEnded, LinkEnding, LinkEndingProposed, LinkEndingWithdrawn } from './link-ending.js';
import { LinkEndingsRepository } from './link-endings.repository.js';

/** I1, D1 — a dossier that somebody else linked is taken from him by two people (S7), with what he gave in the employee's name (I10). */
@Injectable()
export class LinkEndingsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: LinkEndingsRepository,
    private readonly linking: LinkingRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of what was proposed, confirmed or not. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<LinkEnding>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  /**
   * The person has told that the dossier is in an account that isn't his; the line in the trail names the employee (I9).
   * @throws Problem 404 for an unknown employee; 409 (D1) where the dossier is linked to no account.
   */
  async propose(context: Context, employeeId: string): Promise<LinkEndingProposed> {
    return this.stores.write(context, 'desk', async (tx) => {
      const dossier = await this.repository.linked(tx, employeeId);
      if (dossier === null) throw notFound();
      const id = randomUUID();
      const proposedBy = context.actor.accountId;
      permitNew(context, 'record', 'LinkEnding', { id }, { employeeId, proposedBy }, 'I1');
      if (dossier.accountId === null) {
        throw refusedByRule(409, 'not-linked', 'D1', 'This dossier is linked to no account.');
      }
      const expiresAt = invitationExpiry(this.policies.term('link-ending-confirmation'), context.moment.today);
      await this.repository.add(tx, id, employeeId, dossier.accountId, expiresAt);
      await indexRecords(tx, [{ id, kind: 'LinkEnding', employeeId, employerId: dossier.employerId }]);
      return { linkEndingId: id, expiresAt };
    });
  }

  /**
   * Takes the dossier from the account, ends the mandates that it gave and still run, and tells everybody whom that concerns.
   * @throws Problem 403 (S7) for who proposed it; 404; 409 (S7) when it doesn't wait for it, or the link isn't that one any more.
   */
  async confirm(context: Context, id: string): Promise<LinkEnded> {
    return this.stores.write(context, 'desk', async (tx) => {
      const ending = (await this.repository.find(tx, id))?.permit(context, 'confirm', 'S7');
      if (ending === undefined) throw notFound();
      const { employeeId } = ending;
      const accountId = await this.repository.confirm(tx, id, employeeId);
      if (accountId === null) throw notWaiting();
      await this.#endMandates(tx, context, employeeId, accountId);
      await giveNotice(tx, accountId, 'link-ended', null);
      for (const doctor of await this.linking.dossierDoctors(tx, employeeId)) {
        await giveNotice(tx, doctor, 'dossier-unlinked', employeeId);
      }
      // Somebody read a dossier who isn't its person: whoever supervises sees in the trail what.
      await tellSupervision(tx, this.policies, 'TrailLine', 'dossier-unlinked', employeeId);
      return { linkEndingId: id, employeeId };
    });
  }

  /**
   * Takes the proposal back: the dossier stays where it is.
   * @throws Problem 403 (S7) for who didn't propose it; 404; 409 (S7) when it waits for nobody any more.
   */
  async withdraw(context: Context, id: string): Promise<LinkEndingWithdrawn> {
    return this.stores.write(context, 'desk', async (tx) => {
      const ending = (await this.repository.find(tx, id))?.permit(context, 'withdraw', 'S7');
      if (ending === undefined) throw notFound();
      if (!(await this.repository.withdraw(tx, id))) throw notWaiting();
      return { linkEndingId: id, state: 'withdrawn' };
    });
  }

  async #endMandates(tx: Transaction, context: Context, employeeId: string, accountId: string): Promise<void> {
    for (const { id, representativeId } of await this.repository.endMandates(tx, employeeId, accountId)) {
      context.trail.note({
        action: 'withdraw',
        kind: 'Mandate',
        recordId: id,
        employeeId,
        rule: 'I1',
        outcome: 'allowed',
        status: context.trail.goodStatus,
        responsibleDoctorId: null,
      });
      await giveNotice(tx, representativeId, 'mandate-withdrawn', id);
    }
  }
}

function notWaiting(): Problem {
  return refusedByRule(409, 'not-waiting-for-this', 'S7', 'That ending does not wait for a second person.');
}
