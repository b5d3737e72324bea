import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
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

  /** Reports an employee sick: name, address, phone and first day, never why. */
  @Post('employers/:employerId/sick-reports')
  @Allows('record', 'Absence')
  @Answers(SickReported)
  async report(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: SickReportInput }) input: SickReportInput,
  ): Promise<SickReported> {
    return this.reports.report(context, employerId, input);
  }

  /** Every absence of one employee, the latest first. */
  @Get('employees/:employeeId/absences')
  @Allows('read', 'Absence')
  @AnswersList(Absence)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<Absence>[] }> {
    return this.absences.ofEmployee(context, employeeId);
  }

  /** One absence. */
  @Get('absences/:absenceId')
  @Allows('read', 'Absence')
  @AnswersOne(Absence)
  async absence(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
  ): Promise<Opened<Absence>> {
    return this.absences.absence(context, absenceId);
  }

  /** Reports the first day at work again; while there is no newer absence, also corrects it. */
  @Post('absences/:absenceId/recovery')
  @Allows('amend', 'Absence')
  @Answers(AbsenceAmended)
  async recover(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: RecoveryInput }) input: RecoveryInput,
  ): Promise<AbsenceAmended> {
    return this.absences.recover(context, absenceId, input);
  }

  /** Corrects the first day, until a newer absence was reported; what stood there stays as history. */
  @Post('absences/:absenceId/first-day')
  @Allows('amend', 'Absence')
  @Answers(AbsenceAmended)
  async correctFirstDay(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: FirstDayInput }) input: FirstDayInput,
  ): Promise<AbsenceAmended> {
    return this.corrections.correctFirstDay(context, absenceId, input);
  }

  /** What was on record of an absence, each version with who recorded it and when. */
  @Get('absences/:absenceId/versions')
  @Allows('read', 'AbsenceVersion')
  @AnswersList(AbsenceVersion)
  async versions(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
  ): Promise<{ items: Opened<AbsenceVersion>[] }> {
    return this.absences.versions(context, absenceId);
  }
}
