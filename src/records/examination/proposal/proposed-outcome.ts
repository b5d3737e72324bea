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
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { ExaminationToAnswerRepository } from '../outcome/examination-to-answer.repository.js';
import { OUTCOME_KIND } from '../outcome/known-examinations.js';
import { OutcomeRepository } from '../outcome/outcome.repository.js';
import { ANOTHER_CURRENT, whyNotIssue } from '../outcome/why-not-issue.js';
import { OutcomeReleaseService } from '../release/outcome-release.service.js';

/** V3, V4 — an outcome that was prepared, as its countersignature issues it: held where the employee hears it first. */
@Injectable()
export class ProposedOutcome extends ProposedDecision {
  readonly what = OUTCOME_KIND;

  constructor(
    decisions: ProposedDecisions,
    private readonly examinations: ExaminationToAnswerRepository,
    private readonly outcomes: OutcomeRepository,
    private readonly release: OutcomeReleaseService,
    private readonly policies: Policies,
  ) {
    super(decisions);
  }

  async says({ employeeId, decisionId, sealed }: SealedProposal): Promise<Says> {
    return { ...(await this.outcomes.unseal(employeeId, decisionId, sealed)) };
  }

  async issue(tx: Transaction, proposal: KeptProposal, countersignedBy: string): Promise<boolean> {
    const { about: examinationId, decisionId: id, employeeId, supersedes, sealed } = proposal;
    const examination = await this.examinations.examination(tx, examinationId);
    if (examination === null) throw notFound();
    // V3 — the dossier doctor's own, whoever countersigns it.
    const doctorId = proposal.proposedBy;
    const kind = this.policies.examination(examination.examinationKind);
    refuseIf(whyNotIssue(examination, kind, supersedes, doctorId, countersignedBy));
    const row = { id, examinationId, employeeId, doctorId, supersedes, sealed, countersignedBy };
    if (!(await this.outcomes.addSealed(tx, row))) refuseIf(ANOTHER_CURRENT);
    await indexRecords(tx, [{ id, kind: OUTCOME_KIND, employeeId, employerId: examination.employerId }]);
    const { accountId, today: issuedOn } = examination;
    if (accountId === null) return false;
    if (kind.employeeFirst) {
      await giveNotice(tx, accountId, 'outcome-to-decide', id);
      return false;
    }
    const outcome = { id, ...(await this.outcomes.unseal(employeeId, id, sealed)) };
    await this.release.letOut(tx, countersignedBy, { outcome, examination, doctorId, issuedOn });
    return true;
  }
}
