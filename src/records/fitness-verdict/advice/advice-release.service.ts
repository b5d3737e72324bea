import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import type { AbsenceToAdvise } from './absence-to-advise.repository.js';
import type { Advice } from './advice.js';
import { AdviceReleaseRepository } from './advice-release.repository.js';
import { ADVICE_RELEASED } from './why-not-advise.js';

/** Advice that goes out. */
export interface OutgoingAdvice {
  readonly advice: Pick<Advice, 'id' | 'items'>;
  readonly absence: AbsenceToAdvise;
  readonly issuedOn: LocalDate;
  /** S11 — the dossier doctor. */
  readonly doctorId: string;
  /** The day the employee's letter was posted, null where it goes to the own account. */
  readonly postedOn: LocalDate | null;
}

/** V7 — one text for employer and employee, written once, in one transaction with the notices that it is there. */
@Injectable()
export class AdviceReleaseService {
  constructor(private readonly repository: AdviceReleaseRepository) {}

  /** @param releasedBy the account that acts @throws Problem 409 V7 when it went out meanwhile. */
  async letOut(tx: Transaction, releasedBy: string, outgoing: OutgoingAdvice): Promise<void> {
    const { advice, absence, issuedOn, doctorId, postedOn } = outgoing;
    const { id: absenceId, employerId, employeeId, releasedId: supersedes } = absence;
    const release = {
      adviceId: advice.id,
      absenceId,
      employeeId,
      supersedes,
      releasedBy,
      responsibleDoctorId: doctorId,
      postedOn,
    };
    if (!(await this.repository.addRelease(tx, release))) refuseIf(ADVICE_RELEASED);
    const released = { id: advice.id, absenceId, employerId, employeeId, issuedOn, supersedes };
    const ids = await this.repository.addReleased(tx, released, advice.items);
    await indexRecords(
      tx,
      ids.map((id) => ({ id, kind: 'ReleasedAdvice', employeeId, employerId })),
    );
    const told = new Set([...absence.officerIds, ...(absence.accountId === null ? [] : [absence.accountId])]);
    for (const account of told) await giveNotice(tx, account, 'advice-released', advice.id);
  }
}
