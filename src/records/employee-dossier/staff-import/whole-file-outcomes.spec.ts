import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { encoded, HEADER, readingOf, SANNE, staffFile } from '../../../../test/data/staff-file.js';
import { BLOCK_BYTES, cutIntoBlocks, MAX_FILE_BYTES } from './cut-into-blocks.js';
import { MAX_ROWS, RecordReader } from './record-reader.js';
import { StaffFileRefused } from './staff-file-refused.js';

const HEADER_LINE = `${HEADER.join(';')}\n`;
const HEALTH = 'herstellend na operatie';

async function refusalOf(content: string | Uint8Array): Promise<StaffFileRefused> {
  const { error } = await readingOf(Buffer.from(content));
  if (error instanceof StaffFileRefused) return error;
  throw new Error('The file was not refused.', { cause: error });
}

describe('a file that is refused as a whole', () => {
  test.each([
    ['no byte at all', ''],
    ['a byte order mark alone', '\ufeff'],
    ['empty lines alone', '\r\n\n\r\n'],
  ])('V9 %s is an empty file', async (_, content) => {
    expect(await refusalOf(content)).toMatchObject({ reason: 'empty_file', place: {} });
  });

  test('V9 a header without rows is no list of staff', async () => {
    expect(await refusalOf(`${HEADER_LINE}\n\n`)).toMatchObject({ reason: 'no_rows' });
  });

  test('V9 a spreadsheet, an archive or an image is not a text file', async () => {
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]);
    expect(await refusalOf(zip)).toMatchObject({ reason: 'not_a_text_file' });
    expect(await refusalOf(Buffer.from(HEADER_LINE, 'utf16le'))).toMatchObject({ reason: 'not_a_text_file' });
    expect(await refusalOf('Personeelsnr\u0000;Voornaam\n1;2\n')).toMatchObject({ reason: 'not_a_text_file' });
  });

  test('V9 a file that turns binary half-way is refused', async () => {
    const rows = Buffer.alloc(BLOCK_BYTES, '1;2;3\n');
    const file = Buffer.concat([Buffer.from(HEADER_LINE), rows, rows, Buffer.alloc(BLOCK_BYTES, 1)]);
    expect(await refusalOf(file)).toMatchObject({ reason: 'not_a_text_file' });
  });

  test('V9 a column that nobody announced is refused by its place, not its name', async () => {
    const header = HEADER.join(';').replace('Opmerking', `Verzuim ${HEALTH}`);
    const error = await refusalOf(`${header}\n${Object.values(SANNE).join(';')}\n`);
    expect(error).toMatchObject({ reason: 'unknown_column', place: { line: 1, position: 16 } });
    expect(inspect(error, { depth: null })).not.toContain(HEALTH);
  });

  test('V9 a column twice, ignored ones included, is refused', async () => {
    expect(await refusalOf(`${HEADER.join(';')};voornaam\n1\n`)).toMatchObject({
      reason: 'duplicate_column',
      place: { line: 1, position: 17 },
    });
    expect(await refusalOf(`${HEADER.join(';')};OPMERKING\n1\n`)).toMatchObject({ reason: 'duplicate_column' });
  });

  test.each([
    ['Personeelsnr', 'staffNumber'],
    ['Voornaam', 'givenName'],
    ['Tussenvoegsel', 'infix'],
    ['Achternaam', 'familyName'],
    ['Geboortedatum', 'birthDate'],
    ['E-mail', 'email'],
    ['Telefoon', 'phone'],
    ['Straat', 'street'],
    ['Huisnr', 'houseNumber'],
    ['Postcode', 'postcode'],
    ['Plaats', 'city'],
    ['In dienst', 'startsOn'],
    ['Uit dienst', 'endsOn'],
    ['Uren per week', 'hoursPerWeek'],
  ])('V9 a file without the column %s is refused', async (missing, field) => {
    const columns = HEADER.filter((column) => column !== missing);
    expect(await refusalOf(staffFile([SANNE], { columns }))).toMatchObject({
      reason: 'missing_column',
      place: { line: 1, field },
    });
  });

  test('D5 a quote that is never closed names the line of its row and repeats nothing', async () => {
    const open = encoded(`${HEADER_LINE}1;2\n1;2;"${HEALTH}\nen verder`, 'utf-8');
    const error = await refusalOf(open);
    expect(error).toMatchObject({ reason: 'unterminated_quote', place: { line: 3 } });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(HEALTH);
  });

  test.each([`${HEALTH} "rust"`, `"${HEALTH}" rust`])('D5 a quote in the wrong place repeats nothing', async (cell) => {
    const error = await refusalOf(`${HEADER_LINE}\n1;2\n1;${cell};3\n`);
    expect(error).toMatchObject({ reason: 'misplaced_quote', place: { line: 4 } });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(HEALTH);
  });
});

describe('the bounds of a file', () => {
  test.each([
    ['of one long cell', 'x'.repeat(70_000)],
    ['of nothing but delimiters', ';'.repeat(70_000)],
    ['of empty quoted cells', '"";'.repeat(25_000)],
    ['of a quoted cell with line breaks', `"${'\n'.repeat(70_000)}"`],
  ])('A1 a row %s of more than 64 KiB is refused', async (_, row) => {
    expect(await refusalOf(`${HEADER_LINE}1;2\n${row}\n`)).toMatchObject({
      reason: 'row_too_long',
      place: { line: 3 },
    });
  });

  test('A1 a row of exactly 64 KiB is read, one byte more is not', async () => {
    const fitting = `${HEADER_LINE}${'x'.repeat(65_535)}\n`;
    expect(await readingOf(Buffer.from(fitting))).toEqual({
      items: [{ line: 2, column: null, reason: 'wrong_column_count' }],
    });
    expect(await refusalOf(fitting.replace('x', 'xx'))).toMatchObject({ reason: 'row_too_long' });
  });

  test('A1 a row too many is refused, empty lines counted along', async () => {
    const row = Buffer.from(`${';'.repeat(15)}\n`);
    const reader = new RecordReader(Buffer.from(HEADER_LINE));
    await reader.write(Buffer.from(`${HEADER_LINE}\n`));
    // One empty line and 501 times 499 rows are exactly the 250,000.
    for (let turn = 0; turn < 501; turn += 1) await reader.write(Buffer.alloc(499 * row.length, row));
    await expect(reader.write(Buffer.concat([row, row]))).rejects.toMatchObject({
      reason: 'too_many_rows',
      place: { line: MAX_ROWS + 2 },
    });
  });

  test('A1 a file is read up to its largest size and not a byte further', async () => {
    const sizeOf = async (bytes: number) => {
      let size = 0;
      for await (const block of cutIntoBlocks(chunks(bytes))) size += block.length;
      return size;
    };
    expect(await sizeOf(MAX_FILE_BYTES)).toBe(MAX_FILE_BYTES);
    await expect(sizeOf(MAX_FILE_BYTES + 1)).rejects.toMatchObject({ reason: 'file_too_large' });
  });
});

async function* chunks(bytes: number): AsyncGenerator<Uint8Array> {
  const chunk = await Promise.resolve(new Uint8Array(1_000_000));
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
}
