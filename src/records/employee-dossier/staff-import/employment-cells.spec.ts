import { describe, expect, test } from '@jest/globals';
import { readingOf, SANNE, staffFile } from '../../../../test/data/staff-file.js';
import { isRowRefusal } from './staff-row.js';

/** What becomes of one person read on 22 November 2026: 'accepted', or field and reason. */
async function outcomeOf(cells: Partial<typeof SANNE>): Promise<string> {
  const { items } = await readingOf(staffFile([{ ...SANNE, ...cells }]));
  const [item] = items;
  if (item === undefined) throw new Error('The file gave nothing.');
  return isRowRefusal(item) ? `${item.column?.field ?? ''} ${item.reason}` : 'accepted';
}

describe('the dates of a row', () => {
  test.each([
    ['29-02-2000', 'accepted'],
    ['2000-02-29', 'accepted'],
    ['29-02-1999', 'birthDate invalid_date'],
    ['31-04-1980', 'birthDate invalid_date'],
    ['00-01-1980', 'birthDate invalid_date'],
    ['01-13-1980', 'birthDate invalid_date'],
    ['1-1-1980', 'birthDate invalid_date'],
    ['01-01-80', 'birthDate invalid_date'],
    ['01/01/1980', 'birthDate invalid_date'],
    ['1980-01-01T00:00:00Z', 'birthDate invalid_date'],
    ['', 'birthDate missing_date'],
    ['21-11-1906', 'birthDate invalid_date'],
  ])('V9 a birth on %j is %s', async (Geboortedatum, expected) => {
    expect(await outcomeOf({ Geboortedatum })).toBe(expected);
  });

  test('V9 nobody is born after today', async () => {
    const born = (day: string) => outcomeOf({ Geboortedatum: day, 'In dienst': day });
    expect(await born('22-11-2026')).toBe('accepted');
    expect(await born('23-11-2026')).toBe('birthDate invalid_date');
  });

  test.each([
    ['22-11-2028', 'accepted'],
    ['23-11-2028', 'startsOn invalid_date'],
    ['05-05-1989', 'accepted'],
    ['04-05-1989', 'startsOn employment_starts_before_birth'],
    ['', 'startsOn missing_date'],
  ])('V9 an employment from %j is %s', async (day, expected) => {
    expect(await outcomeOf({ 'In dienst': day })).toBe(expected);
  });

  test.each([
    ['', 'accepted'],
    ['02-02-2008', 'accepted'],
    ['01-02-2008', 'endsOn employment_ends_before_start'],
    ['22-11-2101', 'accepted'],
    ['23-11-2101', 'endsOn invalid_date'],
    ['31-12-9999', 'endsOn invalid_date'],
    ['onbekend', 'endsOn invalid_date'],
  ])('V9 an employment until %j is %s', async (day, expected) => {
    expect(await outcomeOf({ 'Uit dienst': day })).toBe(expected);
  });
});

describe('the hours of a row', () => {
  test.each([
    ['0', 'accepted'],
    ['38,00', 'accepted'],
    ['16.5', 'accepted'],
    ['60', 'accepted'],
    ['60,01', 'hoursPerWeek invalid_hours'],
    ['-8', 'hoursPerWeek invalid_hours'],
    ['1e1', 'hoursPerWeek invalid_hours'],
    ['36,555', 'hoursPerWeek invalid_hours'],
    ['36 ivm ziekte', 'hoursPerWeek invalid_hours'],
    ['', 'hoursPerWeek missing_hours'],
  ])('V9 %j a week is %s', async (hours, expected) => {
    expect(await outcomeOf({ 'Uren per week': hours })).toBe(expected);
  });
});

describe('the order of checks', () => {
  test('V9 a row with several faults is refused for the first field, the dates together come last', async () => {
    const faults = { Achternaam: '', 'E-mail': 'geen', 'Uit dienst': '01-01-2000' };
    expect(await outcomeOf(faults)).toBe('familyName missing_name');
    expect(await outcomeOf({ ...faults, Achternaam: 'Vos' })).toBe('email invalid_email');
    expect(await outcomeOf({ 'Uit dienst': '01-01-2000', 'Uren per week': 'x' })).toBe('hoursPerWeek invalid_hours');
  });

  test('V9 a faulty row isn’t called a repeated one', async () => {
    const { items } = await readingOf(staffFile([SANNE, { ...SANNE, 'Uit dienst': '01-01-2000' }]));
    expect(items[1]).toMatchObject({ reason: 'employment_ends_before_start' });
  });
});
