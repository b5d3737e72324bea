import { Body, Controller, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
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
  @AlsoRefuses(
    '403 not-allowed V3',
    '409 another-doctor V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 nobody-countersigns S10',
    '409 not-employed-yet V4',
    '409 outcome-superseded V3',
    '409 proposal-waits V3',
  )
  @Answers(ProposalPrepared)
  async prepare(
    @Acting() context: Context,
    @Param('examinationId', { schema: uuidParam }) examinationId: string,
    @Body({ schema: OutcomeProposalInput }) input: OutcomeProposalInput,
  ): Promise<ProposalPrepared> {
    return this.service.prepare(context, examinationId, input);
  }
}
