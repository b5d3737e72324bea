import { Body, Controller, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { ProposalPrepared } from '../../../safeguards/countersigning/proposal.js';
import { PrepareVerdictService } from './prepare-verdict.service.js';
import { VerdictProposalInput } from './verdict-proposal.input.js';

/** Verdicts that doctors in training prepare, over HTTP. */
@Controller('v1/questions')
export class VerdictProposalController {
  constructor(private readonly service: PrepareVerdictService) {}

  @Post(':questionId/proposals')
  @Says(
    "Prepares the answer to an employer's question; your supervising doctor countersigns it, and with that it is issued.",
  )
  @Allows('propose', 'Proposal')
  @AlsoRefuses(
    '403 not-allowed V3',
    '409 absence-not-running V1',
    '409 employment-ended V6',
    '409 no-agreement-in-force V1',
    '409 nobody-countersigns S10',
    '409 proposal-waits V3',
    '409 question-closed V1',
    '409 verdict-superseded V3',
  )
  @Answers(ProposalPrepared)
  async prepare(
    @Acting() context: Context,
    @Param('questionId', { schema: uuidParam }) questionId: string,
    @Body({ schema: VerdictProposalInput }) input: VerdictProposalInput,
  ): Promise<ProposalPrepared> {
    return this.service.prepare(context, questionId, input);
  }
}
