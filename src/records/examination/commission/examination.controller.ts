import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
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

  /** Commissions an examination; the one question is whether the person passed. */
  @Post('employees/:employeeId/examinations')
  @Allows('ask', 'Examination')
  @Answers(ExaminationCommissioned)
  async commission(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: CommissionInput }) input: CommissionInput,
  ): Promise<ExaminationCommissioned> {
    return this.examinations.commission(context, employeeId, input);
  }

  /** One page of an employer's commissions: open or closed, and nothing more. */
  @Get('employers/:employerId/examinations')
  @Allows('read', 'Examination')
  @AnswersPage(Examination)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Examination>>> {
    return this.examinations.ofEmployer(context, employerId, page);
  }

  /** One page of the examinations of an employee that were commissioned. */
  @Get('employees/:employeeId/examinations')
  @Allows('read', 'Examination')
  @AnswersPage(Examination)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Examination>>> {
    return this.examinations.ofEmployee(context, employeeId, page);
  }

  /** One page of the open examinations of which nothing went out yet. */
  @Get('examinations')
  @Allows('read', 'Examination')
  @AnswersPage(Examination)
  async waiting(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Examination>>> {
    return this.examinations.waiting(context, page);
  }

  /** One commission. */
  @Get('examinations/:examinationId')
  @Allows('read', 'Examination')
  @AnswersOne(Examination)
  async examination(
    @Acting() context: Context,
    @Param('examinationId', { schema: uuidParam }) examinationId: string,
  ): Promise<Opened<Examination>> {
    return this.examinations.examination(context, examinationId);
  }
}
