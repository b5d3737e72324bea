import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import type { Account } from './account.js';
import type { AccountInput } from './accounts.input.js';
import { AccountsRepository } from './accounts.repository.js';
import type { AccountChanged, AccountInvited } from './invitations/invitation-receipts.js';
import { Invitations } from './invitations/invitations.js';
import { ProcessingAgreementsRepository } from './processing-agreements/processing-agreements.repository.js';

const ALL = 'accounts';

type Hire = Extract<AccountInput, { kind: 'hired' }>;

/** Accounts, made and shut by an administrator who sees no dossier (S7). */
@Injectable()
export class AccountsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: AccountsRepository,
    private readonly invitations: Invitations,
    private readonly agreements: ProcessingAgreementsRepository,
    private readonly cursors: PageCursors,
  ) {}

  async accounts(context: Context, request: PageRequest): Promise<Page<Opened<Account>>> {
    const { after, limit } = this.cursors.read(context, request, ALL);
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.accounts(tx, after, limit + 1));
    return this.cursors.page(context, ALL, sealed, limit);
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async account(context: Context, accountId: string): Promise<Opened<Account>> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.account(tx, accountId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /**
   * Makes an account that waits for its person, and the code with which he links it.
   * @returns `invitationCode` once: a repeated request gets null there, for only the code's digest is kept.
   * @throws Problem 400 for a last day in the past; 409 (P1) for a hired person without an agreement until that day.
   */
  async invite(context: Context, input: AccountInput): Promise<AccountInvited> {
    const hire = input.kind === 'hired' ? input : null;
    if (hire !== null && hire.hiredUntil < context.moment.today) {
      throw invalidInput([{ at: '/hiredUntil', code: 'in_the_past', rule: 'S7' }]);
    }
    return this.invitations.showingCode((code) =>
      this.stores.write(context, 'desk', async (tx) => {
        const id = randomUUID();
        permitNew(context, 'invite', 'Account', { id }, { accountId: id }, 'S7');
        await this.#refuseHire(tx, hire);
        await this.repository.add(tx, {
          id,
          kind: input.kind,
          name: input.name,
          hiredUntil: hire?.hiredUntil ?? null,
          processingAgreementId: hire?.processingAgreementId ?? null,
          createdBy: context.actor.accountId,
        });
        await indexRecords(tx, [{ id, kind: 'Account', employeeId: null, employerId: null }]);
        const invitation = await this.invitations.write(tx, context, { accountId: id, employeeId: null }, code);
        return { accountId: id, ...invitation };
      }),
    );
  }

  /** Shuts an account: nothing starts after the answer. @throws Problem 403 (S7) for the own; 409 when it is shut already. */
  async suspend(context: Context, accountId: string): Promise<AccountChanged> {
    return this.#change(context, accountId, 'suspended', (tx) => this.repository.suspend(tx, accountId));
  }

  /** Opens it again. @throws Problem 403 (S7) for the own; 409 when it isn't shut. */
  async reinstate(context: Context, accountId: string): Promise<AccountChanged> {
    return this.#change(context, accountId, 'reinstated', (tx) => this.repository.reinstate(tx, accountId));
  }

  /** P1 — hired people work under a processing agreement that a second person confirmed, never longer than it runs. */
  async #refuseHire(tx: Transaction, hire: Hire | null): Promise<void> {
    if (hire === null) return;
    if (!(await this.agreements.mayHireUnder(tx, hire.processingAgreementId, hire.hiredUntil))) {
      const detail =
        'Nobody is hired until that day under that agreement: it is not confirmed, not known, or ends before.';
      throw refusedByRule(409, 'no-agreement-until-then', 'P1', detail);
    }
  }

  async #change(
    context: Context,
    accountId: string,
    to: 'suspended' | 'reinstated',
    change: (tx: Transaction) => Promise<boolean>,
  ): Promise<AccountChanged> {
    return this.stores.write(context, 'desk', async (tx) => {
      const sealed = await this.repository.account(tx, accountId);
      if (sealed === null) throw notFound();
      sealed.permit(context, 'suspend', 'S7');
      if (accountId === context.actor.accountId) {
        throw refusedByRule(403, 'own-account', 'S7', 'Your own account is shut and opened by somebody else.');
      }
      if (!(await change(tx))) {
        throw refusedByRule(
          409,
          `already-${to === 'suspended' ? to : 'open'}`,
          'S7',
          `It is ${to === 'suspended' ? to : 'open'} already.`,
        );
      }
      for (const doctor of await this.repository.doctorsToTell(tx, accountId)) {
        await giveNotice(tx, doctor, `doctor-${to}`, accountId);
      }
      return { accountId, state: to };
    });
  }
}
