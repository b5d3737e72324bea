import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersList, AnswersOne } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { AbsenceCorrectionService } from './absence-correction.service.js';
import { AbsenceService } from './absence.service.js';
import { Absence, AbsenceVersion, AbsenceAmended, SickReported } from './employee.js';
import { FirstDayInput, RecoveryInput, SickReportInput } from './sick-report.input.js';
import { SickReportService } from './sick-report.service.js';

/** Sick reports, recoveries and absences over HTTP. */
@Controller('v1')
export class AbsenceController {
  constructor(
    private readonly absences: AbsenceService,
    private readonly reports: SickReportService,
    private readonly corrections: AbsenceCorrectionService,
  ) {}

  @Post('employers/:employerId/sick-reports')
  @Says('Reports an employee sick: name, address, phone and first day, never why.')
  @Allows('record', 'Absence')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed D1',
    '403 not-allowed V9',
    '409 absent-already V1',
    '409 another-person V9',
    '409 known-by-another-number D1',
    '409 not-employed-then V6',
    '409 staff-being-changed',
  )
  @Answers(SickReported)
  async report(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: SickReportInput }) input: SickReportInput,
  ): Promise<SickReported> {
    return this.reports.report(context, employerId, input);
  }

  @Get('employees/:employeeId/absences')
  @Says('Shows every absence of one employee, the latest first.')
  @Allows('read', 'Absence')
  @AnswersList(Absence)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<Absence>[] }> {
    return this.absences.ofEmployee(context, employeeId);
  }

  @Get('absences/:absenceId')
  @Says('Shows one absence.')
  @Allows('read', 'Absence')
  @AnswersOne(Absence)
  async absence(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
  ): Promise<Opened<Absence>> {
    return this.absences.absence(context, absenceId);
  }

  @Post('absences/:absenceId/recovery')
  @Says('Reports the first day at work again; while there is no newer absence, also corrects it.')
  @Allows('amend', 'Absence')
  @AlsoRefuses('403 not-allowed V8', '409 absent-again V8', '409 recovered-already V1')
  @Answers(AbsenceAmended)
  async recover(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: RecoveryInput }) input: RecoveryInput,
  ): Promise<AbsenceAmended> {
    return this.absences.recover(context, absenceId, input);
  }

  @Post('absences/:absenceId/first-day')
  @Says('Corrects the first day, until a newer absence was reported; what stood there stays as history.')
  @Allows('amend', 'Absence')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed V8',
    '409 absent-again V8',
    '409 absent-already V1',
    '409 not-employed-then V6',
    '409 reported-already V8',
  )
  @Answers(AbsenceAmended)
  async correctFirstDay(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: FirstDayInput }) input: FirstDayInput,
  ): Promise<AbsenceAmended> {
    return this.corrections.correctFirstDay(context, absenceId, input);
  }

  @Get('absences/:absenceId/versions')
  @Says('Shows what was on record of an absence, each version with who recorded it and when.')
  @Allows('read', 'AbsenceVersion')
  @AnswersList(AbsenceVersion)
  async versions(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
  ): Promise<{ items: Opened<AbsenceVersion>[] }> {
    return this.absences.versions(context, absenceId);
  }
}
