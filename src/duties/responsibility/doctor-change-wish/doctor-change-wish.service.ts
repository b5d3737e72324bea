import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { canAtAll } from '../../../safeguards/access/policy/compiled-role.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { DoctorChangeWishRepository } from './doctor-change-wish.repository.js';
import type { DoctorChangeWish, DoctorChangeAsked } from './doctor-change-wish.js';

/** S9 — the employee may ask for another doctor; whoever gives the responsibility hears of it. */
@Injectable()
export class DoctorChangeWishService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DoctorChangeWishRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * Records the wish.
   * @throws Problem 409 while an earlier one is open, 404 for an employee that isn't the person himself.
   */
  async ask(context: Context, employeeId: string): Promise<DoctorChangeAsked> {
    return this.stores.write(context, 'desk', async (tx) => {
      const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (standing === undefined || !mayKnowOf(context, 'DoctorChangeWish', { employeeId })) throw notFound();
      if (await this.repository.isOpen(tx, employeeId)) {
        throw refusedByRule(
          409,
          'already-asked',
          'S9',
          'Your wish for another doctor is known and waits for an answer.',
        );
      }
      const id = randomUUID();
      permitNew(context, 'wish', 'DoctorChangeWish', { id }, { employeeId }, 'S9');
      await this.repository.add(tx, { id, employeeId, askedBy: context.actor.accountId });
      await indexRecords(tx, [{ id, kind: 'DoctorChangeWish', employeeId, employerId: standing.employerId }]);
      for (const accountId of await this.repository.holders(tx, this.#rolesThatGive())) {
        await giveNotice(tx, accountId, 'doctor-change-wished', id);
      }
      return { wishId: id };
    });
  }

  /** One page of the wishes. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<DoctorChangeWish>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  #rolesThatGive(): readonly string[] {
    return this.policies.roleNames().filter((name) => canAtAll(this.policies.role(name), 'grant', 'Responsibility'));
  }
}
