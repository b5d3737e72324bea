import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { type Cells, HEADER, readingOf, staffFile } from '../../../../test/data/staff-file.js';
import { BLOCK_BYTES } from './cut-into-blocks.js';
import { StaffFileRefused } from './staff-file-refused.js';
import { isRowRefusal, type StaffRow } from './staff-row.js';

type Person = Omit<StaffRow, 'line'>;

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Letters of every width in UTF-8. Those of the first list are in Windows-1252 too, above 0xBF, so that no two of them
 * side by side are by chance the UTF-8 of another letter.
 */
const LATIN_LETTERS = ['a', 'Z', 'é', 'Ö', 'ç', 'Ñ', 'þ', 'ß'];
const ALL_LETTERS = [...LATIN_LETTERS, 'ı', 'ẽ', 'Ł', 'Ș', 'ệ'];

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

const nameOf = (letters: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...letters),
      fc.string({ unit: fc.constantFrom(...letters, ' ', '-', "'", '.'), maxLength: 15 }),
    )
    .map((parts) => parts.join('').trim().replace(/ +/g, ' ').normalize('NFC'));

const personOf = (letters: readonly string[]): fc.Arbitrary<Person> =>
  fc.record({
    staffNumber: fc.stringMatching(/^[A-Z]{0,2}[0-9]{2,6}$/),
    givenName: nameOf(letters),
    infix: fc.option(fc.constantFrom('van der', "in 't", 'El', 'von')),
    familyName: nameOf(letters),
    birthDate: day('1930-01-01', '1999-12-31'),
    email: fc.option(fc.constantFrom('a@b.nl', 'jan.de-boer+1@sub.voorbeeld.nl')),
    phone: fc.option(fc.constantFrom('0612345678', '+491234567', '0478123456')),
    street: nameOf(letters),
    houseNumber: fc.constantFrom('1', '99999', '12 A', '12-3', '7B-2'),
    postcode: fc.stringMatching(/^[1-9][0-9]{3} [A-Z]{2}$/),
    city: nameOf(letters),
    startsOn: day('2000-01-01', '2028-11-22'),
    endsOn: fc.option(day('2028-11-23', '2090-12-31')),
    hoursPerWeek: fc.integer({ min: 0, max: 6000 }).map((hundredths) => hundredths / 100),
    notTheSameAs: fc.constant(null),
  });

const dutchDay = (text: string) => text.split('-').reverse().join('-');

const cellsOf = (person: Person, dates: (text: string) => string, comma: string, ignored: string): Cells => ({
  Personeelsnr: person.staffNumber,
  Voornaam: person.givenName,
  Tussenvoegsel: person.infix ?? '',
  Achternaam: person.familyName,
  Geboortedatum: dates(person.birthDate),
  'E-mail': person.email ?? '',
  Telefoon: person.phone ?? '',
  Straat: person.street,
  Huisnr: person.houseNumber,
  Postcode: person.postcode,
  Plaats: person.city,
  'In dienst': dates(person.startsOn),
  'Uit dienst': person.endsOn === null ? '' : dates(person.endsOn),
  'Uren per week': person.hoursPerWeek.toString().replace('.', comma),
  BSN: ignored,
  Opmerking: ignored,
});

const remark = fc.string({ unit: fc.constantFrom('a', ' ', '"', ';', ',', '\n', '\r\n', '\r', '='), maxLength: 12 });

const anyFile = fc.constantFrom('utf-8', 'utf-8 with mark', 'windows-1252').chain((encoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    people: fc.uniqueArray(personOf(encoding === 'windows-1252' ? LATIN_LETTERS : ALL_LETTERS), {
      selector: (person) => person.staffNumber,
      minLength: 1,
      maxLength: 8,
    }),
    dates: fc.constantFrom(dutchDay, (text: string) => text),
    comma: fc.constantFrom(',', '.'),
    ignored: remark,
    delimiter: fc.constantFrom(';', ','),
    lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
    quoteAll: fc.boolean(),
    columns: fc.shuffledSubarray([...HEADER], { minLength: HEADER.length }),
  }),
);

type AnyFile = typeof anyFile extends fc.Arbitrary<infer File> ? File : never;

const sizes = fc.array(fc.integer({ min: 1, max: 3 * BLOCK_BYTES }), { minLength: 1, maxLength: 5 });

/** A file into which bytes have fallen. */
const damagedFile = fc
  .tuple(anyFile, fc.array(fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 })), { maxLength: 6 }))
  .map(([file, damages]) => {
    const bytes = bytesOf(file);
    for (const [at, damage] of damages) bytes.set(damage.subarray(0, bytes.length), at % (bytes.length - 4));
    return bytes;
  });

function bytesOf(file: AnyFile): Buffer {
  return staffFile(
    file.people.map((person) => cellsOf(person, file.dates, file.comma, file.ignored)),
    file,
  );
}

describe('any staff file', () => {
  test('D7 what was written is what is read, whatever the form of the file and of the upload', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, sizes, async (file, pieces) => {
        const { items, error } = await readingOf(bytesOf(file), {}, pieces);
        expect(error).toBeUndefined();
        expect(items.map((item) => ({ ...item, line: 0 }))).toEqual(file.people.map((row) => ({ ...row, line: 0 })));
      }),
      { numRuns: 150 },
    );
  });

  test('D5 a damaged one gives rows without control characters, refusals without values, or no file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(damagedFile, fc.uint8Array({ maxLength: 2000 })), async (bytes) => {
        const { items, error } = await readingOf(bytes);
        if (error !== undefined) expect(error).toBeInstanceOf(StaffFileRefused);
        for (const item of items) {
          if (isRowRefusal(item)) expect(item.reason).toMatch(/^[a-z_]+$/);
          else expect(Object.values(item).filter((value) => CONTROL.test(String(value)))).toEqual([]);
        }
      }),
      { numRuns: 250 },
    );
  });

  test('D1 how an upload is cut into pieces changes nothing, not even the reason of a refusal', async () => {
    const long = damagedFile.map((bytes) => Buffer.concat([bytes, Buffer.alloc(2 * BLOCK_BYTES, bytes), bytes]));
    await fc.assert(
      fc.asyncProperty(long, sizes, async (bytes, pieces) => {
        expect(await readingOf(bytes, {}, pieces)).toEqual(await readingOf(bytes, {}, [bytes.length]));
      }),
      { numRuns: 40 },
    );
  });
});
