import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { invalidInput, notFound, refusedByRule, staleVersion } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { ServicesAgreed } from '../../safeguards/services/services-agreed.js';
import { AbsenceRepository } from './absence.repository.js';
import type { Absence, AbsenceAmended } from './employee.js';
import type { FirstDayInput } from './sick-report.input.js';
import { StaffRepository } from './staff.repository.js';
import { mayCorrectTo, overlapsAnother, whyNotAFirstDay } from './why-not-absent-then.js';

/** V8 — the first day of an absence that was reported wrongly. What stood there stays as a version (I9). */
@Injectable()
export class AbsenceCorrectionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: AbsenceRepository,
    private readonly staff: StaffRepository,
    private readonly agreed: ServicesAgreed,
  ) {}

  /**
   * Corrects the first day; the same is asked of the new one as of a sick report's.
   * @throws Problem 409 when that day is on record already, when the person was reported sick again after this absence,
   *         wasn't employed on that day, was absent then already, or when `version` isn't the current one any more.
   */
  async correctFirstDay(context: Context, absenceId: string, input: FirstDayInput): Promise<AbsenceAmended> {
    const { version, firstDay } = input;
    const why = whyNotAFirstDay(firstDay, context.moment.today);
    if (why !== null) throw invalidInput([{ at: '/firstDay', code: why, rule: 'V9' }]);
    return this.stores.write(context, 'employee', async (tx) => {
      const sealed = await this.repository.absence(tx, context, absenceId);
      if (sealed === null) throw notFound();
      const absence = sealed.permit(context, 'amend', 'V8', ['firstDay']);
      if (absence.recoveredOn !== null && absence.recoveredOn < firstDay) {
        throw invalidInput([{ at: '/firstDay', code: 'after_recovery', rule: 'V9' }]);
      }
      if (absence.firstDay === firstDay) {
        throw refusedByRule(409, 'reported-already', 'V8', 'That first day is on record.');
      }
      await this.#refuseDay(tx, sealed.id, absence, firstDay);
      const next = await this.repository.correctFirstDay(tx, absenceId, version, firstDay);
      if (next === null) throw staleVersion();
      return { absenceId, version: next };
    });
  }

  async #refuseDay(tx: Transaction, absenceId: string, absence: Absence, firstDay: LocalDate): Promise<void> {
    const { employeeId } = absence;
    const others = await this.repository.daysOfOthers(tx, employeeId, absenceId);
    if (others.some((other) => other.firstDay > absence.firstDay)) {
      throw refusedByRule(409, 'absent-again', 'V8', 'The employee was reported sick again after this absence.');
    }
    if (overlapsAnother(others, firstDay)) {
      throw refusedByRule(409, 'absent-already', 'V1', 'An absence is on record that has not ended before that day.');
    }
    const agreement = await this.agreed.inForce(tx, await this.repository.employerOf(tx, absenceId));
    this.agreed.refuseUnagreed(agreement, 'Absence', 'absent');
    // Who bears the risk reports after an employment too; he doesn't move an absence there, or back, with a correction.
    if (!mayCorrectTo(await this.staff.employments(tx, employeeId), absence.firstDay, firstDay)) {
      const detail = 'No employment on record that the absence was reported in includes that first day.';
      throw refusedByRule(409, 'not-employed-then', 'V6', detail);
    }
  }
}
