import { Injectable } from '@nestjs/common';
import { addTerm } from '../../platform/calendar/term.js';
import { invalidInput, notFound, refusedByRule, staleVersion } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { AbsenceRepository } from './absence.repository.js';
import { AbsenceVersionRepository } from './absence-version.repository.js';
import type { Absence, AbsenceVersion, AbsenceAmended } from './employee.js';
import { EmployeeRecords } from './employee-records.js';
import type { RecoveryInput } from './sick-report.input.js';

/** Absences: read by those whose function needs it (S7), ended by a recovery. */
@Injectable()
export class AbsenceService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: AbsenceRepository,
    private readonly history: AbsenceVersionRepository,
    private readonly records: EmployeeRecords,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async absence(context: Context, absenceId: string): Promise<Opened<Absence>> {
    const sealed = await this.stores.read(context, 'employee', (tx) => this.repository.absence(tx, context, absenceId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** Every absence of one employee, the latest first. @throws Problem 404 outside what the actor may know of. */
  async ofEmployee(context: Context, employeeId: string): Promise<{ items: Opened<Absence>[] }> {
    const sealed = await this.stores.read(context, 'employee', async (tx) => {
      await this.records.refuseUnknown(tx, context, 'Absence', employeeId);
      return this.repository.ofEmployee(tx, context, employeeId);
    });
    return { items: sealed.map((absence) => absence.open(context)) };
  }

  /** I9 — every version of an absence, so that a correction never hides what was corrected. @throws Problem 404 outside. */
  async versions(context: Context, absenceId: string): Promise<{ items: Opened<AbsenceVersion>[] }> {
    const sealed = await this.stores.read(context, 'employee', (tx) => this.history.ofAbsence(tx, context, absenceId));
    if (sealed.length === 0) throw notFound();
    return { items: sealed.map((version) => version.open(context)) };
  }

  /**
   * Records the first day at work again, or corrects the one on record: the version says that it was, the trail by whom.
   * @throws Problem 409 when that day is on record already, when the person was reported sick again after this absence, or
   *         when `version` isn't the current one any more.
   */
  async recover(context: Context, absenceId: string, input: RecoveryInput): Promise<AbsenceAmended> {
    const { version, recoveredOn } = input;
    if (recoveredOn > addTerm(context.moment.today, 'P1D')) {
      throw invalidInput([{ at: '/recoveredOn', code: 'in_the_future', rule: 'V9' }]);
    }
    return this.stores.write(context, 'employee', async (tx) => {
      const sealed = await this.repository.absence(tx, context, absenceId);
      if (sealed === null) throw notFound();
      const absence = sealed.permit(context, 'amend', 'V8', ['recoveredOn']);
      if (recoveredOn < absence.firstDay)
        throw invalidInput([{ at: '/recoveredOn', code: 'before_first_day', rule: 'V9' }]);
      if (absence.recoveredOn === recoveredOn) {
        throw refusedByRule(409, 'recovered-already', 'V1', 'That day of recovery is on record.');
      }
      const others = await this.repository.days(tx, absence.employeeId);
      if (others.some(({ firstDay }) => firstDay > absence.firstDay)) {
        throw refusedByRule(409, 'absent-again', 'V8', 'The employee was reported sick again after this absence.');
      }
      const next = await this.repository.recover(tx, absenceId, version, recoveredOn);
      if (next === null) throw staleVersion();
      return { absenceId, version: next };
    });
  }
}
