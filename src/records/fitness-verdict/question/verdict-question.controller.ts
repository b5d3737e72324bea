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
import { QuestionInput } from './verdict-question.input.js';
import { VerdictQuestion, QuestionAsked } from './verdict-question.js';
import { VerdictQuestionService } from './verdict-question.service.js';

/** Employers' questions over HTTP. */
@Controller('v1')
export class VerdictQuestionController {
  constructor(private readonly questions: VerdictQuestionService) {}

  @Post('absences/:absenceId/questions')
  @Says('Asks whether an absent employee is fit for the own work.')
  @Allows('ask', 'VerdictQuestion')
  @AlsoRefuses(
    '403 not-allowed V1',
    '409 absence-not-running V1',
    '409 employment-ended V6',
    '409 no-agreement-in-force V1',
    '409 question-open V1',
  )
  @Answers(QuestionAsked)
  async ask(
    @Acting() context: Context,
    @Param('absenceId', { schema: uuidParam }) absenceId: string,
    @Body({ schema: QuestionInput }) input: QuestionInput,
  ): Promise<QuestionAsked> {
    return this.questions.ask(context, absenceId, input);
  }

  @Get('employers/:employerId/questions')
  @Says("Shows one page of an employer's questions: open or closed, and nothing more.")
  @Allows('read', 'VerdictQuestion')
  @AnswersPage(VerdictQuestion)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<VerdictQuestion>>> {
    return this.questions.ofEmployer(context, employerId, page);
  }

  @Get('employees/:employeeId/questions')
  @Says('Shows one page of what was asked about an employee.')
  @Allows('read', 'VerdictQuestion')
  @AnswersPage(VerdictQuestion)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<VerdictQuestion>>> {
    return this.questions.ofEmployee(context, employeeId, page);
  }

  @Get('questions')
  @Says('Shows one page of the open questions to which nothing went out yet.')
  @Allows('read', 'VerdictQuestion')
  @AlsoRefuses('401 sign-in-too-old D10')
  @AnswersPage(VerdictQuestion)
  async waiting(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<VerdictQuestion>>> {
    return this.questions.waiting(context, page);
  }

  @Get('questions/:questionId')
  @Says('Shows one question.')
  @Allows('read', 'VerdictQuestion')
  @AnswersOne(VerdictQuestion)
  async question(
    @Acting() context: Context,
    @Param('questionId', { schema: uuidParam }) questionId: string,
  ): Promise<Opened<VerdictQuestion>> {
    return this.questions.question(context, questionId);
  }
}
