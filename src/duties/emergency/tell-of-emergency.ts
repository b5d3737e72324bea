import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { tellSupervision } from '../../safeguards/notices/tell-supervision.js';

/** S8 — what the policies say of an emergency, and who is told at once. */
@Injectable()
export class TellOfEmergency {
  constructor(private readonly policies: Policies) {}

  isGround(code: string): boolean {
    return this.policies.isCode('emergency-ground', code);
  }

  /** Within how many working days another doctor reviews it. */
  reviewWithin(): number {
    return this.policies.term('emergency-review-working-days').amount;
  }

  /** Tells the doctors and supervision, in the transaction that opens it. */
  async opened(tx: Transaction, id: string, doctors: readonly string[]): Promise<void> {
    for (const doctor of doctors) await giveNotice(tx, doctor, 'emergency-opened', id);
    await tellSupervision(tx, this.policies, 'Emergency', 'emergency-opened', id);
  }

  /** Tells the other doctors and supervision, in the transaction that postpones it. */
  async postponed(tx: Transaction, id: string, doctors: readonly string[]): Promise<void> {
    for (const doctor of doctors) await giveNotice(tx, doctor, 'emergency-telling-postponed', id);
    await tellSupervision(tx, this.policies, 'Emergency', 'emergency-telling-postponed', id);
  }

  /** Tells supervision of the breach that a review found. */
  async breach(tx: Transaction, id: string): Promise<void> {
    await tellSupervision(tx, this.policies, 'Breach', 'breach-recorded', id);
  }
}
