import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { requireKnownIfEmpty } from '../../../safeguards/access/known-if-empty.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { DelegationInput } from './delegation.input.js';
import { DelegationRepository } from './delegation.repository.js';
import type { Delegation, DelegationWithdrawn, DelegationsGranted } from './delegation.js';
import { whyNotDelegated } from './may-delegate.js';

/**
 * Derived secrecy: granted by the responsible doctor, withdrawn at once by him or by who supervises on his behalf (S2,
 * S4).
 */
@Injectable()
export class DelegationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DelegationRepository,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * One page of the delegations that the actor may know of. @param employeeId for him alone; null for everybody
   * @throws Problem 404 for an employee whose doctor he isn't, where there is none for him to know of
   */
  async page(
    context: Context,
    request: PageRequest,
    employeeId: string | null = null,
  ): Promise<Page<Opened<Delegation>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId ?? '');
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const found = await this.repository.page(tx, after, limit + 1, employeeId);
      const isHis = ({ dossierDoctorId }: EmployeeAttributes) => dossierDoctorId === context.actor.accountId;
      await requireKnownIfEmpty(tx, context, employeeId, found, isHis);
      return found;
    });
    return this.cursors.page(context, employeeId ?? '', sealed, limit);
  }

  /**
   * Grants derived secrecy for each of these employees, or for none.
   * @returns the delegations' ids, in the order of the employees.
   * @throws Problem 404 for an employee the doctor isn't responsible for, 403 naming S6 or S10, 409 naming S5.
   */
  async grant(context: Context, input: DelegationInput): Promise<DelegationsGranted> {
    const { assistantId, employeeIds, until } = input;
    if (until < context.moment.today) throw invalidInput([{ at: '/until', code: 'in_the_past', rule: 'S2' }]);
    return this.stores.write(context, 'desk', async (tx) => {
      await this.repository.relyOnRolesOf(tx, assistantId);
      await this.repository.relyOnDoctorsOf(tx, employeeIds);
      const standings = await this.#ownEmployees(tx, context, employeeIds);
      const assistant = await this.repository.person(tx, assistantId);
      const employerIds = standings.map(({ employerId }) => employerId);
      const actsAgainst = await this.repository.actsAgainst(tx, assistantId, employeeIds);
      const proposed = { doctor: context.person, assistant, employerIds, actsAgainst, until };
      const refusal = whyNotDelegated(proposed, context.moment);
      if (refusal !== null) throw refusal;
      const doctorId = context.actor.accountId;
      const granted = standings.map(({ employeeId, employerId }) => ({
        id: randomUUID(),
        kind: 'Delegation',
        employeeId,
        employerId,
      }));
      for (const { id, employeeId } of granted) {
        permitNew(context, 'grant', 'Delegation', { id }, { doctorId, assistantId, employeeId }, 'S2');
      }
      const ids = granted.map(({ id }) => id);
      await this.repository.add(tx, ids, input);
      await indexRecords(tx, granted);
      await giveNotice(tx, assistantId, 'delegation-granted', null);
      return { delegationIds: ids };
    });
  }

  /**
   * Withdraws derived secrecy; it has no effect from this moment on. Of a doctor's for an employee an assistant then has none:
   * what was granted twice is withdrawn together (S4).
   * @throws Problem 409 when it has ended already.
   */
  async withdraw(context: Context, id: string): Promise<DelegationWithdrawn> {
    return this.stores.write(context, 'desk', async (tx) => {
      const delegation = (await this.repository.find(tx, id))?.permit(context, 'withdraw', 'S4');
      if (delegation === undefined) throw notFound();
      const withdrawn = await this.repository.withdraw(tx, id);
      if (withdrawn.length === 0) {
        throw refusedByRule(409, 'already-ended', 'S4', 'That delegation has ended already.');
      }
      const { assistantId, doctorId } = delegation;
      for (const each of withdrawn) {
        if (each !== id) (await this.repository.find(tx, each))?.permit(context, 'withdraw', 'S4');
        await giveNotice(tx, assistantId, 'delegation-withdrawn', each);
        if (doctorId !== context.actor.accountId) await giveNotice(tx, doctorId, 'delegation-withdrawn', each);
      }
      return { delegationId: id, state: 'withdrawn', withdrawnWithIt: withdrawn.filter((each) => each !== id) };
    });
  }

  /** S2 — in the order asked. @throws Problem 404 unless the doctor is responsible for every one of them. */
  async #ownEmployees(
    tx: Transaction,
    context: Context,
    employeeIds: readonly string[],
  ): Promise<readonly EmployeeAttributes[]> {
    const found = await standingTowards(tx, context, employeeIds);
    return employeeIds.map((employeeId) => {
      const standing = found.get(employeeId);
      if (standing?.dossierDoctorId !== context.actor.accountId) throw notFound();
      return standing;
    });
  }
}
