import { Body, Controller, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { ApplicantRecorded } from './application-receipt.js';
import { ApplicantInput } from './application.input.js';
import { ApplicationService } from './application.service.js';

/** Applicants over HTTP; their examination is commissioned as everybody's. */
@Controller('v1')
export class ApplicationController {
  constructor(private readonly applications: ApplicationService) {}

  @Post('employers/:employerId/applicants')
  @Says('Names somebody who applies, so that an examination before employment can be commissioned.')
  @Allows('record', 'Applicant')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed D1',
    '403 not-allowed V9',
    '409 another-person V9',
    '409 applies-already V9',
    '409 employed V1',
    '409 known-by-another-number D1',
    '409 staff-being-changed',
  )
  @Answers(ApplicantRecorded)
  async apply(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: ApplicantInput }) input: ApplicantInput,
  ): Promise<ApplicantRecorded> {
    return this.applications.record(context, employerId, input);
  }
}
