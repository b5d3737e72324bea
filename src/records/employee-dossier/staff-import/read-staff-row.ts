import type { Called } from '../../../platform/http/name-types.js';
import { readCity, readHouseNumber, readPostcode, readStreet } from './address-cells.js';
import { CellRefused } from './cell-text.js';
import { readEmail, readPhone } from './contact-cells.js';
import { type PlausibleDays, readDay, readDayIfAny, readHoursPerWeek } from './employment-cells.js';
import { readInfix, readName } from './name-cells.js';
import type { StaffCells, StaffColumns } from './staff-columns.js';
import { readStaffNumber, readStaffNumberIfAny } from './staff-number-cell.js';
import type { RowReason, RowRefusal, StaffField, StaffRow } from './staff-row.js';
import type { StaffRecord } from './record-reader.js';

/** By what a row is read beside its own forms. */
export interface RowTerms {
  readonly days: PlausibleDays;
  /** D5 — does a name or address say something about somebody's health? By policy. */
  readonly saysHealth: (text: string, called: Called) => boolean;
  /** D5 — do parts of one name, or of one address, say it together? */
  readonly sayHealthTogether: (parts: readonly string[]) => boolean;
}

/**
 * Reads one row, or says the one reason why not. The order of checks: the number of cells; each field in the order of
 * `StaffRow`, and of a field first length and unprintable characters, then emptiness, then its form, then whether it speaks of health; the dates
 * together. Whether the staff number came before is for the file as a whole to say, after all this.
 */
export function readStaffRow(record: StaffRecord, columns: StaffColumns, terms: RowTerms): StaffRow | RowRefusal {
  const { line, cells } = record;
  if (cells === null) return { line, column: null, reason: 'wrong_column_count' };
  let reading: StaffField = 'staffNumber';
  const read = <T>(field: StaffField, reader: (cell: string) => T): T => {
    reading = field;
    return reader(cells[field]);
  };
  try {
    const row = readFields(line, read, terms);
    if (terms.sayHealthTogether([row.givenName, row.familyName])) {
      return refuse(line, columns, 'familyName', 'about_health');
    }
    if (terms.sayHealthTogether([row.street, row.city])) return refuse(line, columns, 'city', 'about_health');
    if (row.startsOn < row.birthDate) return refuse(line, columns, 'startsOn', 'employment_starts_before_birth');
    if (row.endsOn !== null && row.endsOn < row.startsOn) {
      return refuse(line, columns, 'endsOn', 'employment_ends_before_start');
    }
    return row;
  } catch (error) {
    if (error instanceof CellRefused) return refuse(line, columns, reading, error.reason);
    throw error;
  }
}

/** A refusal that names the column by its place in this file and by our field. */
export function refuse(line: number, columns: StaffColumns, field: StaffField, reason: RowReason): RowRefusal {
  return { line, column: { position: columns.positionOf(field), field }, reason };
}

function readFields(
  line: number,
  read: <T>(field: keyof StaffCells, reader: (cell: string) => T) => T,
  { days, saysHealth }: RowTerms,
): StaffRow {
  const plain =
    (reader: (cell: string) => string, called: Called) =>
    (cell: string): string => {
      const text = reader(cell);
      if (saysHealth(text, called)) throw new CellRefused('about_health');
      return text;
    };
  return {
    line,
    staffNumber: read('staffNumber', readStaffNumber),
    givenName: read('givenName', plain(readName, 'part-of-name')),
    infix: read('infix', readInfix),
    familyName: read('familyName', plain(readName, 'part-of-name')),
    birthDate: read('birthDate', (cell) => readDay(cell, days.birth)),
    email: read('email', (cell) => {
      const address = readEmail(cell);
      if (address !== null && saysHealth(address, 'email-address')) throw new CellRefused('about_health');
      return address;
    }),
    phone: read('phone', readPhone),
    street: read('street', plain(readStreet, 'place')),
    houseNumber: read('houseNumber', readHouseNumber),
    postcode: read('postcode', readPostcode),
    city: read('city', plain(readCity, 'place')),
    startsOn: read('startsOn', (cell) => readDay(cell, days.start)),
    endsOn: read('endsOn', (cell) => readDayIfAny(cell, days.end)),
    hoursPerWeek: read('hoursPerWeek', readHoursPerWeek),
    notTheSameAs: read('notTheSameAs', readStaffNumberIfAny),
  };
}
