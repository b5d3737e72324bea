import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { LinesJudged, LogReview, LogReviewOpened, LogReviewSigned, ReviewedLine } from './log-review.js';
import { JudgementInput, LogReviewInput, ReviewedLineQuery } from './log-review.input.js';
import { LogReviewService } from './log-review.service.js';
import { ReviewedLinesService } from './reviewed-lines.service.js';

/** The monthly review of the trail, over HTTP (A6). */
@Controller('v1/log-reviews')
export class LogReviewController {
  constructor(
    private readonly reviews: LogReviewService,
    private readonly reading: ReviewedLinesService,
  ) {}

  @Post()
  @Says(
    'Opens the review of a month that is over: its sample is drawn, and all emergency, bulk and self-accesses are in it.',
  )
  @Allows('record', 'LogReview')
  @AlsoRefuses('403 not-allowed A6', '409 already-opened A6', '409 month-not-over A6')
  @Answers(LogReviewOpened)
  async open(
    @Acting() context: Context,
    @Body({ schema: LogReviewInput }) input: LogReviewInput,
  ): Promise<LogReviewOpened> {
    return this.reviews.open(context, input);
  }

  @Get()
  @Says('Shows the reviews and how far they are.')
  @Allows('read', 'LogReview')
  @AnswersPage(LogReview)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) request: PageRequest,
  ): Promise<Page<Opened<LogReview>>> {
    return this.reading.reviews(context, request);
  }

  @Get(':reviewId/lines')
  @Says('Shows the lines of a review, in the order in which they were written.')
  @Allows('read', 'ReviewedLine')
  @AnswersPage(ReviewedLine)
  async lines(
    @Acting() context: Context,
    @Param('reviewId', { schema: uuidParam }) reviewId: string,
    @Query({ schema: ReviewedLineQuery }) query: ReviewedLineQuery,
  ): Promise<Page<Opened<ReviewedLine>>> {
    return this.reading.lines(context, reviewId, query);
  }

  @Post(':reviewId/judgements')
  @Says('Records what was found of some of its lines.')
  @Allows('review', 'ReviewedLine')
  @AlsoRefuses('403 not-allowed A6', '409 already-judged A6', '409 already-signed A6')
  @Answers(LinesJudged)
  async judge(
    @Acting() context: Context,
    @Param('reviewId', { schema: uuidParam }) reviewId: string,
    @Body({ schema: JudgementInput }) input: JudgementInput,
  ): Promise<LinesJudged> {
    return this.reviews.judge(context, reviewId, input);
  }

  @Post(':reviewId/signature')
  @Says('Signs the review off, once every line is judged.')
  @Allows('sign', 'LogReview')
  @AlsoRefuses('403 not-allowed A6', '409 already-signed A6', '409 lines-unjudged A6')
  @Answers(LogReviewSigned)
  async sign(
    @Acting() context: Context,
    @Param('reviewId', { schema: uuidParam }) reviewId: string,
  ): Promise<LogReviewSigned> {
    return this.reviews.sign(context, reviewId);
  }
}
