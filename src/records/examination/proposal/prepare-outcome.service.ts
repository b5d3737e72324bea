import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { PreparedDecisions } from '../../../safeguards/countersigning/prepared-decisions.js';
import type { ProposalPrepared } from '../../../safeguards/countersigning/proposal.js';
import { ExaminationToAnswerRepository } from '../outcome/examination-to-answer.repository.js';
import { OUTCOME_KIND } from '../outcome/known-examinations.js';
import { OutcomeRepository } from '../outcome/outcome.repository.js';
import { whyNotConditions } from '../outcome/why-not-conditions.js';
import { whyNotIssue } from '../outcome/why-not-issue.js';
import type { OutcomeProposalInput } from './outcome-proposal.input.js';

/** V3 — an outcome that a doctor in training prepares: nothing is issued, and nobody but his supervising doctor knows of it. */
@Injectable()
export class PrepareOutcomeService {
  constructor(
    private readonly stores: RecordStores,
    private readonly examinations: ExaminationToAnswerRepository,
    private readonly outcomes: OutcomeRepository,
    private readonly prepared: PreparedDecisions,
    private readonly policies: Policies,
  ) {}

  /**
   * Prepares the answer to an employer's commission.
   * @throws Problem 400 for conditions that aren't listed or don't fit (V1); 404 outside what the actor may know of; 409 as issuing it would be
   *         refused, naming V3 where one waits already, S10 where who supervises can't countersign it.
   */
  async prepare(context: Context, examinationId: string, input: OutcomeProposalInput): Promise<ProposalPrepared> {
    const { outcome, conditions: named = [], supersedes = null, grounds } = input;
    const fault = whyNotConditions(outcome, named, this.policies.examinations.conditions);
    if (fault !== null) throw invalidInput([fault]);
    return this.stores.write(context, 'medical', async (tx) => {
      const examination = await this.examinations.examination(tx, examinationId);
      const attributes = await this.prepared.towards(tx, context, examination?.employeeId ?? examinationId);
      if (examination === null) throw notFound();
      const kind = this.policies.examination(examination.examinationKind);
      refuseIf(whyNotIssue(examination, kind, supersedes, ...this.prepared.signedBy(context)));
      const decisionId = randomUUID();
      const content = { outcome, conditions: named.toSorted() };
      const sealed = await this.outcomes.seal(examination.employeeId, decisionId, content);
      const { closesOn: lastDay, releasedId } = examination;
      const said = { decisionId, sealed, grounds, validUntil: null, supersedes };
      const stands = { corrects: releasedId !== null, lastDay, absenceId: null };
      const about = { what: OUTCOME_KIND, about: examinationId };
      return this.prepared.prepare(tx, context, attributes, { ...about, ...said, ...stands });
    });
  }
}
