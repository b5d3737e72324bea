import { Body, Controller, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { ConsentSignatureInput, PaperConsentInput, PaperConsentPostingInput } from './consent.input.js';
import { ConsentChanged, PaperConsentRecorded } from './consent.js';
import { PaperConsentStepsService } from './paper-consent-steps.service.js';
import { RecordPaperConsentService } from './record-paper-consent.service.js';

/** Consents that come on paper, over HTTP (I10); they are read, proved and withdrawn as the others. */
@Controller('v1')
export class PaperConsentController {
  constructor(
    private readonly recording: RecordPaperConsentService,
    private readonly steps: PaperConsentStepsService,
  ) {}

  @Post('employees/:employeeId/paper-consents')
  @Says('Records that a consent came in on paper, with its scan; a doctor accepts it or not.')
  @Allows('record', 'Consent')
  @AlsoRefuses('403 not-allowed I10')
  @Answers(PaperConsentRecorded)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: PaperConsentInput }) input: PaperConsentInput,
  ): Promise<PaperConsentRecorded> {
    return this.recording.record(context, employeeId, input);
  }

  @Post('consents/:consentId/acceptance')
  @Says(
    'The dossier doctor, or his deputy, accepts a paper that somebody else recorded, over the digest of what he read; the employee is told at once, by a letter where he has no account.',
  )
  @Allows('accept', 'Consent')
  @AlsoRefuses(
    '403 not-allowed I10',
    '409 accepted-already I10',
    '409 consent-too-old C2',
    '409 consent-void I10',
    '409 consent-withdrawn C3',
    '409 newer-version C3',
    '409 not-on-paper I10',
    '409 shown-otherwise C2',
  )
  @Answers(ConsentChanged)
  async accept(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
    @Body({ schema: ConsentSignatureInput }) input: ConsentSignatureInput,
  ): Promise<ConsentChanged> {
    return this.steps.accept(context, consentId, input);
  }

  @Post('consents/:consentId/posting')
  @Says(
    'Records that the letter was posted which tells an employee without an account that a doctor accepted his paper.',
  )
  @Allows('post', 'Consent')
  @AlsoRefuses(
    '403 not-allowed I10',
    '409 changed-lately I10',
    '409 consent-too-old C2',
    '409 consent-void I10',
    '409 consent-withdrawn C3',
    '409 not-accepted-yet I10',
    '409 not-on-paper I10',
    '409 told-already I10',
  )
  @Answers(ConsentChanged)
  async post(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
    @Body({ schema: PaperConsentPostingInput }) input: PaperConsentPostingInput,
  ): Promise<ConsentChanged> {
    return this.steps.post(context, consentId, input);
  }
}
