import { describe, expect, test } from '@jest/globals';
import { HEADER, readingOf, SANNE, staffFile } from '../../../../test/data/staff-file.js';
import { staffRowDigestInput } from './staff-row-digest-input.js';
import { isRowRefusal } from './staff-row.js';

async function inputOf(cells: Partial<typeof SANNE>, before: readonly (typeof SANNE)[] = []): Promise<string> {
  const { items } = await readingOf(staffFile([...before, { ...SANNE, ...cells }]));
  const row = items.at(-1);
  if (row === undefined || isRowRefusal(row)) throw new Error('The row was not accepted.');
  return staffRowDigestInput(row);
}

describe('what tells an unchanged row from a changed one', () => {
  test('D7 another spelling, another line or another remark is no change', async () => {
    const same = {
      Voornaam: ' sanne '.replace('s', 'S'),
      Geboortedatum: '1989-05-05',
      'E-mail': 'sanne@VOORBEELD.nl',
      Telefoon: '+31 6 7755 2604',
      Postcode: '9758ba',
      'Uren per week': '36.50',
      Opmerking: 'anders',
    };
    expect(await inputOf(same, [{ ...SANNE, Personeelsnr: '1' }])).toBe(await inputOf({}));
  });

  test('D7 another value in any column that is read is a change', async () => {
    const other: Partial<typeof SANNE> = {
      Personeelsnr: '10002',
      Voornaam: 'Sannes',
      Tussenvoegsel: '',
      Achternaam: 'Vos',
      Geboortedatum: '06-05-1989',
      'E-mail': '',
      Telefoon: '',
      Straat: 'Kerkweg',
      Huisnr: '35',
      Postcode: '9758 BB',
      Plaats: 'Asten',
      'In dienst': '03-02-2008',
      'Uit dienst': '01-01-2026',
      'Uren per week': '36',
    };
    const columns = HEADER.slice(0, 14);
    const inputs = await Promise.all(columns.map((column) => inputOf({ [column]: other[column] })));
    expect(new Set([await inputOf({}), ...inputs]).size).toBe(15);
  });

  test('D7 what moves from one field into the next is a change', async () => {
    const one = await inputOf({ Voornaam: 'Jan Piet', Achternaam: 'Vos' });
    expect(await inputOf({ Voornaam: 'Jan', Achternaam: 'Piet Vos' })).not.toBe(one);
  });
});
