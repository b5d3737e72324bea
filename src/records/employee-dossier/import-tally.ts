import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { SortedRows } from './sort-staff-rows.js';
import { refuse } from './staff-import/read-staff-row.js';
import type { StaffColumns } from './staff-import/staff-columns.js';
import type { RowReason, RowRefusal } from './staff-import/staff-row.js';

/** What an import came to. */
export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: Readonly<Partial<Record<RowReason, number>>>;
}

type Ground = Omit<RowRefusal, 'line'>;

/**
 * Counts one import. Each refused row is kept as its line and one of a few grounds, so that a file of nothing but bad
 * rows costs two numbers a row.
 */
export class ImportTally {
  readonly #grounds = new Map<string, Ground>();
  readonly #refused: { readonly lines: number[]; readonly grounds: Ground[] } = { lines: [], grounds: [] };
  #added = 0;
  #changed = 0;
  #unchanged = 0;
  #stillEmployed = 0;
  #columnsNotTaken: readonly string[] = [];

  /** V9 — what of the file's columns nobody reads is said in the answer, for who sent it is to know. */
  read({ notTaken }: StaffColumns): void {
    this.#columnsNotTaken = notTaken;
  }

  refuse({ line, column, reason, onRecordAs }: RowRefusal): void {
    const name = `${reason} ${column?.position ?? 0} ${onRecordAs ?? ''}`;
    const ground = this.#grounds.get(name) ?? { column, reason, ...(onRecordAs !== undefined && { onRecordAs }) };
    this.#grounds.set(name, ground);
    this.#refused.lines.push(line);
    this.#refused.grounds.push(ground);
  }

  /**
   * @param columns of the file
   * @param today of the import: who left before isn't missed when no row names him
   */
  take(sorted: SortedRows, columns: StaffColumns, today: LocalDate): void {
    const { added, changed, endedEarlier, unchanged, leftAlone, withoutCareRelation, present } = sorted;
    const { anotherPerson, alike, unending, afterAbsence } = sorted;
    this.#added += added.length;
    this.#changed += changed.length + endedEarlier.length;
    this.#unchanged += unchanged.length + leftAlone.length;
    this.#stillEmployed += present.filter(
      ({ employmentId, endsOn }) => employmentId !== null && (endsOn === null || endsOn >= today),
    ).length;
    for (const { row, by } of anotherPerson) this.refuse(refuse(row.line, columns, by, 'another_person'));
    for (const { row, by, onRecordAs } of alike) {
      this.refuse({ ...refuse(row.line, columns, by, 'known_by_another_number'), onRecordAs });
    }
    for (const { row, by } of unending) this.refuse(refuse(row.line, columns, by, 'employment_ended'));
    for (const { row } of afterAbsence) this.refuse(refuse(row.line, columns, 'startsOn', 'starts_after_absence'));
    for (const { row } of withoutCareRelation)
      this.refuse({ line: row.line, column: null, reason: 'no_care_relation' });
  }

  counts(): ImportCounts {
    const refused: Partial<Record<RowReason, number>> = {};
    for (const { reason } of this.#refused.grounds) refused[reason] = (refused[reason] ?? 0) + 1;
    const accepted = this.#added + this.#changed + this.#unchanged;
    return {
      rows: accepted + this.#refused.lines.length,
      accepted,
      added: this.#added,
      changed: this.#changed,
      unchanged: this.#unchanged,
      refused,
    };
  }

  /** Names of columns, never what stood in them. */
  get columnsNotTaken(): readonly string[] {
    return this.#columnsNotTaken;
  }

  /** How many of the people employed before the import no row was about; they are counted, never ended. */
  missingOf(employedBefore: number): number {
    return employedBefore - this.#stillEmployed;
  }

  /** Every refused row, in the order of the file's lines. */
  *refusals(): Generator<RowRefusal> {
    const { lines, grounds } = this.#refused;
    const lineOf = (index: number): number => lines[index] ?? 0;
    for (const index of Uint32Array.from(lines.keys()).sort((one, other) => lineOf(one) - lineOf(other))) {
      const ground = grounds[index];
      if (ground !== undefined) yield { line: lineOf(index), ...ground };
    }
  }
}
