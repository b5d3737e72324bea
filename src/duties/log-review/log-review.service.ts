import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { tellSupervision } from '../../safeguards/notices/tell-supervision.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { DrawnLinesRepository } from './drawn-lines.repository.js';
import type { LinesJudged, LogReviewOpened, LogReviewSigned } from './log-review.js';
import type { JudgementInput, LogReviewInput } from './log-review.input.js';
import { LogReviewRepository } from './log-review.repository.js';
import { isOver, monthOf } from './months.js';

/** A6 — the monthly review: opened, judged line by line by somebody else than who caused it, signed. */
@Injectable()
export class LogReviewService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: LogReviewRepository,
    private readonly drawn: DrawnLinesRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Draws the month's lines by a seed that nobody chose, and puts them on record for judgement.
   * @throws Problem 409 for a month that isn't over, and for one that is under review or was reviewed.
   */
  async open(context: Context, input: LogReviewInput): Promise<LogReviewOpened> {
    const month = monthOf(input.month);
    if (!isOver(month, context.moment.today)) {
      throw refusedByRule(409, 'month-not-over', 'A6', 'That month is not over: its trail is still being written.');
    }
    const seed = randomBytes(32).toString('hex');
    const sampleSize = this.policies.count('log-review-sample');
    // The trail's own login reads it and writes nothing; the register of reviews is the desk's.
    const lines = await this.stores.read(context, 'trail', (tx) => this.drawn.draw(tx, month, seed, sampleSize));
    return this.stores.write(context, 'desk', async (tx) => {
      const id = randomUUID();
      permitNew(context, 'record', 'LogReview', { id }, {}, 'A6');
      const review = { id, month: month.firstDay, seed, sampleSize, drawnFrom: lines[0]?.drawnFrom ?? 0 };
      if (!(await this.repository.open(tx, review, lines))) {
        throw refusedByRule(409, 'already-opened', 'A6', 'That month has its review: there is one a month.');
      }
      await indexRecords(tx, [{ id, kind: 'LogReview', employeeId: null, employerId: null }]);
      return { reviewId: id, lines: lines.length };
    });
  }

  /**
   * Records what was found of lines; what is to be looked into is told to who supervises in the same transaction.
   * @throws Problem 404 for a review or a line that isn't there, 403 for who caused a line, 409 for one that was judged
   *         and once the review is signed; then nothing of it is recorded.
   */
  async judge(context: Context, reviewId: string, { lineIds, judgement }: JudgementInput): Promise<LinesJudged> {
    return this.stores.write(context, 'desk', async (tx) => {
      const review = await this.repository.find(tx, reviewId);
      const lines = await this.repository.lines(tx, reviewId, lineIds);
      if (review === null || lines.length < lineIds.length) throw notFound();
      for (const line of lines) line.permit(context, 'review', 'A6');
      if (review.state.signedAt !== null) throw alreadySigned();
      if ((await this.repository.judge(tx, reviewId, lineIds, judgement)) < lineIds.length) {
        throw refusedByRule(409, 'already-judged', 'A6', 'One of these lines was judged already.');
      }
      if (judgement === 'to-look-into') {
        await tellSupervision(tx, this.policies, 'LogReview', 'trail-line-to-look-into', reviewId);
      }
      return { reviewId, judged: lineIds.length, unjudged: review.state.unjudged - lineIds.length };
    });
  }

  /** Signs the review off. @throws Problem 404 outside what the actor may know of, 409 with a line unjudged, and when it was signed. */
  async sign(context: Context, reviewId: string): Promise<LogReviewSigned> {
    return this.stores.write(context, 'desk', async (tx) => {
      const review = await this.repository.find(tx, reviewId);
      if (review === null) throw notFound();
      review.sealed.permit(context, 'sign', 'A6');
      if (review.state.signedAt !== null) throw alreadySigned();
      if (review.state.unjudged > 0) {
        throw refusedByRule(409, 'lines-unjudged', 'A6', 'Lines of this review wait for a judgement.');
      }
      if (!(await this.repository.sign(tx, reviewId))) throw alreadySigned();
      return { reviewId, signed: true };
    });
  }
}

function alreadySigned(): Error {
  return refusedByRule(409, 'already-signed', 'A6', 'That review is signed, and changes no more.');
}
