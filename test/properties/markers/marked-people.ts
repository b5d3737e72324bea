import { HEADER, type Cells, type Column } from '../../data/staff-file.js';
import { dutchDate, type Mint } from './mint.js';

/** How the employee is reached. */
export const ADDRESS = ['givenName', 'familyName', 'phone', 'street', 'houseNumber', 'postcode', 'city'] as const;
/** What else is known of the person. */
export const PRIVATE = ['birthDate', 'email'] as const;
export const NUMBER = ['staffNumber'] as const;
export const TERMS = ['startsOn', 'hours'] as const;
export const ABSENCE = [
  'firstDay',
  'absencePhone',
  'nursingStreet',
  'nursingHouseNumber',
  'nursingPostcode',
  'nursingCity',
] as const;
export const NEVER_READ = ['bsn', 'remark'] as const;

export type PersonalField = (
  typeof ADDRESS | typeof PRIVATE | typeof NUMBER | typeof TERMS | typeof NEVER_READ
)[number];

/** A row of a staff file in which every cell is a marker. */
export function markedCells(mint: Mint, who: string): Cells {
  const of = (field: PersonalField): string => `${who}.${field}`;
  return {
    Personeelsnr: mint.digits(of('staffNumber'), 'Q9', 7),
    Voornaam: mint.word(of('givenName')),
    // V9 — of a closed list of particles, so it can't be a marker.
    Tussenvoegsel: 'van den',
    Achternaam: mint.word(of('familyName')),
    Geboortedatum: dutchDate(mint.date(of('birthDate'), 1941, 1960)),
    'E-mail': `${mint.word(of('email'))}@voorbeeld.nl`,
    Telefoon: mint.digits(of('phone'), '06', 8),
    Straat: mint.word(of('street')),
    Huisnr: mint.houseNumber(of('houseNumber')),
    Postcode: mint.postcode(of('postcode')),
    Plaats: mint.word(of('city')),
    'In dienst': dutchDate(mint.date(of('startsOn'), 1971, 1989)),
    'Uit dienst': '',
    'Uren per week': mint.hours(of('hours')).replace('.', ','),
    BSN: mint.citizenNumber(of('bsn')),
    Opmerking: mint.word(of('remark')),
  };
}

/** The same person as somebody who applies: who that is, and how to be reached. */
export function markedApplicant(cells: Cells): Readonly<Record<string, unknown>> {
  return { ...named(cells), birthDate: cells.Geboortedatum.split('-').reverse().join('-') };
}

function named(cells: Cells): Readonly<Record<string, unknown>> {
  return {
    staffNumber: cells.Personeelsnr,
    givenName: cells.Voornaam,
    infix: cells.Tussenvoegsel,
    familyName: cells.Achternaam,
    street: cells.Straat,
    houseNumber: cells.Huisnr,
    postcode: cells.Postcode,
    city: cells.Plaats,
    phone: cells.Telefoon,
  };
}

/** The same person's sick report: the names and address as on record, the rest markers of the absence. */
export function markedSickReport(mint: Mint, who: string, cells: Cells): Readonly<Record<string, unknown>> {
  const of = (field: (typeof ABSENCE)[number]): string => `${who}.${field}`;
  return {
    ...named(cells),
    phone: mint.digits(of('absencePhone'), '06', 8),
    nursingAddress: {
      street: mint.word(of('nursingStreet')),
      houseNumber: mint.houseNumber(of('nursingHouseNumber')),
      postcode: mint.postcode(of('nursingPostcode')),
      city: mint.word(of('nursingCity')),
    },
    firstDay: mint.past(of('firstDay')),
  };
}

/** A row that is refused, in whichever way: what stands in its other cells is nobody's. */
export function refusedCells(mint: Mint, who: string, column: Column, cell: string): Cells {
  return { ...markedCells(mint, who), [column]: cell };
}

/** A file with a column that nobody knows, whose name and cells are markers: it is refused as a whole. */
export function fileWithUnknownColumn(mint: Mint, who: string): Buffer {
  const cells = markedCells(mint, who);
  const rows = [
    [...HEADER, mint.word(`${who}.columnName`)],
    [...HEADER.map((column) => cells[column]), mint.word(`${who}.columnCell`)],
  ];
  return Buffer.from(rows.map((row) => `${row.join(';')}\r\n`).join(''));
}
