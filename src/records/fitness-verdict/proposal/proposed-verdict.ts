import { Injectable } from '@nestjs/common';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import type { KeptProposal, Says } from '../../../safeguards/countersigning/proposal.js';
import {
  ProposedDecision,
  ProposedDecisions,
  type SealedProposal,
} from '../../../safeguards/countersigning/proposed-decision.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { READING_TERM } from '../reading-facts.js';
import { VerdictReleaseService } from '../release/verdict-release.service.js';
import { QuestionToAnswerRepository } from '../verdict/question-to-answer.repository.js';
import { VerdictRepository } from '../verdict/verdict.repository.js';
import { ANOTHER_CURRENT, whyNotAnswer } from '../verdict/why-not-answer.js';

/** V3, V7 — a verdict that was prepared, as its countersignature issues it. */
@Injectable()
export class ProposedVerdict extends ProposedDecision {
  readonly what = 'Verdict';

  constructor(
    decisions: ProposedDecisions,
    private readonly questions: QuestionToAnswerRepository,
    private readonly verdicts: VerdictRepository,
    private readonly release: VerdictReleaseService,
    private readonly policies: Policies,
  ) {
    super(decisions);
  }

  async says({ employeeId, decisionId, sealed }: SealedProposal): Promise<Says> {
    return { ...(await this.verdicts.unseal(employeeId, decisionId, sealed)) };
  }

  async issue(tx: Transaction, proposal: KeptProposal, countersignedBy: string): Promise<boolean> {
    const { about: questionId, decisionId: id, employeeId, validUntil, supersedes, sealed } = proposal;
    const question = await this.questions.question(tx, questionId);
    if (question === null) throw notFound();
    refuseIf(whyNotAnswer(question, supersedes, this.policies.term(READING_TERM)));
    // V3 — the dossier doctor's own, whoever countersigns it.
    const doctorId = proposal.proposedBy;
    const row = { id, questionId, employeeId, doctorId, validUntil, supersedes, sealed, countersignedBy };
    if (!(await this.verdicts.addSealed(tx, row))) refuseIf(ANOTHER_CURRENT);
    await indexRecords(tx, [{ id, kind: 'Verdict', employeeId, employerId: question.employerId }]);
    if (question.accountId === null) return false;
    const { outcome } = await this.verdicts.unseal(employeeId, id, sealed);
    const verdict = { id, outcome, validUntil };
    const outgoing = { verdict, question, doctorId, issuedOn: question.today, postedOn: null };
    await this.release.letOut(tx, countersignedBy, outgoing);
    return true;
  }
}
