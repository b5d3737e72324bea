import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { CorrectionAnswerInput, CorrectionRequestInput } from './correction.input.js';
import { CorrectionService } from './correction.service.js';
import { CorrectionRequest, CorrectionAnswered, CorrectionAsked } from './correction-request.js';

/** Requests to correct a piece over HTTP (I4). */
@Controller('v1')
export class CorrectionController {
  constructor(private readonly service: CorrectionService) {}

  @Post('pieces/:pieceId/correction-requests')
  @Says('Asks the doctor to correct a piece of the own dossier (I4).')
  @Allows('ask', 'MedicalPiece')
  @AlsoRefuses('403 not-allowed I4', '409 no-such-version I4')
  @Answers(CorrectionAsked)
  async ask(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
    @Body({ schema: CorrectionRequestInput }) input: CorrectionRequestInput,
  ): Promise<CorrectionAsked> {
    return this.service.ask(context, pieceId, input);
  }

  @Get('employees/:employeeId/correction-requests')
  @Says("Shows one page of an employee's requests, each with its answer once there is one.")
  @Allows('read', 'CorrectionRequest')
  @AnswersPage(CorrectionRequest)
  async requests(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<CorrectionRequest>>> {
    return this.service.requests(context, employeeId, page);
  }

  @Get('correction-requests')
  @Says(
    "Shows one page of the requests without an answer: of one's own people for a doctor, one's own for an employee.",
  )
  @Allows('read', 'CorrectionRequest')
  @AnswersPage(CorrectionRequest)
  async waiting(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<CorrectionRequest>>> {
    return this.service.waiting(context, page);
  }

  @Post('correction-requests/:requestId/answer')
  @Says('The dossier doctor amends the piece, or declines with a reason that the employee reads.')
  @Allows('answer', 'CorrectionRequest')
  @AlsoRefuses(
    '403 not-allowed S11',
    '403 not-allowed S2',
    '409 another-kind-of-body I4',
    '409 paper-rests-on-it I10',
    '409 answered-already I4',
  )
  @Answers(CorrectionAnswered)
  async answer(
    @Acting() context: Context,
    @Param('requestId', { schema: uuidParam }) requestId: string,
    @Body({ schema: CorrectionAnswerInput }) input: CorrectionAnswerInput,
  ): Promise<CorrectionAnswered> {
    return this.service.answer(context, requestId, input);
  }
}
