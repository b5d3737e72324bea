import type { StaffField } from './staff-row.js';
import { StaffFileRefused, type StaffFileFlaw } from './staff-file-refused.js';

/** Every column that a staff file must have, by the name that payroll packages give it, in the order of checking. */
export const COLUMN_NAMES: readonly (readonly [StaffField, string])[] = [
  ['staffNumber', 'Personeelsnr'],
  ['givenName', 'Voornaam'],
  ['infix', 'Tussenvoegsel'],
  ['familyName', 'Achternaam'],
  ['birthDate', 'Geboortedatum'],
  ['email', 'E-mail'],
  ['phone', 'Telefoon'],
  ['street', 'Straat'],
  ['houseNumber', 'Huisnr'],
  ['postcode', 'Postcode'],
  ['city', 'Plaats'],
  ['startsOn', 'In dienst'],
  ['endsOn', 'Uit dienst'],
  ['hoursPerWeek', 'Uren per week'],
];

/** D1 — for namesakes: taken where it is there. */
export const OPTIONAL_NAMES: readonly (readonly [StaffField, string])[] = [['notTheSameAs', 'Niet dezelfde als']];

/** V9 — the citizen service number and remarks are never read into the service, whatever stands there. */
const IGNORED_NAMES = ['BSN', 'Opmerking'];

const FIELD_BY_KEY = new Map([...COLUMN_NAMES, ...OPTIONAL_NAMES].map(([field, name]) => [keyOf(name), field]));
const IGNORED_BY_KEY = new Map(IGNORED_NAMES.map((name) => [keyOf(name), name]));
const KNOWN_KEYS = new Set([...FIELD_BY_KEY.keys(), ...IGNORED_BY_KEY.keys()]);
/** Longer than any known name; what is longer isn't even put in canonical form. */
const LONGEST_NAME = 100;
/** More than this isn't listed: the list is for somebody who mends a header. */
const MOST_FLAWS = 50;
const CONTROL = /\p{Cc}/u;

/** The cells of one row that are read, by field. */
export type StaffCells = Readonly<Record<StaffField, string>>;

/** Where each field stands in one particular file. */
export class StaffColumns {
  private constructor(
    /** Cells in each row, ignored ones included. */
    readonly width: number,
    private readonly positions: ReadonlyMap<StaffField, number>,
    /** V9 — the columns that the file has and nobody reads, by our own names for them, in their order. */
    readonly notTaken: readonly string[],
  ) {}

  /**
   * Reads the header row. Case, blanks, hyphens and full stops in a name don't matter, nor does the order. All fourteen
   * columns are required: a column that isn't there can't be told from one in which everybody's cell was emptied.
   *
   * @throws StaffFileRefused `not_a_text_file`, or every `unknown_column`, `duplicate_column` (with the position) and
   *   `missing_column` (with our name of the field) at once, at most fifty
   */
  static from(header: readonly string[], line: number): StaffColumns {
    const positions = new Map<StaffField, number>();
    const keys = new Set<string>();
    const flaws: StaffFileFlaw[] = [];
    header.forEach((cell, index) => {
      const place = { line, position: index + 1 };
      if (CONTROL.test(cell)) throw new StaffFileRefused('not_a_text_file', { line });
      const key = cell.length > LONGEST_NAME ? undefined : keyOf(cell);
      if (key === undefined || !KNOWN_KEYS.has(key)) {
        flaws.push({ reason: 'unknown_column', place });
        return;
      }
      if (keys.has(key)) flaws.push({ reason: 'duplicate_column', place });
      keys.add(key);
      const field = FIELD_BY_KEY.get(key);
      if (field !== undefined) positions.set(field, index + 1);
    });
    for (const [field] of COLUMN_NAMES) {
      if (!positions.has(field)) flaws.push({ reason: 'missing_column', place: { line, field } });
    }
    const [first, ...others] = flaws.slice(0, MOST_FLAWS);
    if (first !== undefined) throw new StaffFileRefused(first.reason, first.place, others);
    const notTaken = [...keys].flatMap((key) => IGNORED_BY_KEY.get(key) ?? []);
    return new StaffColumns(header.length, positions, notTaken);
  }

  /** The place of a field's column, counted from 1. */
  positionOf(field: StaffField): number {
    const position = this.positions.get(field);
    if (position === undefined) throw new Error(`The header has no column ${field}.`);
    return position;
  }

  /** Takes the cells that are read out of a row, and thereby drops the others; null where their number differs. */
  pick(cells: readonly string[]): StaffCells | null {
    if (cells.length !== this.width) return null;
    const picked: Partial<Record<StaffField, string>> = { notTheSameAs: '' };
    for (const [field, position] of this.positions) picked[field] = cells[position - 1] ?? '';
    return picked as StaffCells;
  }
}

function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s._-]/gu, '');
}
