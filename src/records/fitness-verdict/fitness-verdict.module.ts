import { Module } from '@nestjs/common';
import { AbsenceToAdviseRepository } from './advice/absence-to-advise.repository.js';
import { AdviceController } from './advice/advice.controller.js';
import { AdviceForms } from './advice/advice-forms.js';
import { AdviceReadingService } from './advice/advice-reading.service.js';
import { AdviceReleaseRepository } from './advice/advice-release.repository.js';
import { AdviceReleaseService } from './advice/advice-release.service.js';
import { AdviceRepository } from './advice/advice.repository.js';
import { AdviceService } from './advice/advice.service.js';
import { ReleasedAdviceController } from './advice/released-advice.controller.js';
import { ReleasedAdviceRepository } from './advice/released-advice.repository.js';
import { ReleasedAdviceService } from './advice/released-advice.service.js';
import { QuestionClosingJob } from './closing/question-closing.job.js';
import { QuestionClosingRepository } from './closing/question-closing.repository.js';
import { PrepareVerdictService } from './proposal/prepare-verdict.service.js';
import { ProposedVerdict } from './proposal/proposed-verdict.js';
import { VerdictProposalController } from './proposal/verdict-proposal.controller.js';
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
import { AnsweredQuestions } from './waiting/answered-questions.js';
import { QuestionsToAnswer } from './waiting/questions-to-answer.js';
import { QuestionsToPrepare } from './waiting/questions-to-prepare.js';
import { VerdictsToPost } from './waiting/verdicts-to-post.js';
import { AdviceToPost } from './waiting/advice-to-post.js';
import { VerdictParts } from './verdict-parts.js';
import { EndingQuestions } from './ending-questions.js';

/** All that an employer gets: its question, the dossier doctor's answer and advice, what went out, and the closing. */
@Module({
  controllers: [
    VerdictQuestionController,
    VerdictController,
    ReleasedVerdictController,
    AdviceController,
    ReleasedAdviceController,
    VerdictProposalController,
  ],
  providers: [
    EndingQuestions,
    VerdictQuestionService,
    VerdictParts,
    VerdictQuestionRepository,
    VerdictService,
    VerdictReadingService,
    VerdictRepository,
    QuestionToAnswerRepository,
    VerdictReleaseService,
    VerdictReleaseRepository,
    ReleasedVerdictService,
    ReleasedVerdictRepository,
    AdviceService,
    AdviceReadingService,
    AdviceRepository,
    AbsenceToAdviseRepository,
    AdviceReleaseService,
    AdviceReleaseRepository,
    ReleasedAdviceService,
    ReleasedAdviceRepository,
    AdviceForms,
    QuestionClosingJob,
    QuestionClosingRepository,
    AnsweredQuestions,
    QuestionsToAnswer,
    QuestionsToPrepare,
    PrepareVerdictService,
    ProposedVerdict,
    VerdictsToPost,
    AdviceToPost,
  ],
})
export class FitnessVerdictModule {}
