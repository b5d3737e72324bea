import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { PreparedDecisions } from '../../../safeguards/countersigning/prepared-decisions.js';
import type { ProposalPrepared } from '../../../safeguards/countersigning/proposal.js';
import { READING_TERM } from '../reading-facts.js';
import { QuestionToAnswerRepository } from '../verdict/question-to-answer.repository.js';
import { VerdictRepository } from '../verdict/verdict.repository.js';
import { whyNotAnswer } from '../verdict/why-not-answer.js';
import { whyNotValidUntil } from '../verdict/why-not-valid-until.js';
import type { VerdictProposalInput } from './verdict-proposal.input.js';

/** V3 — a verdict that a doctor in training prepares: nothing is issued, and nobody but his supervising doctor knows of it. */
@Injectable()
export class PrepareVerdictService {
  constructor(
    private readonly stores: RecordStores,
    private readonly questions: QuestionToAnswerRepository,
    private readonly verdicts: VerdictRepository,
    private readonly prepared: PreparedDecisions,
    private readonly policies: Policies,
  ) {}

  /**
   * Prepares the answer to an employer's question.
   * @throws Problem 400 for a last day that is past or, naming V5, tells how long it may last; 404 outside what the actor may know of; 409 as
   *         issuing it would be refused, naming V3 where one waits already, S10 where who supervises can't countersign it.
   */
  async prepare(context: Context, questionId: string, input: VerdictProposalInput): Promise<ProposalPrepared> {
    const { outcome, validUntil = null, supersedes = null, grounds } = input;
    const fault = whyNotValidUntil(validUntil, context.moment.today, this.policies.term('verdict-validity'));
    if (fault !== null) throw invalidInput([fault]);
    return this.stores.write(context, 'medical', async (tx) => {
      const question = await this.questions.question(tx, questionId);
      const attributes = await this.prepared.towards(tx, context, question?.employeeId ?? questionId);
      if (question === null) throw notFound();
      refuseIf(whyNotAnswer(question, supersedes, this.policies.term(READING_TERM)));
      const decisionId = randomUUID();
      const sealed = await this.verdicts.seal(question.employeeId, decisionId, { outcome });
      const { absenceId, closesOn: lastDay, releasedId } = question;
      const said = { decisionId, sealed, grounds, validUntil, supersedes };
      const stands = { corrects: releasedId !== null, lastDay, absenceId };
      return this.prepared.prepare(tx, context, attributes, { what: 'Verdict', about: questionId, ...said, ...stands });
    });
  }
}
