import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../access/allows.js';
import { AnswersOne, AnswersPage } from '../access/answers.js';
import type { Context } from '../access/context.js';
import { PageRequest, type Page } from '../access/page-cursors.js';
import type { Opened } from '../access/sealed.js';
import { SendingBackInput } from './proposal.input.js';
import { ProposalService } from './proposal.service.js';
import { Proposal, ProposalCountersigned, ProposalEnded } from './proposal.js';

/** What doctors in training prepared, over HTTP. */
@Controller('v1/proposals')
export class ProposalController {
  constructor(private readonly proposals: ProposalService) {}

  @Get()
  @Says('Shows one page of what you prepared, are to countersign, or find in a dossier because it waits no more.')
  @Allows('read', 'Proposal')
  @AnswersPage(Proposal)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Proposal>>> {
    return this.proposals.page(context, page);
  }

  @Get(':proposalId')
  @Says(
    'Shows one proposal: to the two doctors while it waits; once it waits no more, to the dossier doctor and to whom it is about.',
  )
  @Allows('read', 'Proposal')
  @AnswersOne(Proposal)
  async proposal(
    @Acting() context: Context,
    @Param('proposalId', { schema: uuidParam }) proposalId: string,
  ): Promise<Opened<Proposal>> {
    return this.proposals.proposal(context, proposalId);
  }

  @Post(':proposalId/countersignature')
  @Says('Countersigns it: with that it is issued, as it was prepared.')
  @Allows('countersign', 'Proposal')
  @AlsoRefuses(
    '403 not-allowed V3',
    '409 absence-not-running V1',
    '409 already-released V4',
    '409 already-released V7',
    '409 another-doctor V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 not-employed-yet V4',
    '409 outcome-superseded V3',
    '409 proposal-over V3',
    '409 question-closed V1',
    '409 verdict-superseded V3',
  )
  @Answers(ProposalCountersigned)
  async countersign(
    @Acting() context: Context,
    @Param('proposalId', { schema: uuidParam }) proposalId: string,
  ): Promise<ProposalCountersigned> {
    return this.proposals.countersign(context, proposalId);
  }

  @Post(':proposalId/return')
  @Says('Sends it back to who prepared it, with why; nothing is issued.')
  @Allows('send-back', 'Proposal')
  @AlsoRefuses('403 not-allowed V3', '409 proposal-over V3')
  @Answers(ProposalEnded)
  async sendBack(
    @Acting() context: Context,
    @Param('proposalId', { schema: uuidParam }) proposalId: string,
    @Body({ schema: SendingBackInput }) input: SendingBackInput,
  ): Promise<ProposalEnded> {
    return this.proposals.sendBack(context, proposalId, input);
  }

  @Post(':proposalId/withdrawal')
  @Says('Takes back what you prepared, while it waits.')
  @Allows('withdraw', 'Proposal')
  @AlsoRefuses('403 not-allowed V3', '409 proposal-over V3')
  @Answers(ProposalEnded)
  async withdraw(
    @Acting() context: Context,
    @Param('proposalId', { schema: uuidParam }) proposalId: string,
  ): Promise<ProposalEnded> {
    return this.proposals.withdraw(context, proposalId);
  }
}
