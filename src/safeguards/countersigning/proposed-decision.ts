import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { KeptProposal, Proposed, Says } from './proposal.js';

/** What was sealed of a proposal, and where it belongs. */
export type SealedProposal = Pick<KeptProposal, 'decisionId' | 'employeeId' | 'sealed'>;

/** A decision that is prepared and countersigned; each slice has its own beside the way in which it issues one. */
export abstract class ProposedDecision {
  abstract readonly what: Proposed;

  constructor(decisions: ProposedDecisions) {
    decisions.add(this);
  }

  /** What it says, field by field. */
  abstract says(proposal: SealedProposal): Promise<Says>;

  /**
   * Issues it as it was prepared, in the transaction of its countersignature, and lets it out where that waits for nothing (V7).
   * @param countersignedBy the supervising doctor, who acts; the dossier doctor is who prepared it
   * @returns whether it went out
   * @throws Problem 409 naming the rule where what it answers takes no such answer any more
   */
  abstract issue(tx: Transaction, proposal: KeptProposal, countersignedBy: string): Promise<boolean>;
}

/** Every decision that can be prepared: the slices add theirs when the service is put together. */
@Injectable()
export class ProposedDecisions {
  readonly #decisions: ProposedDecision[] = [];

  add(decision: ProposedDecision): void {
    this.#decisions.push(decision);
  }

  /** @throws Error for a kind that no slice issues: silence is refusal */
  of(what: Proposed): ProposedDecision {
    const decision = this.#decisions.find((one) => one.what === what);
    if (decision === undefined) throw new Error('something is countersigned that nobody issues');
    return decision;
  }
}
