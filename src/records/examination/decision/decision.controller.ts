import { Controller, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
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
  @AlsoRefuses(
    '403 not-allowed V4',
    '409 already-released V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 decided-meanwhile V4',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 no-blocking V4',
    '409 not-employed-yet V4',
    '409 outcome-superseded V3',
    '409 re-examination-asked V4',
  )
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
  @AlsoRefuses(
    '403 not-allowed V4',
    '409 already-released V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 decided-meanwhile V4',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 no-blocking V4',
    '409 not-employed-yet V4',
    '409 outcome-superseded V3',
    '409 re-examination-asked V4',
  )
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
  @AlsoRefuses(
    '403 not-allowed V4',
    '409 already-released V4',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 decided-meanwhile V4',
    '409 employment-ended V6',
    '409 examination-closed V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 no-blocking V4',
    '409 not-employed-yet V4',
    '409 outcome-superseded V3',
    '409 re-examination-asked V4',
  )
  @Answers(OutcomeChanged)
  async reExamine(
    @Acting() context: Context,
    @Param('outcomeId', { schema: uuidParam }) outcomeId: string,
  ): Promise<OutcomeChanged> {
    return this.decisions.decide(context, outcomeId, 're-examination');
  }
}
