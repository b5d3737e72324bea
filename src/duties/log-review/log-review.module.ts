import { Module } from '@nestjs/common';
import { DrawnLinesRepository } from './drawn-lines.repository.js';
import { LateReviewJob } from './late/late-review.job.js';
import { LateReviewRepository } from './late/late-review.repository.js';
import { LogReviewController } from './log-review.controller.js';
import { LogReviewRepository } from './log-review.repository.js';
import { LogReviewService } from './log-review.service.js';
import { ReviewedLinesService } from './reviewed-lines.service.js';
import { LogReviewsToSign } from './waiting/log-reviews-to-sign.js';

@Module({
  controllers: [LogReviewController],
  providers: [
    LogReviewService,
    ReviewedLinesService,
    LogReviewRepository,
    DrawnLinesRepository,
    LateReviewJob,
    LateReviewRepository,
    LogReviewsToSign,
  ],
})
export class LogReviewModule {}
