import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../../platform/calendar/local-date.js';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { tellSupervision } from '../../../safeguards/notices/tell-supervision.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { whyNotToldByLetter } from '../may-tell-by-letter.js';
import type { TellingInput } from '../responsibility.input.js';
import type { StatedDutyInput } from './stated-duty.input.js';
import { StatedDutyRepository } from './stated-duty.repository.js';
import type { StatedDuty, DutyStated, StatedDutyEnded, StatedDutyTold } from './stated-duty.js';
import { whyNotStateDuty } from './why-not-state-duty.js';

/** S13 — the core-expert doctor is the dossier doctor where nobody is responsible, for a duty that he states. */
@Injectable()
export class StatedDutyService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: StatedDutyRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * States a duty for one employee: his dossier opens to who states it, for the term of the policies, once the employee was told
   * (S9): here and now where he has an account in use, else by letter. Supervision is told too.
   * @throws Problem 400 for a duty that isn't listed; 404 for an employee that doesn't exist; 409 while there is a
   *         responsible doctor or another duty runs (S13), for who left it without a doctor (S9), and on both sides (S10).
   */
  async state(context: Context, employeeId: string, { duty }: StatedDutyInput): Promise<DutyStated> {
    if (!this.policies.isCode('stated-duty', duty)) {
      throw invalidInput([{ at: '/duty', code: 'not_in_the_list', rule: 'S13' }]);
    }
    return this.stores.write(context, 'desk', async (tx) => {
      const doctorId = context.actor.accountId;
      const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (standing === undefined || !mayKnowOf(context, 'StatedDuty', { employeeId, doctorId })) throw notFound();
      const id = randomUUID();
      permitNew(context, 'record', 'StatedDuty', { id }, { employeeId, doctorId }, 'S13');
      await this.repository.lock(tx, employeeId);
      const refusal = whyNotStateDuty(await this.repository.dossierNow(tx, employeeId));
      if (refusal !== null) throw refusal;
      const until = await this.repository.add(tx, { id, employeeId, doctorId, duty });
      await indexRecords(tx, [{ id, kind: 'StatedDuty', employeeId, employerId: standing.employerId }]);
      await tellSupervision(tx, this.policies, 'StatedDuty', 'duty-stated', id);
      // S9 — the employee is told at each change who the doctor is.
      if (standing.personAccountId !== null) await giveNotice(tx, standing.personAccountId, 'duty-stated', id);
      return { statedDutyId: id, until, told: await this.repository.toldInApp(tx, id) };
    });
  }

  /**
   * S9 — records that the letter was posted that tells the employee who opens the dossier.
   * @throws Problem 404 outside what the actor may know of, 403 for who stated it, 400 for an impossible day, 409 when it is over
   *         or the employee was told already.
   */
  async tell(context: Context, id: string, { postedOn }: TellingInput): Promise<StatedDutyTold> {
    return this.stores.write(context, 'desk', async (tx) => {
      const stated = (await this.repository.find(tx, id))?.permit(context, 'tell', 'S9');
      if (stated === undefined) throw notFound();
      const statedOn = dateInAmsterdam(Temporal.Instant.from(stated.from));
      const fault = whyNotToldByLetter(postedOn, statedOn, context.moment.today, 'duty');
      if (fault !== null) throw invalidInput([{ at: '/postedOn', code: fault, rule: 'S9' }]);
      if (!(await this.repository.toldByLetter(tx, id, postedOn))) {
        throw refusedByRule(409, 'nothing-to-tell', 'S9', 'That duty is over, or the employee knows of it.');
      }
      return { statedDutyId: id, told: true };
    });
  }

  /**
   * Ends a stated duty: it opens nothing any more with the next request.
   * @throws Problem 404 outside what the actor may know of, 403 for another's, 409 when it is over already.
   */
  async end(context: Context, id: string): Promise<StatedDutyEnded> {
    return this.stores.write(context, 'desk', async (tx) => {
      const stated = (await this.repository.find(tx, id))?.permit(context, 'withdraw', 'S13');
      if (stated === undefined) throw notFound();
      if (!(await this.repository.end(tx, id))) {
        throw refusedByRule(409, 'already-ended', 'S13', 'That duty is over already.');
      }
      if (stated.doctorId !== context.actor.accountId) await giveNotice(tx, stated.doctorId, 'duty-ended', id);
      return { statedDutyId: id, state: 'ended' };
    });
  }

  /** One page of the stated duties that the actor may know of. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<StatedDuty>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }
}
