import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { DrawnLinesRepository } from './drawn-lines.repository.js';
import type { LogReview, ReviewedLine } from './log-review.js';
import type { ReviewedLineQuery } from './log-review.input.js';
import { LogReviewRepository } from './log-review.repository.js';

/** Reading reviews and the lines under review, which is itself in the trail (A5). */
@Injectable()
export class ReviewedLinesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: LogReviewRepository,
    private readonly drawn: DrawnLinesRepository,
    private readonly cursors: PageCursors,
  ) {}

  async reviews(context: Context, request: PageRequest): Promise<Page<Opened<LogReview>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  /** @throws Problem 404 for a review outside what the actor may know of. */
  async lines(context: Context, reviewId: string, query: ReviewedLineQuery): Promise<Page<Opened<ReviewedLine>>> {
    const { judgement = null } = query;
    const binding = `${reviewId} ${judgement ?? ''}`;
    const { after, limit } = this.cursors.read(context, query, binding);
    const sealed = await this.stores.read(context, 'trail', (tx) =>
      this.drawn.page(tx, reviewId, judgement, after, limit + 1),
    );
    if (sealed === null) throw notFound();
    return this.cursors.page(context, binding, sealed, limit);
  }
}
