import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { PayrollTermsAmendmentInput, PayrollTermsInput } from './payroll-terms.input.js';
import { PayrollTerms, PayrollTermsWritten } from './payroll-terms.js';
import { PayrollTermsService } from './payroll-terms.service.js';

/** The payroll section of an employee dossier, over HTTP. */
@Controller('v1')
export class PayrollTermsController {
  constructor(private readonly terms: PayrollTermsService) {}

  @Get('employees/:employeeId/payroll-terms')
  @Says('Shows what an employee is paid, employment by employment, each at its current version.')
  @Allows('read', 'PayrollTerms')
  @AnswersList(PayrollTerms)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<PayrollTerms>[] }> {
    return this.terms.ofEmployee(context, employeeId);
  }

  @Get('payroll-terms/:payrollTermsId/versions')
  @Says('Shows every version of the payroll terms of one employment, the first one first.')
  @Allows('read', 'PayrollTerms')
  @AnswersList(PayrollTerms)
  async versions(
    @Acting() context: Context,
    @Param('payrollTermsId', { schema: uuidParam }) payrollTermsId: string,
  ): Promise<{ items: Opened<PayrollTerms>[] }> {
    return this.terms.versions(context, payrollTermsId);
  }

  @Post('employees/:employeeId/payroll-terms')
  @Says('Records on what terms an employment is paid: once for each; what changes later is a version of it.')
  @Allows('record', 'PayrollTerms')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed S7', '409 on-record-already D1')
  @Answers(PayrollTermsWritten)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: PayrollTermsInput }) input: PayrollTermsInput,
  ): Promise<PayrollTermsWritten> {
    return this.terms.record(context, employeeId, input);
  }

  @Post('payroll-terms/:payrollTermsId/amendments')
  @Says('Changes the terms from a later day on, or corrects them; the earlier version stays as history.')
  @Allows('amend', 'PayrollTerms')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed S7')
  @Answers(PayrollTermsWritten)
  async amend(
    @Acting() context: Context,
    @Param('payrollTermsId', { schema: uuidParam }) payrollTermsId: string,
    @Body({ schema: PayrollTermsAmendmentInput }) input: PayrollTermsAmendmentInput,
  ): Promise<PayrollTermsWritten> {
    return this.terms.amend(context, payrollTermsId, input);
  }
}
