import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import type { ExaminationToAnswer } from '../outcome/examination-to-answer.repository.js';
import type { ExaminationOutcome } from '../outcome/outcome.js';
import { ALREADY_RELEASED } from '../outcome/why-not-issue.js';
import { OutcomeReleaseRepository } from './outcome-release.repository.js';

/** An outcome that goes out. */
export interface Outgoing {
  readonly outcome: Pick<ExaminationOutcome, 'id' | 'outcome' | 'conditions'>;
  readonly examination: ExaminationToAnswer;
  readonly issuedOn: LocalDate;
  /** S11 — the doctor who stands for it. */
  readonly doctorId: string;
}

/** V7 — one text for employer and employee, written once, in one transaction with the notices that it is there. */
@Injectable()
export class OutcomeReleaseService {
  constructor(private readonly repository: OutcomeReleaseRepository) {}

  /** @param releasedBy the account that acts @throws Problem 409 V4 when it went out meanwhile. */
  async letOut(tx: Transaction, releasedBy: string, outgoing: Outgoing): Promise<void> {
    const { outcome, examination, issuedOn, doctorId: responsibleDoctorId } = outgoing;
    const { id: examinationId, employerId, employeeId, examinationKind, releasedId: supersedes } = examination;
    const { id, conditions } = outcome;
    const release = { outcomeId: id, examinationId, employeeId, supersedes, releasedBy, responsibleDoctorId };
    if (!(await this.repository.addRelease(tx, release))) refuseIf(ALREADY_RELEASED);
    const text = { id, examinationId, employerId, employeeId, examinationKind, issuedOn, conditions };
    await this.repository.addReleased(tx, { ...text, outcome: outcome.outcome }, supersedes);
    const told = new Set([examination.officerId, examination.accountId].filter((account) => account !== null));
    for (const account of told) await giveNotice(tx, account, 'outcome-released', id);
  }
}
