import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import type { QuestionToAnswer } from '../verdict/question-to-answer.repository.js';
import type { Verdict } from '../verdict/verdict.js';
import { ALREADY_RELEASED } from '../verdict/why-not-answer.js';
import { VerdictReleaseRepository } from './verdict-release.repository.js';

/** A verdict that goes out. */
export interface Outgoing {
  readonly verdict: Pick<Verdict, 'id' | 'outcome' | 'validUntil'>;
  readonly question: QuestionToAnswer;
  readonly issuedOn: LocalDate;
  /** S11 — the dossier doctor. */
  readonly doctorId: string;
  /** The day the employee's letter was posted, null where it goes to the own account. */
  readonly postedOn: LocalDate | null;
}

/** V7 — one text for employer and employee, written once, in one transaction with the notices that it is there. */
@Injectable()
export class VerdictReleaseService {
  constructor(private readonly repository: VerdictReleaseRepository) {}

  /** @param releasedBy the account that acts @throws Problem 409 V7 when it went out meanwhile. */
  async letOut(tx: Transaction, releasedBy: string, outgoing: Outgoing): Promise<void> {
    const { verdict, question, issuedOn, doctorId, postedOn } = outgoing;
    const { id, outcome, validUntil } = verdict;
    const { id: questionId, employerId, employeeId, releasedId: supersedes } = question;
    const release = {
      verdictId: id,
      questionId,
      employeeId,
      supersedes,
      releasedBy,
      responsibleDoctorId: doctorId,
      postedOn,
    };
    if (!(await this.repository.addRelease(tx, release))) refuseIf(ALREADY_RELEASED);
    const released = {
      id,
      questionId,
      employerId,
      employeeId,
      question: question.question,
      outcome,
      issuedOn,
      validUntil,
    };
    await this.repository.addReleased(tx, released, supersedes);
    const told = new Set([question.officerId, question.accountId].filter((account) => account !== null));
    for (const account of told) await giveNotice(tx, account, 'verdict-released', id);
  }
}
