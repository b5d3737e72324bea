import { Controller, Param, Post } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import { DecisionService } from './decision.service.js';

/** What the examined person decides, over HTTP. */
@Controller('v1/examination-outcomes/:outcomeId')
export class DecisionController {
  constructor(private readonly decisions: DecisionService) {}

  /** Agrees that this outcome goes to the employer, and lets it out. */
  @Post('agreement')
  @Allows('agree', 'ExaminationOutcome')
  async agree(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<Receipt> {
    return this.decisions.decide(context, outcomeId, 'agreed');
  }

  /** Keeps this outcome from the employer; an agreement may still follow while the examination is open. */
  @Post('block')
  @Allows('block', 'ExaminationOutcome')
  async block(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<Receipt> {
    return this.decisions.decide(context, outcomeId, 'blocked');
  }

  /** Asks for a re-examination by another doctor; this outcome stays held. */
  @Post('re-examination')
  @Allows('re-examine', 'ExaminationOutcome')
  async reExamine(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<Receipt> {
    return this.decisions.decide(context, outcomeId, 're-examination');
  }
}
