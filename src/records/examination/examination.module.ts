import { Module } from '@nestjs/common';
import { ExaminationClosingJob } from './closing/examination-closing.job.js';
import { ExaminationClosingRepository } from './closing/examination-closing.repository.js';
import { ExaminationRow } from './commission/examination.entity.js';
import { ExaminationController } from './commission/examination.controller.js';
import { ExaminationRepository } from './commission/examination.repository.js';
import { ExaminationService } from './commission/examination.service.js';
import { DecisionController } from './decision/decision.controller.js';
import { ExaminationDecisionRow } from './decision/decision.entity.js';
import { DecisionRepository } from './decision/decision.repository.js';
import { DecisionService } from './decision/decision.service.js';
import { ExaminationToAnswerRepository } from './outcome/examination-to-answer.repository.js';
import { KnownExaminations } from './outcome/known-examinations.js';
import { OutcomeReadingService } from './outcome/outcome-reading.service.js';
import { OutcomeController } from './outcome/outcome.controller.js';
import { ExaminationOutcomeRow, ExaminationPostingRow } from './outcome/outcome.entity.js';
import { OutcomeRepository } from './outcome/outcome.repository.js';
import { OutcomeService } from './outcome/outcome.service.js';
import { PaperAgreementController } from './paper/paper-agreement.controller.js';
import { PaperAgreementRow, PaperStepRow } from './paper/paper-agreement.entity.js';
import { PaperAgreementRepository } from './paper/paper-agreement.repository.js';
import { PaperAgreementService } from './paper/paper-agreement.service.js';
import { PaperStepsService } from './paper/paper-steps.service.js';
import { OutcomeProposalController } from './proposal/outcome-proposal.controller.js';
import { PrepareOutcomeService } from './proposal/prepare-outcome.service.js';
import { ProposedOutcome } from './proposal/proposed-outcome.js';
import { ExaminationReleaseRow, ReleasedOutcomeRow } from './release/outcome-release.entity.js';
import { OutcomeReleaseRepository } from './release/outcome-release.repository.js';
import { OutcomeReleaseService } from './release/outcome-release.service.js';
import { ReleasedOutcomeController } from './release/released-outcome.controller.js';
import { ReleasedOutcomeRepository } from './release/released-outcome.repository.js';
import { ReleasedOutcomeService } from './release/released-outcome.service.js';
import { AnsweredExaminations } from './waiting/answered-examinations.js';
import { ExaminationsToAnswer } from './waiting/examinations-to-answer.js';
import { ExaminationsToPrepare } from './waiting/examinations-to-prepare.js';
import { HeldOutcomes } from './waiting/held-outcomes.js';
import { OutcomesToPost } from './waiting/outcomes-to-post.js';
import { OutcomesToDecide } from './waiting/outcomes-to-decide.js';
import { PapersToAccept } from './waiting/papers-to-accept.js';
import { PapersToLetOut } from './waiting/papers-to-let-out.js';
import { PapersToTell } from './waiting/papers-to-tell.js';
import { ExaminationParts } from './examination-parts.js';
import { EndingExaminations } from './ending-examinations.js';

/** What the desk's login maps. */
export const EXAMINATION_DESK_ENTITIES = [ExaminationRow] as const;
/** What the medical login maps: its own tables, and what it lets out to the desk (V7). */
export const EXAMINATION_MEDICAL_ENTITIES = [
  ExaminationOutcomeRow,
  ExaminationPostingRow,
  ExaminationDecisionRow,
  ExaminationReleaseRow,
  ReleasedOutcomeRow,
  PaperAgreementRow,
  PaperStepRow,
] as const;

/** Examinations by kind: the commission, the doctor's outcome, the employee's decision, what went out, and the closing. */
@Module({
  controllers: [
    ExaminationController,
    OutcomeController,
    OutcomeProposalController,
    DecisionController,
    PaperAgreementController,
    ReleasedOutcomeController,
  ],
  providers: [
    EndingExaminations,
    ExaminationService,
    ExaminationParts,
    ExaminationRepository,
    ExaminationToAnswerRepository,
    KnownExaminations,
    OutcomeService,
    OutcomeReadingService,
    OutcomeRepository,
    PrepareOutcomeService,
    ProposedOutcome,
    DecisionService,
    DecisionRepository,
    OutcomeReleaseService,
    OutcomeReleaseRepository,
    ReleasedOutcomeService,
    ReleasedOutcomeRepository,
    ExaminationClosingJob,
    ExaminationClosingRepository,
    AnsweredExaminations,
    ExaminationsToAnswer,
    ExaminationsToPrepare,
    HeldOutcomes,
    OutcomesToPost,
    OutcomesToDecide,
    PaperAgreementService,
    PaperStepsService,
    PaperAgreementRepository,
    PapersToAccept,
    PapersToTell,
    PapersToLetOut,
  ],
})
export class ExaminationModule {}
