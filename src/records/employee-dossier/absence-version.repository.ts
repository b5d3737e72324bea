import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { Sealed } from '../../safeguards/access/sealed.js';
import type { AbsenceVersion } from './employee.js';
import { EmployeeRecords } from './employee-records.js';

const VERSIONS = `
  SELECT absence_id, employee_id, version, first_day, recovered_on, recorded_by, recorded_at
  FROM employee.absence_version WHERE absence_id = $1 ORDER BY version`;

interface VersionResult {
  readonly absence_id: string;
  readonly employee_id: string;
  readonly version: number;
  readonly first_day: string;
  readonly recovered_on: string | null;
  readonly recorded_by: string;
  readonly recorded_at: string;
}

/** What was on record of an absence; the database writes it with each change, nobody else does. */
@Injectable()
export class AbsenceVersionRepository {
  constructor(private readonly records: EmployeeRecords) {}

  /** Every version of an absence, the first one first; empty outside what the actor may know of. */
  async ofAbsence(tx: Transaction, context: Context, absenceId: string): Promise<Sealed<AbsenceVersion>[]> {
    const rows = await tx.query<VersionResult>(VERSIONS, [absenceId]);
    return this.records.of(tx, context, 'AbsenceVersion', rows, versionOf);
  }
}

function versionOf(row: VersionResult): AbsenceVersion {
  return {
    id: row.absence_id,
    absenceId: row.absence_id,
    employeeId: row.employee_id,
    version: row.version,
    firstDay: row.first_day,
    recoveredOn: row.recovered_on,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}
