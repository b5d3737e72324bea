import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { CommissionInput } from './examination.input.js';
import { Examination, ExaminationCommissioned } from './examination.js';
import { ExaminationService } from './examination.service.js';

/** Employers' commissions over HTTP. */
@Controller('v1')
export class ExaminationController {
  constructor(private readonly examinations: ExaminationService) {}

  @Post('employees/:employeeId/examinations')
  @Says('Commissions an examination; the one question is whether the person passed.')
  @Allows('ask', 'Examination')
  @AlsoRefuses(
    '403 not-allowed V1',
    '409 asked-about-an-absence V1',
    '409 asked-by-the-agency V4',
    '409 employment-ended V6',
    '409 examination-open V4',
    '409 never-individual V4',
    '409 no-agreement-in-force V1',
    '409 not-employed-yet V4',
    '409 not-settled-yet V4',
  )
  @Answers(ExaminationCommissioned)
  async commission(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: CommissionInput }) input: CommissionInput,
  ): Promise<ExaminationCommissioned> {
    return this.examinations.commission(context, employeeId, input);
  }

  @Get('employers/:employerId/examinations')
  @Says("Shows one page of an employer's commissions: open or closed, and nothing more.")
  @Allows('read', 'Examination')
  @AnswersPage(Examination)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Examination>>> {
    return this.examinations.ofEmployer(context, employerId, page);
  }

  @Get('employees/:employeeId/examinations')
  @Says('Shows one page of the examinations of an employee that were commissioned.')
  @Allows('read', 'Examination')
  @AnswersPage(Examination)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Examination>>> {
    return this.examinations.ofEmployee(context, employeeId, page);
  }

  @Get('examinations')
  @Says('Shows one page of the open examinations of which nothing went out yet.')
  @Allows('read', 'Examination')
  @AlsoRefuses('401 sign-in-too-old D10')
  @AnswersPage(Examination)
  async waiting(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Examination>>> {
    return this.examinations.waiting(context, page);
  }

  @Get('examinations/:examinationId')
  @Says('Shows one commission.')
  @Allows('read', 'Examination')
  @AnswersOne(Examination)
  async examination(
    @Acting() context: Context,
    @Param('examinationId', { schema: uuidParam }) examinationId: string,
  ): Promise<Opened<Examination>> {
    return this.examinations.examination(context, examinationId);
  }
}
