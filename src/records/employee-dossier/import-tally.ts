import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { SortedRows } from './sort-staff-rows.js';
import type { RowReason, RowRefusal } from './staff-import/staff-row.js';

/** Why a row isn't taken: what the reading says of it, or V9 — nothing in the agreement needs that person. */
export type ImportReason = RowReason | 'no_care_relation';

/** A refused row, without anything that stood in it (D5). */
export interface ImportRefusal {
  readonly line: number;
  readonly column: RowRefusal['column'];
  readonly reason: ImportReason;
}

/** What an import came to. */
export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: Readonly<Partial<Record<ImportReason, number>>>;
}

type Ground = Omit<ImportRefusal, 'line'>;

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

  refuse({ line, column, reason }: ImportRefusal): void {
    const name = `${reason} ${column?.position ?? 0}`;
    const ground = this.#grounds.get(name) ?? { column, reason };
    this.#grounds.set(name, ground);
    this.#refused.lines.push(line);
    this.#refused.grounds.push(ground);
  }

  /** @param today of the import: who left before isn't missed when no row names him */
  take({ added, changed, unchanged, withoutCareRelation, present }: SortedRows, today: LocalDate): void {
    this.#added += added.length;
    this.#changed += changed.length;
    this.#unchanged += unchanged.length;
    this.#stillEmployed += present.filter(
      ({ employmentId, endsOn }) => employmentId !== null && (endsOn === null || endsOn >= today),
    ).length;
    for (const { row } of withoutCareRelation)
      this.refuse({ line: row.line, column: null, reason: 'no_care_relation' });
  }

  counts(): ImportCounts {
    const refused: Partial<Record<ImportReason, number>> = {};
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

  /** How many of the people employed before the import no row was about; they are counted, never ended. */
  missingOf(employedBefore: number): number {
    return employedBefore - this.#stillEmployed;
  }

  /** Every refused row, in the order in which it was refused. */
  *refusals(): Generator<ImportRefusal> {
    for (const [index, ground] of this.#refused.grounds.entries()) {
      yield { line: this.#refused.lines[index] ?? 0, ...ground };
    }
  }
}
