import { describe, expect, test } from '@jest/globals';
import { encoded, readingOf, SANNE, staffFile } from '../../../../test/data/staff-file.js';
import { BLOCK_BYTES } from './cut-into-blocks.js';

const ZOE = { ...SANNE, Voornaam: 'Zoë', Achternaam: 'Çelik' };
const refusedWith = (reason: string) => ({ error: { reason } });
const NAMES = { items: [expect.objectContaining({ givenName: 'Zoë', familyName: 'Çelik' })] };

describe('the encoding of a staff file', () => {
  test.each(['utf-8', 'utf-8 with mark', 'windows-1252'] as const)('D1 %s is told from the bytes', async (encoding) => {
    expect(await readingOf(staffFile([ZOE], { encoding }))).toEqual(NAMES);
  });

  test('D1 what the sender named wins', async () => {
    const latin = staffFile([ZOE], { encoding: 'windows-1252' });
    expect(await readingOf(latin, { charset: 'Windows-1252' })).toEqual(NAMES);
    expect(await readingOf(latin, { charset: 'ISO-8859-1' })).toEqual(NAMES);
    expect(await readingOf(latin, { charset: 'UTF-8' })).toMatchObject(refusedWith('invalid_encoding'));
    // 'Ã©' is a Windows-1252 text of two letters, and the UTF-8 of one.
    const both = staffFile([{ ...SANNE, Plaats: 'Ã©n' }], { encoding: 'windows-1252' });
    expect(await readingOf(both)).toMatchObject({ items: [{ city: 'én' }] });
    expect(await readingOf(both, { charset: 'windows-1252' })).toMatchObject({ items: [{ reason: 'invalid_city' }] });
  });

  test('D1 a mark that contradicts what the sender named is refused', async () => {
    const marked = staffFile([ZOE], { encoding: 'utf-8 with mark' });
    expect(await readingOf(marked, { charset: 'windows-1252' })).toMatchObject(refusedWith('invalid_encoding'));
  });

  test.each(['utf-16', 'macintosh', '', 'constructor'])('D1 the charset %j is refused', async (charset) => {
    expect(await readingOf(staffFile([SANNE]), { charset })).toMatchObject(refusedWith('unsupported_charset'));
  });

  test('D1 UTF-16 with its mark is refused as such', async () => {
    const bytes = Buffer.from(`\ufeff${staffFile([SANNE]).toString()}`, 'utf16le');
    expect(await readingOf(bytes)).toMatchObject(refusedWith('unsupported_charset'));
    expect(await readingOf(bytes.swap16())).toMatchObject(refusedWith('unsupported_charset'));
  });

  test.each(['utf-8', 'windows-1252'] as const)('D1 %s is told when its first letter comes late', async (encoding) => {
    const people = Array.from({ length: 3000 }, (_, index) => ({ ...SANNE, Personeelsnr: `${index}` }));
    const bytes = staffFile([...people, { ...ZOE, Personeelsnr: '3000' }], { encoding });
    expect(bytes.length).toBeGreaterThan(4 * BLOCK_BYTES);
    const { items } = await readingOf(bytes);
    expect(items).toHaveLength(3001);
    expect(items.at(-1)).toMatchObject({ givenName: 'Zoë', familyName: 'Çelik' });
  });

  test('D1 a letter cut by the end of a block or of a piece stays whole', async () => {
    for (let padding = 0; padding < 8; padding += 1) {
      const filler = 'x'.repeat(BLOCK_BYTES - staffFile([SANNE]).length - 40 + padding);
      const people = [
        { ...SANNE, Opmerking: filler },
        { ...ZOE, Personeelsnr: '2', Voornaam: 'ëëëëëëëëë' },
      ];
      for (const encoding of ['utf-8', 'windows-1252'] as const) {
        const { items } = await readingOf(staffFile(people, { encoding }), {}, [1, 2, 7]);
        expect(items[1]).toMatchObject({ givenName: 'ëëëëëëëëë', familyName: 'Çelik' });
      }
    }
  });

  test('D1 a file that ends within a letter is Windows-1252 if nothing spoke for UTF-8, else refused', async () => {
    const endingOn = (letters: string) => Buffer.concat([staffFile([SANNE]), encoded(letters, 'windows-1252')]);
    expect(await readingOf(endingOn('é'))).toMatchObject({ items: [{}, { reason: 'wrong_column_count' }] });
    expect(await readingOf(Buffer.concat([staffFile([ZOE]), Buffer.of(0xe9)]))).toMatchObject(
      refusedWith('invalid_encoding'),
    );
  });

  test('D1 a file of two encodings is refused: no guess is right for all its rows', async () => {
    const latin = staffFile([ZOE], { encoding: 'windows-1252' });
    expect(await readingOf(Buffer.concat([staffFile([ZOE]), latin]))).toMatchObject(refusedWith('invalid_encoding'));
  });

  test('D1 every byte of Windows-1252 is read as its table says, the five it lacks refuse the row', async () => {
    const cell = (byte: number) => Buffer.from([0x41, byte]);
    const [before = '', after = ''] = staffFile([{ ...SANNE, Plaats: '#' }])
      .toString()
      .split('#');
    const cityOf = async (byte: number) => {
      const bytes = Buffer.concat([Buffer.from(before), cell(byte), Buffer.from(after)]);
      const { items } = await readingOf(bytes, { charset: 'windows-1252' });
      return items[0];
    };
    expect(await cityOf(0x8a)).toMatchObject({ city: 'AŠ' });
    expect(await cityOf(0x92)).toMatchObject({ city: "A'" });
    expect(await cityOf(0x9f)).toMatchObject({ city: 'AŸ' });
    expect(await cityOf(0xff)).toMatchObject({ city: 'Aÿ' });
    for (const absent of [0x81, 0x8d, 0x8f, 0x90, 0x9d]) {
      expect(await cityOf(absent)).toMatchObject({ reason: 'control_character', column: { field: 'city' } });
    }
  });
});
