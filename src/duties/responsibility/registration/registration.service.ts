import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { isOfService } from '../../../safeguards/access/is-of-service.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened, Sealed } from '../../../safeguards/access/sealed.js';
import { refuseWithoutUse } from '../../../safeguards/access/use-for-standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { faultsOfRegistration, lastDayBy } from './may-record-registration.js';
import type { RegistrationInput } from './registration.input.js';
import { RegistrationRepository } from './registration.repository.js';
import type { Registration, RegistrationRecorded } from './registration.js';

/** The standing of the policies that a registration brings. */
const STANDING = 'registration';

/** S15 — a doctor acts only with a registration that another doctor checked. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: RegistrationRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Records a check: from its day on it says what counts, whatever earlier ones said.
   * @throws Problem 400 for impossible dates, 403 for one's own registration, 404 for an unknown account, 409 for one with
   *         no role that asks for it, and for a number that is another account's, or a medical proxy's where he is or was the doctor (S10).
   */
  async record(context: Context, accountId: string, input: RegistrationInput): Promise<RegistrationRecorded> {
    const longest = this.policies.term('registration-longest');
    const faults = faultsOfRegistration(input, context.moment.today, longest);
    if (faults.length > 0) throw invalidInput(faults);
    return this.stores.write(context, 'desk', async (tx) => {
      await this.#known(tx, context, accountId);
      const id = randomUUID();
      permitNew(context, 'record', 'Registration', { id }, { accountId }, 'S15');
      await refuseWithoutUse(tx, this.policies, STANDING, accountId);
      if (await this.repository.isOfAnother(tx, input.number, accountId)) {
        throw refusedByRule(409, 'registered-for-another', 'S15', 'That number is on record for another account.');
      }
      if (await this.repository.takesSides(tx, input.number, accountId)) {
        throw refusedByRule(
          409,
          'on-both-sides',
          'S10',
          "By that number he is a party's medical proxy where he is or was the doctor: that ends first.",
        );
      }
      await this.repository.add(tx, {
        id,
        accountId,
        checkedBy: context.actor.accountId,
        ...input,
        validUntil: lastDayBy(input),
      });
      await indexRecords(tx, [{ id, kind: 'Registration', employeeId: null, employerId: null }]);
      await giveNotice(tx, accountId, 'registration-checked', id);
      return { registrationId: id };
    });
  }

  /** The checks of one doctor. @throws Problem 404 for an account the actor may not know of. */
  async ofAccount(context: Context, accountId: string): Promise<{ items: Opened<Registration>[] }> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.#known(tx, context, accountId));
    return { items: sealed.map((registration) => registration.open(context)) };
  }

  async #known(tx: Transaction, context: Context, accountId: string): Promise<Sealed<Registration>[]> {
    if (!mayKnowOf(context, 'Registration', { accountId })) throw notFound();
    const records = await this.repository.ofAccount(tx, accountId);
    if (records.length === 0 && !(await isOfService(tx, this.policies, accountId))) throw notFound();
    return records;
  }
}
