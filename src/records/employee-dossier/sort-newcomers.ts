import { randomUUID } from 'node:crypto';
import type { OnRecordAs, Unnumbered } from './likeness/one-dossier.js';
import type { Namesakes } from './likeness/likeness.repository.js';
import type { AlikeRow, DigestedRow } from './sort-staff-rows.js';

/** A row about somebody whose number is on record nowhere. */
export type NewcomersRow = DigestedRow & Unnumbered;

/** What becomes of such rows. */
export interface SortedNewcomers {
  readonly newcomers: readonly NewcomersRow[];
  readonly alike: readonly AlikeRow[];
  /** Of the newcomers: whom they aren't, though they are alike. */
  readonly namesakes: readonly Namesakes[];
}

/**
 * D1 — takes out the rows about people who are on record under another number, or stand in this batch under one before it,
 * but for those that name that number as somebody else's.
 *
 * @param onRecord who is on record and alike, of each row
 */
export function sortNewcomers(
  rows: readonly NewcomersRow[],
  onRecord: readonly (readonly OnRecordAs[])[],
): SortedNewcomers {
  const newcomers: NewcomersRow[] = [];
  const alike: AlikeRow[] = [];
  const namesakes: Namesakes[] = [];
  // Every row says a birth date, so that alone tells those of one file apart.
  const before = new Map<string, OnRecordAs[]>();
  rows.forEach((row, index) => {
    const born = row.likeness.born ?? '';
    const inFile = before.get(born) ?? [];
    const others = [...(onRecord[index] ?? []), ...inFile];
    const same = others.find(({ staffNumber }) => staffNumber !== row.row.notTheSameAs);
    if (same !== undefined) {
      alike.push({ ...row, by: same.by, onRecordAs: same.staffNumber });
      return;
    }
    const { employeeId } = row;
    newcomers.push(row);
    namesakes.push(...others.map((other) => ({ id: randomUUID(), employeeId, otherId: other.employeeId })));
    before.set(born, [...inFile, { employeeId, staffNumber: row.row.staffNumber, by: 'birthDate' }]);
  });
  return { newcomers, alike, namesakes };
}
