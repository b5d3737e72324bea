import { Injectable } from '@nestjs/common';
import { refuseIf, type RuleRefusal } from '../../platform/problems/rule-refusal.js';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../access/context.js';
import { PageCursors, type Page, type PageRequest } from '../access/page-cursors.js';
import { RecordStores } from '../access/record-stores.js';
import type { Opened } from '../access/sealed.js';
import { giveNotice } from '../notices/give-notice.js';
import type { SendingBackInput } from './proposal.input.js';
import { ProposalRepository } from './proposal.repository.js';
import type { KeptProposal, Proposal, ProposalCountersigned, ProposalEnded } from './proposal.js';
import { ProposedDecisions } from './proposed-decision.js';

const LIST = 'proposals';

/** Also the answer to the second of two who decide at once. */
const WAITS_NO_MORE: RuleRefusal = {
  rule: 'V3',
  code: 'proposal-over',
  detail: 'This proposal waits no more: it was decided or withdrawn, or it fell.',
};

/** V3, S11 — what a doctor in training prepared: his supervising doctor countersigns it, and with that it is issued, or sends it back. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ProposalRepository,
    private readonly decisions: ProposedDecisions,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 404 outside what the actor may know of: to who countersigns, what waits no more too. */
  async proposal(context: Context, proposalId: string): Promise<Opened<Proposal>> {
    const sealed = await this.stores.read(context, 'medical', (tx) =>
      this.repository.proposal(tx, context, proposalId),
    );
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of what the actor prepared, is to countersign, or finds in a dossier of his. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<Proposal>>> {
    const { after, limit } = this.cursors.read(context, request, LIST);
    const sealed = await this.stores.read(context, 'medical', (tx) =>
      this.repository.page(tx, context, after, limit + 1),
    );
    return this.cursors.page(context, LIST, sealed, limit);
  }

  /**
   * Countersigns it: in the same transaction it is issued as it was prepared, to employer and employee together (V7).
   * @throws Problem 404 outside what the actor may know of; 409 naming the rule where what it answers takes no such answer any more.
   */
  async countersign(context: Context, proposalId: string): Promise<ProposalCountersigned> {
    return this.stores.write(
      context,
      'medical',
      async (tx) => {
        const proposal = await this.#known(tx, context, proposalId, 'countersign');
        await this.#end(tx, context, proposal, 'countersigned');
        const decision = this.decisions.of(proposal.what);
        const released = await decision.issue(tx, proposal, context.actor.accountId);
        await giveNotice(tx, proposal.proposedBy, 'proposal-countersigned', proposalId);
        return { proposalId, decisionId: proposal.decisionId, released };
      },
      this.#again(context, proposalId, 'countersigned'),
    );
  }

  /** Sends it back, with why. @throws Problem 404 outside what the actor may know of, 409 (V3) when it was decided meanwhile. */
  async sendBack(context: Context, proposalId: string, { reason }: SendingBackInput): Promise<ProposalEnded> {
    return this.stores.write(
      context,
      'medical',
      async (tx) => {
        const proposal = await this.#known(tx, context, proposalId, 'send-back');
        await this.#end(tx, context, proposal, 'sent-back', reason);
        await giveNotice(tx, proposal.proposedBy, 'proposal-sent-back', proposalId);
        return { proposalId, state: 'sent-back' };
      },
      this.#again(context, proposalId, 'sent-back'),
    );
  }

  /** Takes back what the actor prepared. @throws Problem 404 outside what he may know of, 409 (V3) when it waits no more. */
  async withdraw(context: Context, proposalId: string): Promise<ProposalEnded> {
    return this.stores.write(context, 'medical', async (tx) => {
      const proposal = await this.#known(tx, context, proposalId, 'withdraw');
      refuseIf(proposal.state === 'waits' ? null : WAITS_NO_MORE);
      await this.#end(tx, context, proposal, 'withdrawn');
      return { proposalId, state: 'withdrawn' };
    });
  }

  /** V3 — by the first time it waits no more, and is out of the actor's sight: that he did it is what the same request made again rests on. */
  #again(context: Context, proposalId: string, how: 'countersigned' | 'sent-back') {
    const action = how === 'countersigned' ? 'countersign' : 'send-back';
    return {
      again: async (tx: Transaction): Promise<void> => {
        const ended = await this.repository.ended(tx, context, proposalId, how);
        if (ended === null) throw notFound();
        ended.permit(context, action, 'V3');
      },
    };
  }

  async #known(tx: Transaction, context: Context, proposalId: string, action: string): Promise<KeptProposal> {
    const proposal = (await this.repository.proposal(tx, context, proposalId))?.permit(context, action, 'V3');
    if (proposal === undefined) throw notFound();
    return proposal;
  }

  async #end(
    tx: Transaction,
    { actor }: Context,
    proposal: KeptProposal,
    how: 'countersigned' | 'sent-back' | 'withdrawn',
    reason?: string,
  ): Promise<void> {
    if (!(await this.repository.end(tx, proposal, how, actor.accountId, reason))) refuseIf(WAITS_NO_MORE);
  }
}
