/** Why a staff file as a whole isn't read; docs/staff-import.md says each in plain words. A closed list. */
export type StaffFileReason =
  | 'empty_file'
  | 'file_too_large'
  | 'not_a_text_file'
  | 'unsupported_charset'
  | 'invalid_encoding'
  | 'unknown_column'
  | 'duplicate_column'
  | 'missing_column'
  | 'no_rows'
  | 'misplaced_quote'
  | 'unterminated_quote'
  | 'row_too_long'
  | 'too_many_rows';

/** Where it shows: physical line and column, counted from 1; `field` is our own name of a column that isn't there. */
export interface StaffFilePlace {
  readonly line?: number;
  readonly position?: number;
  readonly field?: string;
}

/** What else of the same file is to be mended. */
export interface StaffFileFlaw {
  readonly reason: StaffFileReason;
  readonly place: StaffFilePlace;
}

/**
 * The whole staff file is refused and nothing of it may be kept, also not the rows that were given out before.
 * D5 — it carries a code and places only: header cells are received values too, and a parser's error quotes cells,
 * so neither a column's name nor a cause is passed on.
 */
export class StaffFileRefused extends Error {
  override readonly name = 'StaffFileRefused';

  constructor(
    readonly reason: StaffFileReason,
    readonly place: StaffFilePlace = {},
    readonly others: readonly StaffFileFlaw[] = [],
  ) {
    super(reason);
  }
}
