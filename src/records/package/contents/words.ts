import type { PackageLanguage } from './contents.js';

/** What stands in our documents besides the content, in the two languages. */
export interface PackageWords {
  readonly letter: string;
  readonly piece: string;
  readonly from: string;
  readonly to: string;
  readonly about: string;
  readonly purpose: string;
  readonly ground: string;
  readonly consent: string;
  readonly decidedBy: string;
  readonly registration: string;
  readonly signed: string;
  readonly package: string;
  readonly born: string;
  readonly pieces: (count: number) => string;
  readonly struck: string;
  readonly struckWhy: string;
  readonly item: string;
  readonly entryOn: string;
  readonly version: string;
  readonly recorded: (version: number, at: string) => string;
  readonly author: string;
  readonly doctor: string;
  readonly statementOf: (at: string) => string;
  readonly statementTravels: string;
  readonly withStatement: string;
  readonly upload: (file: string) => string;
  readonly check: string;
  readonly page: (number: number, of: number) => string;
  readonly unshown: string;
  readonly onlyFor: string;
}

export const WORDS: Record<PackageLanguage, PackageWords> = {
  nl: {
    letter: 'Verstrekking van medische gegevens',
    piece: 'Stuk',
    from: 'Van',
    to: 'Aan',
    about: 'Over',
    purpose: 'Doel',
    ground: 'Grondslag',
    consent: 'schriftelijke toestemming van de werknemer',
    decidedBy: 'Besloten door',
    registration: 'registratienummer',
    signed: 'Ondertekend',
    package: 'Pakket',
    born: 'geboren',
    pieces: (count) => (count === 1 ? 'In dit pakket: één stuk' : `In dit pakket: ${count} stukken`),
    struck: 'Wel gevraagd, niet verstrekt',
    struckWhy: 'De arts heeft besloten dat het volgende niet wordt verstrekt. Bij elk staat de code van de reden.',
    item: 'Soort',
    entryOn: 'Datum',
    version: 'Versie',
    recorded: (version, at) => `${version}, vastgelegd op ${at}`,
    author: 'Opgesteld door',
    doctor: 'Arts',
    statementOf: (at) => `Verklaring van de werknemer, ${at}`,
    statementTravels:
      'De werknemer heeft bij dit stuk een eigen verklaring gegeven. Zij hoort bij het stuk en gaat met elke kopie mee.',
    withStatement: 'met een eigen verklaring van de werknemer',
    upload: (file) =>
      `Het stuk zelf is het bestand ${file} in dit pakket. Hieronder staat wat de werknemer erover verklaart.`,
    check:
      'Wat in dit pakket zit, staat met de controlegetallen in manifest.json; dat bestand is ondertekend (manifest.sig). README.txt zegt hoe u dat controleert.',
    page: (number, of) => `pagina ${number} van ${of}`,
    unshown:
      'Een teken dat hier niet kan worden afgebeeld, staat als [U+…] met zijn nummer in Unicode. De tekst, teken voor teken, staat in fhir/bundle.json.',
    onlyFor: 'Verstrekt aan deze ontvanger en voor dit doel.',
  },
  en: {
    letter: 'Disclosure of medical data',
    piece: 'Piece',
    from: 'From',
    to: 'To',
    about: 'About',
    purpose: 'Purpose',
    ground: 'Ground',
    consent: 'written consent of the employee',
    decidedBy: 'Decided by',
    registration: 'registration number',
    signed: 'Signed',
    package: 'Package',
    born: 'born',
    pieces: (count) => (count === 1 ? 'In this package: one piece' : `In this package: ${count} pieces`),
    struck: 'Asked for, and not disclosed',
    struckWhy: 'The doctor decided that the following is not disclosed. Each has the code of the reason.',
    item: 'Kind',
    entryOn: 'Date',
    version: 'Version',
    recorded: (version, at) => `${version}, recorded on ${at}`,
    author: 'Written by',
    doctor: 'Doctor',
    statementOf: (at) => `Statement of the employee, ${at}`,
    statementTravels:
      'The employee gave a statement of their own about this piece. It belongs to the piece and goes with every copy.',
    withStatement: "with the employee's own statement",
    upload: (file) =>
      `The piece itself is the file ${file} in this package. Below stands what the employee states about it.`,
    check:
      'What is in this package stands in manifest.json with its digests; that file is signed (manifest.sig). README.txt says how to check it.',
    page: (number, of) => `page ${number} of ${of}`,
    unshown:
      'A character that cannot be shown here stands as [U+…] with its number in Unicode. The text, character by character, is in fhir/bundle.json.',
    onlyFor: 'Disclosed to this recipient and for this purpose.',
  },
};

/** 'Nederland': the country of a code of two letters. */
export function countryInWords(code: string, language: PackageLanguage): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
