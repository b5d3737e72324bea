import { Module } from '@nestjs/common';
import { QuestionClosingJob } from './closing/question-closing.job.js';
import { QuestionClosingRepository } from './closing/question-closing.repository.js';
import { VerdictQuestionController } from './question/verdict-question.controller.js';
import { VerdictQuestionRepository } from './question/verdict-question.repository.js';
import { VerdictQuestionService } from './question/verdict-question.service.js';
import { ReleasedVerdictController } from './release/released-verdict.controller.js';
import { ReleasedVerdictRepository } from './release/released-verdict.repository.js';
import { ReleasedVerdictService } from './release/released-verdict.service.js';
import { VerdictReleaseService } from './release/verdict-release.service.js';
import { VerdictReleaseRepository } from './release/verdict-release.repository.js';
import { QuestionToAnswerRepository } from './verdict/question-to-answer.repository.js';
import { VerdictReadingService } from './verdict/verdict-reading.service.js';
import { VerdictController } from './verdict/verdict.controller.js';
import { VerdictRepository } from './verdict/verdict.repository.js';
import { VerdictService } from './verdict/verdict.service.js';

/** All that an employer gets: its question, the dossier doctor's answer, what went out, and the closing. */
@Module({
  controllers: [VerdictQuestionController, VerdictController, ReleasedVerdictController],
  providers: [
    VerdictQuestionService,
    VerdictQuestionRepository,
    VerdictService,
    VerdictReadingService,
    VerdictRepository,
    QuestionToAnswerRepository,
    VerdictReleaseService,
    VerdictReleaseRepository,
    ReleasedVerdictService,
    ReleasedVerdictRepository,
    QuestionClosingJob,
    QuestionClosingRepository,
  ],
})
export class FitnessVerdictModule {}
