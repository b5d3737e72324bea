import { Body, Controller, Param, Post } from '@nestjs/common';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { ProposalPrepared } from '../../../safeguards/countersigning/proposal.js';
import { OutcomeProposalInput } from './outcome-proposal.input.js';
import { PrepareOutcomeService } from './prepare-outcome.service.js';

/** Outcomes that doctors in training prepare, over HTTP. */
@Controller('v1/examinations')
export class OutcomeProposalController {
  constructor(private readonly service: PrepareOutcomeService) {}

  @Post(':examinationId/proposals')
  @Says('Prepares the answer to a commission; your supervising doctor countersigns it, and with that it is issued.')
  @Allows('propose', 'Proposal')
  @Answers(ProposalPrepared)
  async prepare(
    @Acting() context: Context,
    @Param('examinationId', { schema: uuidParam }) examinationId: string,
    @Body({ schema: OutcomeProposalInput }) input: OutcomeProposalInput,
  ): Promise<ProposalPrepared> {
    return this.service.prepare(context, examinationId, input);
  }
}
