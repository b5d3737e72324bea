/**
 * One accepted row of a staff file, in canonical form: NFC, no blanks around a value, single blanks inside it.
 * `null` stands for an empty cell where a person may have none; every other cell is required.
 */
export interface StaffRow {
  /** The physical line of the file on which the row starts, counted from 1. */
  readonly line: number;
  /** Upper case, leading zeros kept: '00123' and '123' are two numbers. */
  readonly staffNumber: string;
  readonly givenName: string;
  readonly infix: string | null;
  readonly familyName: string;
  /** LocalDate, 'YYYY-MM-DD'. */
  readonly birthDate: string;
  /** The domain in lower case. */
  readonly email: string | null;
  /** Dutch numbers as ten digits ('0612345678'), others as '+' and digits. */
  readonly phone: string | null;
  readonly street: string;
  /** Upper case: '12', '12 A', '12-3'. */
  readonly houseNumber: string;
  /** '1234 AB'. */
  readonly postcode: string;
  readonly city: string;
  /** LocalDate. */
  readonly startsOn: string;
  /** LocalDate, the last day of the employment. */
  readonly endsOn: string | null;
  /** Hours, at most two decimals. */
  readonly hoursPerWeek: number;
  /** D1 — the staff number of somebody on record with the same name who is somebody else. */
  readonly notTheSameAs: string | null;
}

export type StaffField = Exclude<keyof StaffRow, 'line'>;

/**
 * Why one row isn't accepted; docs/staff-import.md says each in plain words. A closed list. The last five aren't told by
 * the file. D1 — by the dossiers: the number is on record as somebody else's, or the person under another number. V6 — the
 * employment on record ended, or would begin after an absence in it. V9 — by the agreement: staff without absence
 * comes in only under a service that needs all employees.
 */
export const ROW_REASONS = [
  'wrong_column_count',
  'control_character',
  'too_long',
  'missing_number',
  'invalid_number',
  'citizen_number',
  'missing_name',
  'invalid_name',
  'missing_date',
  'invalid_date',
  'invalid_email',
  'invalid_phone',
  'missing_address',
  'invalid_street',
  'invalid_house_number',
  'invalid_postcode',
  'invalid_city',
  'about_health',
  'missing_hours',
  'invalid_hours',
  'employment_starts_before_birth',
  'employment_ends_before_start',
  'duplicate_number',
  'another_person',
  'known_by_another_number',
  'employment_ended',
  'starts_after_absence',
  'no_care_relation',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** A refused row: where and why, never what stood there (D5). `column` is null where the row as a whole is wrong. */
export interface RowRefusal {
  readonly line: number;
  /** The column's place in this file, counted from 1, and our name of its field. */
  readonly column: { readonly position: number; readonly field: StaffField } | null;
  readonly reason: RowReason;
  /** D1 — the staff number under which the person is on record with this employer. */
  readonly onRecordAs?: string;
}

/** Tells the two kinds of item apart that a staff file yields. */
export function isRowRefusal(item: StaffRow | RowRefusal): item is RowRefusal {
  return 'reason' in item;
}
