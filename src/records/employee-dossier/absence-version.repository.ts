import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { Sealed } from '../../safeguards/access/sealed.js';
import type { AbsenceVersion } from './employee.js';
import { EmployeeRecords, type RowReading } from './employee-records.js';

const VERSIONS = `
  SELECT v.absence_id, v.employee_id, v.version, v.first_day, v.recovered_on, v.recorded_by, v.recorded_at,
         a.first_day AS first_day_now
  FROM employee.absence_version v JOIN access.absence a ON a.id = v.absence_id
  WHERE v.absence_id = $1 ORDER BY v.version`;

interface VersionResult {
  readonly absence_id: string;
  readonly employee_id: string;
  readonly version: number;
  readonly first_day: string;
  readonly recovered_on: string | null;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly first_day_now: string;
}

/** What was on record of an absence; the database writes it with each change, nobody else does. */
@Injectable()
export class AbsenceVersionRepository {
  constructor(private readonly records: EmployeeRecords) {}

  /** Every version of an absence, the first one first; empty outside what the actor may know of. */
  async ofAbsence(tx: Transaction, context: Context, absenceId: string): Promise<Sealed<AbsenceVersion>[]> {
    const rows = await tx.query<VersionResult>(VERSIONS, [absenceId]);
    return this.records.of(tx, context, VERSION_ROWS, rows);
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

const VERSION_ROWS: RowReading<VersionResult, AbsenceVersion> = {
  kind: 'AbsenceVersion',
  read: versionOf,
  isReadable: (row, reading) => reading.absence(row.employee_id, row.first_day_now),
};
