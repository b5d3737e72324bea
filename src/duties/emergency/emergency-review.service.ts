import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { BreachRepository } from './breach/breach.repository.js';
import { EmergencyDossierRepository } from './emergency-dossier.repository.js';
import type { Emergency, EmergencyReason, EmergencyReviewed, EmergencyTold } from './emergency.js';
import type { EmergencyLetterInput, ReviewInput } from './emergency.input.js';
import { EmergencyRepository } from './emergency.repository.js';
import { TellOfEmergency } from './tell-of-emergency.js';
import { whyNotByLetter } from './telling/why-not-by-letter.js';

/** S8 — the register of emergencies, their reasons, and the review by another doctor than who opened. */
@Injectable()
export class EmergencyReviewService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: EmergencyRepository,
    private readonly dossier: EmergencyDossierRepository,
    private readonly breaches: BreachRepository,
    private readonly tell: TellOfEmergency,
  ) {}

  /** One page of the emergencies that the actor may know of. */
  async page(context: Context, request: PageRequest, cursors: PageCursors): Promise<Page<Opened<Emergency>>> {
    const { after, limit } = cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, context, after, limit + 1));
    return cursors.page(context, '', sealed, limit);
  }

  /** Why it was opened. @throws Problem 404 outside what the actor may know of. */
  async reason(context: Context, id: string): Promise<Opened<EmergencyReason>> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.dossier.reason(tx, context, id));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /**
   * Records what another doctor found; 'not justified' opens a breach record in the same transaction.
   * @throws Problem 403 for who opened it, 404 outside what the actor may know of, 409 when it was reviewed, and for a party's
   *         medical proxy there (S10).
   */
  async review(context: Context, id: string, { finding }: ReviewInput): Promise<EmergencyReviewed> {
    return this.stores.write(context, 'desk', async (tx) => {
      const emergency = (await this.repository.find(tx, context, id))?.permit(context, 'review', 'S8');
      if (emergency === undefined) throw notFound();
      if (await this.repository.actsForAParty(tx, emergency.employeeId)) {
        throw refusedByRule(
          409,
          'on-both-sides',
          'S10',
          "You are a party's medical proxy there: another doctor reviews it.",
        );
      }
      if (!(await this.repository.review(tx, id, finding))) {
        throw refusedByRule(409, 'already-reviewed', 'S8', 'That emergency was reviewed already.');
      }
      await giveNotice(tx, emergency.openedBy, 'emergency-reviewed', id);
      if (finding === 'justified') return { emergencyId: id, finding, breachId: null };
      const breachId = randomUUID();
      const recordedBy = context.actor.accountId;
      await this.breaches.add(tx, { id: breachId, emergencyId: id, recordedBy });
      await indexRecords(tx, [{ id: breachId, kind: 'Breach', employeeId: null, employerId: null }]);
      await this.tell.breach(tx, breachId);
      return { emergencyId: id, finding, breachId };
    });
  }

  /**
   * Records that the letter to an employee without an account was posted.
   * @throws Problem 403 for who opened it, 400 for a day before the emergency or to come, 409 for an employee with an
   *         account when the employee was told, and while a doctor postpones that.
   */
  async posted(context: Context, id: string, { postedOn }: EmergencyLetterInput): Promise<EmergencyTold> {
    return this.stores.write(context, 'desk', async (tx) => {
      await this.repository.lockTelling(tx, id);
      const emergency = (await this.repository.find(tx, context, id))?.permit(context, 'tell', 'S8');
      if (emergency === undefined) throw notFound();
      if (emergency.postponed) throw refusedByRule(409, 'telling-postponed', 'S8', 'A doctor postponed the telling.');
      const refusal = whyNotByLetter({
        postedOn,
        openedOn: dateInAmsterdam(Temporal.Instant.from(emergency.from)),
        today: context.moment.today,
        readsNotices: await this.repository.readsNotices(tx, emergency.employeeId),
      });
      if (refusal !== null) throw refusal;
      if (!(await this.repository.toldByLetter(tx, id, postedOn))) {
        throw refusedByRule(409, 'already-told', 'S8', 'The employee was told already.');
      }
      return { emergencyId: id, told: true };
    });
  }
}
