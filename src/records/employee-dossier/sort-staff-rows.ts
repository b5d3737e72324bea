import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Hex } from './hex.js';
import { howAnotherPerson, type Recognition } from './how-another-person.js';
import { isEmploymentReadable } from '../../safeguards/looking-back/is-readable-by-employer.js';
import type { ReadingTerms } from '../../safeguards/looking-back/reading-terms.js';
import type { LikenessField } from './likeness/likeness.js';
import type { StaffRow } from './staff-import/staff-row.js';
import type { KnownMember } from './staff-member.js';
import { startsAfterAbsence } from './starts-after-absence.js';
import { startsAnotherEmployment } from './starts-another-employment.js';
import { whyNotThoseDays } from './why-not-those-days.js';

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

/** A row about somebody else than the dossier that its staff number leads to. */
export interface StrangersRow extends DigestedRow {
  readonly by: 'birthDate' | 'familyName';
}

/** D1 — a row with a new number about somebody who is on record under another. */
export interface AlikeRow extends DigestedRow {
  readonly by: LikenessField;
  /** That number. */
  readonly onRecordAs: string;
}

/** V6 — a row that would open an employment again that ended, or lengthen what may be read of it. */
export interface UnendingRow extends DigestedRow {
  readonly by: 'startsOn' | 'endsOn';
}

/** V6 — a row about an employment that is over, and nothing but an earlier end of it. */
export interface EarlierEndRow extends KnownRow {
  readonly employmentId: string;
  readonly endsOn: LocalDate;
}

/** What becomes of each row of a batch. */
export interface SortedRows {
  readonly added: readonly DigestedRow[];
  readonly changed: readonly KnownRow[];
  readonly unchanged: readonly KnownRow[];
  /** V6 — about an employment that is over and not to be read, whosever: not compared, and nothing is recorded. */
  readonly leftAlone: readonly DigestedRow[];
  readonly anotherPerson: readonly StrangersRow[];
  readonly alike: readonly AlikeRow[];
  readonly unending: readonly UnendingRow[];
  /** V6 — that would begin an employment after an absence that lies in it. */
  readonly afterAbsence: readonly DigestedRow[];
  /** V6 — of whose employment, which is over, nothing but the end is put right. */
  readonly endedEarlier: readonly EarlierEndRow[];
  /** V9 — about people without absence, under an agreement that doesn't need them. */
  readonly withoutCareRelation: readonly DigestedRow[];
  /** Those on record whom the batch names, whatever became of their row. */
  readonly present: readonly KnownMember[];
}

/** By what rows are sorted beside what is on record. */
export interface SortedBy {
  /** V9 — does the agreement need everybody? Else only who has an absence on record is taken. */
  readonly allStaff: boolean;
  /** V6 — how long an employment may be read. */
  readonly terms: ReadingTerms;
  /** Of the import. */
  readonly today: LocalDate;
}

/**
 * Sorts the rows of a batch: new, changed or unchanged by employer and staff number. V6 — of who left too long ago to be read
 * the employer knows nobody: a row of an employment that could not be read is left alone, whoever it is about, and every other
 * is new.
 *
 * @param known everybody on record whom one of the rows is about, and whom the employer may read
 */
export function sortStaffRows(
  rows: readonly DigestedRow[],
  known: readonly KnownMember[],
  { allStaff, terms, today }: SortedBy,
): SortedRows {
  const byNumber = new Map(known.map((member) => [member.numberDigest, member]));
  const added: DigestedRow[] = [];
  const changed: KnownRow[] = [];
  const unchanged: KnownRow[] = [];
  const leftAlone: DigestedRow[] = [];
  const unending: UnendingRow[] = [];
  const withoutCareRelation: DigestedRow[] = [];
  for (const row of rows) {
    const member = byNumber.get(row.numberDigest);
    if (!allStaff && member?.hasAbsence !== true) withoutCareRelation.push(row);
    else if (member === undefined) (isEmploymentReadable(row.row, terms, today) ? added : leftAlone).push(row);
    else if (!member.isReadable && isOver(row, today)) leftAlone.push(row);
    else if (!member.isReadable && !comesBack(row, member)) unending.push({ ...row, by: 'endsOn' });
    else if (member.rowDigest === row.rowDigest) unchanged.push({ ...row, known: member });
    else changed.push({ ...row, known: member });
  }
  const sorted = { added, changed, unchanged, leftAlone, unending, withoutCareRelation, present: known };
  return { ...sorted, anotherPerson: [], alike: [], afterAbsence: [], endedEarlier: [] };
}

function isOver({ row: { endsOn } }: DigestedRow, today: LocalDate): boolean {
  return endsOn !== null && endsOn < today;
}

function comesBack({ row: { startsOn } }: DigestedRow, member: KnownMember): boolean {
  return member.employmentId === null || startsAnotherEmployment(member, startsOn);
}

/**
 * Takes out the changed rows that are about another person (D1). V6 — where his last employment can't be read any more that
 * isn't told: such a row is refused as every other that doesn't begin a new one of his.
 *
 * @param recorded by employee id: everybody whose row changed
 */
export function withoutStrangers(sorted: SortedRows, recorded: ReadonlyMap<string, Recognition>): SortedRows {
  const changed: KnownRow[] = [];
  const anotherPerson: StrangersRow[] = [];
  const unending = [...sorted.unending];
  for (const row of sorted.changed) {
    const person = recorded.get(row.known.employeeId);
    if (person === undefined) throw new Error('a changed row came without the person on record');
    const by = howAnotherPerson(person, row.row);
    if (by === null) changed.push(row);
    else if (row.known.isReadable) anotherPerson.push({ ...row, by });
    else unending.push({ ...row, by: 'endsOn' });
  }
  return { ...sorted, changed, anotherPerson, unending };
}

/**
 * Takes out the changed rows that would open an employment again that ended, lengthen what may be read of it, or begin it after
 * its own absences (V6).
 */
export function withoutUnending(sorted: SortedRows, today: LocalDate): SortedRows {
  const changed: KnownRow[] = [];
  const unending = [...sorted.unending];
  const afterAbsence: DigestedRow[] = [];
  for (const row of sorted.changed) {
    const by = whyNotThoseDays(row.known, row.row, today);
    if (by !== null) unending.push({ ...row, by });
    else if (startsAfterAbsence(row.known, row.row.startsOn)) afterAbsence.push(row);
    else changed.push(row);
  }
  return { ...sorted, changed, unending, afterAbsence };
}

/**
 * Takes out the changed rows about an employment that is over: after it nothing new is recorded of him (V6). An earlier end is put
 * right; where the end is as it was, all else that such a row says is left alone.
 */
export function withoutLeavers(sorted: SortedRows, today: LocalDate): SortedRows {
  const changed: KnownRow[] = [];
  const leftAlone = [...sorted.leftAlone];
  const endedEarlier: EarlierEndRow[] = [];
  for (const row of sorted.changed) {
    const { employmentId, endsOn: ended } = row.known;
    const { startsOn, endsOn } = row.row;
    if (employmentId === null || ended === null || ended >= today || startsAnotherEmployment(row.known, startsOn)) {
      changed.push(row);
    } else if (endsOn !== null && endsOn < ended) endedEarlier.push({ ...row, employmentId, endsOn });
    else leftAlone.push(row);
  }
  return { ...sorted, changed, leftAlone, endedEarlier };
}
