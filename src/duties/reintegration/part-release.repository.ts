import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { VersionWritten } from './reintegration-part.js';
import type { PartGoingOut } from './why-not-let-out.js';

// V5, V8: the officers are told of what some role of theirs may receive under the edition of the agreement, and of nothing else.
const WHO_GETS = `
  SELECT p.version, employee.item_said(p.part, p.by_employer) IS NULL OR employee.went_out(p.id, p.version) AS "isOut",
         employee.account_of(p.employee_id) AS "accountId",
         CASE WHEN access.employer_may_receive(p.employer_id, employee.item_said(p.part, p.by_employer))
              THEN desk.officers_of(p.employer_id) ELSE '{}' END AS "officerIds"
  FROM employee.reintegration_part p WHERE p.id = $1`;
const ADD = `
  INSERT INTO employee.reintegration_release
    (part_id, version, employee_id, employer_id, released_by, responsible_doctor_id, posted_on)
  SELECT p.id, $2, p.employee_id, p.employer_id, $3, $4, $5 FROM employee.reintegration_part p WHERE p.id = $1
  ON CONFLICT DO NOTHING RETURNING version`;

/** Whom what a part says goes to. */
export interface WhoGetsPart extends PartGoingOut {
  /** The account in which the employee gets it, null where it takes a letter. */
  readonly accountId: string | null;
  readonly officerIds: readonly string[];
}

/** A version that goes out. */
export interface PartRelease extends VersionWritten {
  readonly releasedBy: string;
  /** S11 — the dossier doctor, null where there is none. */
  readonly doctorId: string | null;
  /** The day the employee's letter was posted, null where it goes to the own account. */
  readonly postedOn: LocalDate | null;
}

/** What went out of the re-integration files, and how the employee got it. */
@Injectable()
export class PartReleaseRepository {
  async whoGets(tx: Transaction, partId: string): Promise<WhoGetsPart> {
    const [row] = await tx.query<WhoGetsPart>(WHO_GETS, [partId]);
    if (row === undefined) throw new Error('a part that nobody sees was to go out');
    return row;
  }

  /** @returns false when this version went out meanwhile. */
  async add(tx: Transaction, { partId, version, releasedBy, doctorId, postedOn }: PartRelease): Promise<boolean> {
    return (await tx.query(ADD, [partId, version, releasedBy, doctorId, postedOn])).length === 1;
  }
}
