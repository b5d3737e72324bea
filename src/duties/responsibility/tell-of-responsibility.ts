import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { tellADoctorIsWanted } from '../../safeguards/notices/tell-a-doctor-is-wanted.js';
import { ResponsibilityRepository } from './responsibility.repository.js';
import type { Responsibility } from './responsibility.js';

type Told = Pick<Responsibility, 'id' | 'doctorId' | 'employeeId'>;

/**
 * S9 — the employee is told who the doctor is, at each change, in the transaction of the change; so are the doctors, and
 * those whose derived secrecy ends with it (S5).
 */
@Injectable()
export class TellOfResponsibility {
  constructor(private readonly repository: ResponsibilityRepository) {}

  /**
   * Tells of a responsibility that begins. Without an account the employee waits for a letter, and the medical dossier
   * with him.
   * @param personAccountId the employee's own account, if the person linked one
   * @returns whether the employee was told
   */
  async begun(tx: Transaction, { id, employeeId, doctorId }: Told, personAccountId: string | null): Promise<boolean> {
    await giveNotice(tx, doctorId, 'responsibility-given', employeeId);
    if (personAccountId === null) return false;
    await giveNotice(tx, personAccountId, 'your-doctor', id);
    await this.repository.toldInApp(tx, id);
    return true;
  }

  /** Tells the doctor whose responsibility passed to another; the employee hears of the new one. */
  async passedOn(tx: Transaction, former: Told): Promise<void> {
    await giveNotice(tx, former.doctorId, 'responsibility-ended', former.id);
    await this.#endDerivedSecrecy(tx, former);
  }

  /**
   * Tells of a responsibility that ended without a successor; while an absence runs, whoever gives one hears that one is wanted
   * (S13).
   */
  async ended(
    tx: Transaction,
    former: Told,
    { personAccountId, absenceRunning }: Pick<EmployeeAttributes, 'personAccountId' | 'absenceRunning'>,
  ): Promise<void> {
    await giveNotice(tx, former.doctorId, 'responsibility-ended', former.id);
    if (personAccountId !== null) await giveNotice(tx, personAccountId, 'your-doctor-ended', former.id);
    if (absenceRunning) await tellADoctorIsWanted(tx, former.employeeId);
    await this.#endDerivedSecrecy(tx, former);
  }

  /** S5 — secrecy derived from it has ended with it, for good; whoever held it hears. */
  async #endDerivedSecrecy(tx: Transaction, { doctorId, employeeId }: Told): Promise<void> {
    for (const { id, assistantId } of await this.repository.endDerivedSecrecy(tx, doctorId, employeeId)) {
      await giveNotice(tx, assistantId, 'delegation-withdrawn', id);
    }
  }
}
