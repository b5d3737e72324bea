import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersList, AnswersListWith, AnswersOne } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { DueDates } from './due-dates.js';
import { PartAmendmentInput, PartInput, PartPostingInput } from './reintegration.input.js';
import { ReintegrationPart, PartWritten } from './reintegration-part.js';
import { ReintegrationService, type ReintegrationFile } from './reintegration.service.js';

/** Re-integration files over HTTP. */
@Controller('v1')
export class ReintegrationController {
  constructor(private readonly files: ReintegrationService) {}

  @Get('absences/:absenceId/reintegration-parts')
  @Says('Shows the re-integration file of an absence: its parts, and by when what is due.')
  @Allows('read', 'ReintegrationPart')
  @AnswersListWith(ReintegrationPart, { due: DueDates })
  async file(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
  ): Promise<ReintegrationFile> {
    return this.files.file(context, absenceId);
  }

  @Get('employees/:employeeId/reintegration-parts')
  @Says('Shows the parts of the re-integration files of all absences of one employee, as the file of each has them.')
  @Allows('read', 'ReintegrationPart')
  @AnswersList(ReintegrationPart)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<ReintegrationPart>[] }> {
    return this.files.ofEmployee(context, employeeId);
  }

  @Get('reintegration-parts/:partId')
  @Says('Shows one part of a re-integration file, with what it said before.')
  @Allows('read', 'ReintegrationPart')
  @AnswersOne(ReintegrationPart)
  async part(
    @Acting() context: Context,
    @Param('partId', { schema: uuidParam }) partId: string,
  ): Promise<Opened<ReintegrationPart>> {
    return this.files.part(context, partId);
  }

  @Post('absences/:absenceId/reintegration-parts')
  @Says('Records a part: codes, days and numbers; each part by those whose it is to record.')
  @Allows('record', 'ReintegrationPart')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed V8',
    '409 already-released V7',
    '409 employment-ended V6',
    '409 not-absent S7',
    '409 on-record-already D1',
  )
  @Answers(PartWritten)
  async record(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: PartInput }) input: PartInput,
  ): Promise<PartWritten> {
    return this.files.record(context, absenceId, input);
  }

  @Post('reintegration-parts/:partId/amendments')
  @Says('Amends a part; what it said stays as history.')
  @Allows('amend', 'ReintegrationPart')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed V8',
    '409 already-released V7',
    '409 employment-ended V6',
    '409 not-absent S7',
  )
  @Answers(PartWritten)
  async amend(
    @Acting() context: Context,
    @Param('partId', { schema: uuidParam }) partId: string,
    @Body({ schema: PartAmendmentInput }) input: PartAmendmentInput,
  ): Promise<PartWritten> {
    return this.files.amend(context, partId, input);
  }

  @Post('reintegration-parts/:partId/posting')
  @Says("Records that the letter to an employee without an account was posted; the employer's goes out with it.")
  @Allows('post', 'ReintegrationPart')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed V7',
    '409 already-released V7',
    '409 amended-since V7',
    '409 employment-ended V6',
    '409 not-absent S7',
  )
  @Answers(PartWritten)
  async post(
    @Acting() context: Context,
    @Param('partId', { schema: uuidParam }) partId: string,
    @Body({ schema: PartPostingInput }) input: PartPostingInput,
  ): Promise<PartWritten> {
    return this.files.post(context, partId, input);
  }
}
