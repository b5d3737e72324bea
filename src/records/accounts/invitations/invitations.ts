import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { digestOfCode, newInvitationCode } from './invitation-code.js';
import { invitationExpiry } from './invitation-expiry.js';
import type { CodeShown, InvitationWritten } from './invitation-receipts.js';
import { InvitationsRepository, type Invited } from './invitations.repository.js';

/** An invitation before it is written. */
export interface NewInvitation {
  readonly id: string;
  /** This is the only moment at which it is known here; null where there is none before the letter is printed. */
  readonly code: string | null;
}

/** Codes that travel to a person another way than the account (design: answers to first questions). */
@Injectable()
export class Invitations {
  constructor(
    private readonly policies: Policies,
    private readonly repository: InvitationsRepository,
  ) {}

  /**
   * Shows a new code beside the receipt of the write that used it, and never keeps it: the kept receipt of a repeated
   * request names an earlier invitation, whose code nobody here knows any more.
   */
  async showingCode<R extends InvitationWritten>(
    write: (invitation: NewInvitation) => Promise<R>,
  ): Promise<R & Pick<CodeShown, 'invitationCode'>> {
    const invitation = { id: randomUUID(), code: newInvitationCode() };
    const receipt = await write(invitation);
    return { ...receipt, invitationCode: receipt.invitationId === invitation.id ? invitation.code : null };
  }

  /**
   * Writes an invitation, which voids the earlier one.
   * @param letterFrom from when its letter is printed, ISO 8601, UTC: its term counts from that day; null for now
   * @returns its id, and until when its code counts
   */
  async write(
    tx: Transaction,
    context: Context,
    invited: Invited,
    { id, code }: NewInvitation,
    letterFrom: string | null = null,
  ): Promise<InvitationWritten> {
    const firstDay = letterFrom === null ? context.moment.today : dateInAmsterdam(Temporal.Instant.from(letterFrom));
    const expiresAt = invitationExpiry(this.policies.term('invitation-validity'), firstDay);
    const codeDigest = code === null ? null : digestOfCode(code);
    await this.repository.replace(tx, invited, { id, codeDigest, createdBy: context.actor.accountId, expiresAt });
    return { invitationId: id, expiresAt };
  }
}
