import { Readable } from 'node:stream';
import {
  readStaffFile,
  type StaffFileOptions,
} from '../../src/records/employee-dossier/staff-import/read-staff-file.js';
import type { RowRefusal, StaffRow } from '../../src/records/employee-dossier/staff-import/staff-row.js';

/** The day on which the test files are read. */
export const TODAY = '2026-11-22';

/** The header of a payroll package, in its own order; the last two columns are never read. */
export const HEADER = [
  'Personeelsnr',
  'Voornaam',
  'Tussenvoegsel',
  'Achternaam',
  'Geboortedatum',
  'E-mail',
  'Telefoon',
  'Straat',
  'Huisnr',
  'Postcode',
  'Plaats',
  'In dienst',
  'Uit dienst',
  'Uren per week',
  'BSN',
  'Opmerking',
] as const;

export type Column = (typeof HEADER)[number];
export type Cells = Readonly<Record<Column, string>>;

/** A person whom nothing is wrong with, to change one cell of. */
export const SANNE: Cells = {
  Personeelsnr: '10001',
  Voornaam: 'Sanne',
  Tussenvoegsel: 'van den',
  Achternaam: 'Strijbosch',
  Geboortedatum: '05-05-1989',
  'E-mail': 'sanne@voorbeeld.nl',
  Telefoon: '0677552604',
  Straat: 'Zeestraat',
  Huisnr: '34',
  Postcode: '9758 BA',
  Plaats: 'Horst',
  'In dienst': '02-02-2008',
  'Uit dienst': '',
  'Uren per week': '36,5',
  BSN: '',
  Opmerking: '',
};

/** A given name for a number, so that two numbers aren't one person (D1). */
export function givenNameOf(number: string): string {
  const letters = Array.from(number, (sign) => (/\d/.test(sign) ? 'abcdefghij'.charAt(Number(sign)) : sign));
  return `N${letters.join('').toLowerCase().replace(/[^a-z]/g, '')}`;
}

/** How a file is written, apart from what it says. */
export interface Writing {
  readonly delimiter?: ';' | ',';
  readonly lineEnd?: '\r\n' | '\n' | '\r';
  readonly quoteAll?: boolean;
  readonly encoding?: 'utf-8' | 'utf-8 with mark' | 'windows-1252';
  readonly columns?: readonly Column[];
}

const LATIN = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

/** The bytes of a staff file. A cell is quoted where it has to be, and always if so asked. */
export function staffFile(people: readonly Cells[], writing: Writing = {}): Buffer {
  const { delimiter = ';', lineEnd = '\r\n', quoteAll = false, columns = HEADER } = writing;
  const quoted = (cell: string) =>
    quoteAll || /[;,"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const rows = [columns, ...people.map((person) => columns.map((column) => person[column]))];
  const text = rows.map((cells) => cells.map(quoted).join(delimiter) + lineEnd).join('');
  return encoded(text, writing.encoding ?? 'utf-8');
}

/** Text as bytes; a character that Windows-1252 doesn't have is a mistake of the test. */
export function encoded(text: string, encoding: NonNullable<Writing['encoding']>): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`);
  const bytes = Array.from(text, (character) => {
    const byte = LATIN.get(character);
    if (byte === undefined) throw new Error('A character of the test is not in Windows-1252.');
    return byte;
  });
  return Buffer.from(bytes);
}

/** The bytes as an upload delivers them: in pieces of the given sizes, over and over. */
export function inPieces(bytes: Uint8Array, sizes: readonly number[]): Readable {
  return Readable.from(pieces(bytes, sizes));
}

/** What a file gave: its items, and what it was refused with, if it was. */
export interface Outcome {
  readonly items: readonly (StaffRow | RowRefusal)[];
  readonly error?: unknown;
}

/** What a file is read by where its names say nothing. */
export const PLAIN: StaffFileOptions = { today: TODAY, saysHealth: () => false, sayHealthTogether: () => false };

/** Reads bytes to their end. */
export async function readingOf(
  bytes: Uint8Array,
  options: Partial<StaffFileOptions> = {},
  sizes: readonly number[] = [1000],
): Promise<Outcome> {
  const items: (StaffRow | RowRefusal)[] = [];
  try {
    for await (const item of readStaffFile(inPieces(bytes, sizes), { ...PLAIN, ...options })) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items };
}

function* pieces(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
