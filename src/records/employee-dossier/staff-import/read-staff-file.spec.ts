import { describe, expect, test } from '@jest/globals';
import { HEADER, inPieces, readingOf, PLAIN, SANNE, staffFile } from '../../../../test/data/staff-file.js';
import { BLOCK_BYTES } from './cut-into-blocks.js';
import { readStaffFile } from './read-staff-file.js';

const ROW = {
  line: 2,
  staffNumber: '10001',
  givenName: 'Sanne',
  infix: 'van den',
  familyName: 'Strijbosch',
  birthDate: '1989-05-05',
  email: 'sanne@voorbeeld.nl',
  phone: '0677552604',
  street: 'Zeestraat',
  houseNumber: '34',
  postcode: '9758 BA',
  city: 'Horst',
  startsOn: '2008-02-02',
  endsOn: null,
  hoursPerWeek: 36.5,
  notTheSameAs: null,
};

describe('a staff file', () => {
  test.each([
    { delimiter: ';' },
    { delimiter: ',' },
    { lineEnd: '\n' },
    { lineEnd: '\r' },
    { quoteAll: true },
    { columns: HEADER.toReversed() },
    { columns: HEADER.slice(0, 14) },
  ] as const)('D7 says the same however it is written: %j', async (writing) => {
    expect(await readingOf(staffFile([SANNE], writing))).toEqual({ items: [ROW] });
  });

  test('D7 names of columns are told without regard to case, blanks, hyphens and full stops', async () => {
    const text = staffFile([SANNE]).toString();
    const header =
      'PERSONEELSNR.; voornaam;tussen-voegsel;Achternaam;geboorte datum;Email;telefoon ;STRAAT;Huisnr.;' +
      'Post code;plaats;IN_DIENST;Uitdienst;uren  per week;bsn;"opmerking"';
    expect(await readingOf(Buffer.from(text.replace(HEADER.join(';'), header)))).toEqual({ items: [ROW] });
  });

  test('D7 a semicolon in a quoted cell doesn’t make a file of commas one of semicolons', async () => {
    const text = staffFile([{ ...SANNE, Opmerking: 'a;b' }], { delimiter: ',' }).toString();
    expect(await readingOf(Buffer.from(text.replace('Voornaam', '"Voornaam"')))).toEqual({ items: [ROW] });
  });

  test('D7 the last row needs no line end, empty lines are no rows', async () => {
    const [header = '', row = ''] = staffFile([SANNE]).toString().split('\r\n');
    expect(await readingOf(Buffer.from(`\n\n${header}\n\n${row}`))).toEqual({ items: [{ ...ROW, line: 5 }] });
  });

  test('V9 remarks and citizen service numbers are dropped, whatever stands there', async () => {
    const remark = 'burn-out "sinds"\r\nmaart; zie\u0000\u202e dossier\n=cmd|calc';
    const { items } = await readingOf(staffFile([{ ...SANNE, BSN: 'niet bekend', Opmerking: remark }]));
    expect(items).toEqual([ROW]);
  });

  test('V9 a refused row names the line on which it starts, quoted line breaks counted', async () => {
    const bad = { ...SANNE, Achternaam: '' };
    const file = staffFile([{ ...bad, Opmerking: 'een\r\ntwee\ndrie\rvier' }, bad, bad]);
    const { items } = await readingOf(file);
    expect(items.map((item) => item.line)).toEqual([2, 6, 7]);
  });

  test('V9 a refused row names the column by its place in this file and our field', async () => {
    const columns = HEADER.toReversed();
    const { items } = await readingOf(staffFile([{ ...SANNE, Achternaam: '' }], { columns }));
    expect(items).toEqual([{ line: 2, column: { position: 13, field: 'familyName' }, reason: 'missing_name' }]);
  });

  test('V9 a row with a cell too few or too many is refused, the others are not', async () => {
    const lines = staffFile([SANNE, SANNE, { ...SANNE, Personeelsnr: '2' }])
      .toString()
      .split('\r\n');
    lines[1] = `${lines[1] ?? ''};`;
    lines[2] = '10001;Sanne';
    const refusal = { column: null, reason: 'wrong_column_count' };
    expect(await readingOf(Buffer.from(lines.join('\r\n')))).toEqual({
      items: [
        { line: 2, ...refusal },
        { line: 3, ...refusal },
        { ...ROW, line: 4, staffNumber: '2' },
      ],
    });
  });

  test('V9 a row that was refused doesn’t use up its staff number', async () => {
    const { items } = await readingOf(staffFile([{ ...SANNE, Voornaam: '' }, SANNE, SANNE]));
    expect(items).toMatchObject([{ reason: 'missing_name' }, { staffNumber: '10001' }, { reason: 'duplicate_number' }]);
  });

  test('V9 a NUL byte in a cell refuses its row alone', async () => {
    const { items } = await readingOf(staffFile([{ ...SANNE, Straat: 'Zee\u0000straat' }, SANNE]));
    expect(items).toMatchObject([{ reason: 'control_character', column: { field: 'street' } }, { line: 3 }]);
  });
});

describe('a staff file as a stream', () => {
  test('A1 no more is taken in than is being read: the upload waits for its reader', async () => {
    let taken = 0;
    const people = Array.from({ length: 20_000 }, (_, index) => ({ ...SANNE, Personeelsnr: `${index}` }));
    const bytes = staffFile(people);
    const source = async function* () {
      for await (const piece of inPieces(bytes, [1000])) {
        taken += 1000;
        yield piece as Uint8Array;
      }
    };
    const bytesARow = bytes.length / people.length;
    let rows = 0;
    let furthest = 0;
    for await (const row of readStaffFile(source(), PLAIN)) {
      rows = row.line - 1;
      furthest = Math.max(furthest, taken - rows * bytesARow);
    }
    expect(rows).toBe(20_000);
    expect(furthest).toBeLessThan(2 * BLOCK_BYTES);
  });

  test('A1 who stops reading closes the upload, and so does a refusal', async () => {
    const stopped = inPieces(staffFile([SANNE, SANNE]), [10]);
    for await (const row of readStaffFile(stopped, PLAIN)) if (row.line === 2) break;
    expect(stopped.destroyed).toBe(true);
    const refused = inPieces(Buffer.alloc(5 * BLOCK_BYTES, 'x\n'), [1000]);
    await expect(readStaffFile(refused, PLAIN).next()).rejects.toThrow('unknown_column');
    expect(refused.destroyed).toBe(true);
  });

  test('A1 an upload that breaks off is passed on as what it is', async () => {
    const broken = inPieces(staffFile([SANNE]), [10]);
    broken.destroy(new Error('connection lost'));
    await expect(readStaffFile(broken, PLAIN).next()).rejects.toThrow('connection lost');
  });
});
