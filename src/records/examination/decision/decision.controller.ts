import { Controller, Param, Post } from '@nestjs/common';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { DecisionService } from './decision.service.js';
import { OutcomeChanged } from '../outcome/outcome.js';

/** What the examined person decides, over HTTP. */
@Controller('v1/examination-outcomes/:outcomeId')
export class DecisionController {
  constructor(private readonly decisions: DecisionService) {}

  @Post('agreement')
  @Says('Agrees that this outcome goes to the employer, and lets it out.')
  @Allows('agree', 'ExaminationOutcome')
  @Answers(OutcomeChanged)
  async agree(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<OutcomeChanged> {
    return this.decisions.decide(context, outcomeId, 'agreed');
  }

  @Post('block')
  @Says('Keeps this outcome from the employer; an agreement may still follow while the examination is open.')
  @Allows('block', 'ExaminationOutcome')
  @Answers(OutcomeChanged)
  async block(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<OutcomeChanged> {
    return this.decisions.decide(context, outcomeId, 'blocked');
  }

  @Post('re-examination')
  @Says('Asks for a re-examination by another doctor; this outcome stays held.')
  @Allows('re-examine', 'ExaminationOutcome')
  @Answers(OutcomeChanged)
  async reExamine(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<OutcomeChanged> {
    return this.decisions.decide(context, outcomeId, 're-examination');
  }
}
