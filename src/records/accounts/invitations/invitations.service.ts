import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { AccountsRepository } from '../accounts.repository.js';
import type { AccountInvited, EmployeeInvited } from './invitation-receipts.js';
import { Invitations } from './invitations.js';
import { InvitationsRepository } from './invitations.repository.js';
import { letterWaitsUntil } from '../../../safeguards/letters/letter-waits-until.js';

/** New codes for accounts that wait, and invitations of the people whose dossiers wait. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly accounts: AccountsRepository,
    private readonly repository: InvitationsRepository,
    private readonly invitations: Invitations,
    private readonly policies: Policies,
  ) {}

  /**
   * A new code for an account; the earlier one is void.
   * @throws Problem 404 for an unknown account; 409 when its person linked it already, or it is shut.
   */
  async renew(context: Context, accountId: string): Promise<AccountInvited> {
    return this.invitations.showingCode((invitation) =>
      this.stores.write(context, 'desk', async (tx) => {
        const sealed = await this.accounts.account(tx, accountId);
        if (sealed === null) throw notFound();
        const { status } = sealed.permit(context, 'invite', 'S7');
        if (status !== 'invited')
          throw refusedByRule(409, 'not-awaiting-link', 'S7', 'This account does not wait for its person.');
        const written = await this.invitations.write(tx, context, { accountId, employeeId: null }, invitation);
        return { accountId, ...written };
      }),
    );
  }

  /**
   * Invites an employee to link the own dossier; the code comes into being with the letter, which somebody else prints (S7).
   * The line in the trail names the employee, who so sees it (I9); the administrator sees nothing of the dossier.
   * @returns `letterFrom` beside it: from when a letter is printed, if the employer changed the address or birth date lately (I1).
   * @throws Problem 404 for an unknown employee; 409 when the dossier is linked to an account that isn't shut.
   */
  async inviteEmployee(context: Context, employeeId: string): Promise<EmployeeInvited> {
    return this.stores.write(context, 'desk', async (tx) => {
      const employee = await this.repository.employee(tx, employeeId);
      if (employee === null) throw notFound();
      permitNew(context, 'invite', 'Account', { id: employeeId }, { accountId: null }, 'S7');
      if (!employee.awaitsItsPerson)
        throw refusedByRule(409, 'already-linked', 'D1', 'The person has linked this dossier already.');
      const id = randomUUID();
      const waits = this.policies.term('letter-after-change');
      const letterFrom = letterWaitsUntil(employee.changedAt, waits, context.moment.instant);
      const invited = { accountId: null, employeeId };
      const written = await this.invitations.write(tx, context, invited, { id, code: null }, letterFrom);
      await indexRecords(tx, [{ id, kind: 'Invitation', employeeId, employerId: employee.employerId }]);
      return { employeeId, ...written, letterFrom };
    });
  }
}
