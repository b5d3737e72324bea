import type { Hex } from './hex.js';
import type { StaffRow } from './staff-import/staff-row.js';
import type { KnownMember } from './staff-member.js';

/** A row of a staff file with the digests it is compared by. */
export interface DigestedRow {
  readonly row: StaffRow;
  readonly numberDigest: Hex;
  readonly rowDigest: Hex;
}

/** A row about somebody on record. */
export interface KnownRow extends DigestedRow {
  readonly known: KnownMember;
}

/** What becomes of each row of a batch. */
export interface SortedRows {
  readonly added: readonly DigestedRow[];
  readonly changed: readonly KnownRow[];
  readonly unchanged: readonly KnownRow[];
  /** V9 — about people without absence, under an agreement that doesn't need them. */
  readonly withoutCareRelation: readonly DigestedRow[];
  /** Those on record whom the batch names, whatever became of their row. */
  readonly present: readonly KnownMember[];
}

/**
 * Sorts the rows of a batch: new, changed or unchanged by employer and staff number.
 *
 * @param known everybody on record whom one of the rows is about
 * @param allStaff V9 — does the agreement need everybody? Else only who has an absence on record is taken.
 */
export function sortStaffRows(
  rows: readonly DigestedRow[],
  known: readonly KnownMember[],
  allStaff: boolean,
): SortedRows {
  const byNumber = new Map(known.map((member) => [member.numberDigest, member]));
  const added: DigestedRow[] = [];
  const changed: KnownRow[] = [];
  const unchanged: KnownRow[] = [];
  const withoutCareRelation: DigestedRow[] = [];
  for (const row of rows) {
    const member = byNumber.get(row.numberDigest);
    if (!allStaff && member?.hasAbsence !== true) withoutCareRelation.push(row);
    else if (member === undefined) added.push(row);
    else if (member.rowDigest === row.rowDigest) unchanged.push({ ...row, known: member });
    else changed.push({ ...row, known: member });
  }
  return { added, changed, unchanged, withoutCareRelation, present: known };
}
