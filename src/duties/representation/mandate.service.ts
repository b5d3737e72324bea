import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import type { Mandate, MandateGiven, MandateWithdrawn } from './mandate.js';
import type { MandateInput } from './mandate.input.js';
import { MandateRepository } from './mandate.repository.js';
import { whyNotUntil } from './why-not-until.js';

/** The circle of the one role that comes with a mandate, and that nobody can grant. */
const REPRESENTATION = 'representation';

/** Mandates: given by the employee alone, and taken back by him at once (I3, I10). */
@Injectable()
export class MandateService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: MandateRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of the mandates that the actor may know of. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<Mandate>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  /**
   * Lets somebody act for the employee, from this moment on. The representative is told; his first mandate brings the role.
   * @throws Problem 404 for an employee that isn't the person himself, 400 for a last day in the past or too far ahead, 409
   *         (S10) for an account that can't represent anybody here: the same for one that doesn't exist.
   */
  async give(context: Context, employeeId: string, input: MandateInput): Promise<MandateGiven> {
    return this.stores.write(context, 'desk', async (tx) => {
      await this.repository.relyOnLink(tx, employeeId);
      const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (standing === undefined) throw notFound();
      const { representativeId, until } = input;
      const id = randomUUID();
      permitNew(context, 'grant', 'Mandate', { id }, { employeeId, representativeId }, 'I10');
      const code = whyNotUntil(until, context.moment.today, this.policies.term('mandate-longest'));
      if (code !== null) throw invalidInput([{ at: '/until', code, rule: 'I3' }]);
      if (!(await this.repository.mayRepresent(tx, representativeId, employeeId))) {
        throw refusedByRule(409, 'cannot-represent', 'S10', 'That account can represent nobody here.');
      }
      await this.repository.add(tx, id, employeeId, input);
      await indexRecords(tx, [{ id, kind: 'Mandate', employeeId, employerId: standing.employerId }]);
      await this.#bringRole(tx, representativeId);
      await giveNotice(tx, representativeId, 'mandate-given', id);
      return { mandateId: id };
    });
  }

  /**
   * Takes a mandate back; nothing is shown under it from this moment on. The representative then has none for this employee: what
   * was given twice is taken back together (I3).
   * @throws Problem 409 when it has ended already.
   */
  async withdraw(context: Context, id: string): Promise<MandateWithdrawn> {
    return this.stores.write(context, 'desk', async (tx) => {
      const mandate = (await this.repository.find(tx, id))?.permit(context, 'withdraw', 'I10');
      if (mandate === undefined) throw notFound();
      const withdrawn = await this.repository.withdraw(tx, id);
      if (withdrawn.length === 0) {
        throw refusedByRule(409, 'already-ended', 'I3', 'That mandate has ended already.');
      }
      for (const each of withdrawn) {
        if (each !== id) (await this.repository.find(tx, each))?.permit(context, 'withdraw', 'I10');
        await giveNotice(tx, mandate.representativeId, 'mandate-withdrawn', each);
      }
      return { mandateId: id, state: 'withdrawn', withdrawnWithIt: withdrawn.filter((each) => each !== id) };
    });
  }

  async #bringRole(tx: Transaction, accountId: string): Promise<void> {
    for (const role of this.policies.rolesInCircle(REPRESENTATION)) {
      const id = randomUUID();
      if (await this.repository.addRole(tx, id, accountId, role, REPRESENTATION)) {
        await indexRecords(tx, [{ id, kind: 'RoleHeld', employeeId: null, employerId: null }]);
      }
    }
  }
}
