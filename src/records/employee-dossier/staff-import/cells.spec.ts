import { describe, expect, test } from '@jest/globals';
import { readCity, readHouseNumber, readPostcode, readStreet } from './address-cells.js';
import { CellRefused } from './cell-text.js';
import { readEmail, readPhone } from './contact-cells.js';
import { readInfix, readName } from './name-cells.js';
import { readStaffNumber } from './staff-number-cell.js';

/** What a reader makes of a cell: the value, or the reason of its refusal. */
function reading(reader: (cell: string) => unknown, cell: string): unknown {
  try {
    return reader(cell);
  } catch (error) {
    if (error instanceof CellRefused) return error.reason;
    throw error;
  }
}

describe('a staff number', () => {
  test.each([
    ['10001', '10001'],
    [' 00123 ', '00123'],
    ['a-12/3.b', 'A-12/3.B'],
    ['', 'missing_number'],
    ['12 34', 'invalid_number'],
    ['-12', 'invalid_number'],
    ['=12', 'invalid_number'],
    ['é12', 'invalid_number'],
    ['1'.repeat(21), 'too_long'],
    ['AB-1234', 'AB-1234'],
    ['p0012', 'P0012'],
    ['G-7', 'G-7'],
    ['EMP001', 'EMP001'],
    ['JANSEN', 'invalid_number'],
    ['griep2026', 'invalid_number'],
    ['HIV-1', 'invalid_number'],
    ['GGZ', 'invalid_number'],
  ])('V9 %j is read as %j', (cell, expected) => {
    expect(reading(readStaffNumber, cell)).toBe(expected);
  });

  test('V9 a citizen service number can’t come along as staff number', () => {
    expect(reading(readStaffNumber, '111222333')).toBe('citizen_number');
    expect(reading(readStaffNumber, '1112.22.333')).toBe('citizen_number');
    expect(reading(readStaffNumber, '111222334')).toBe('111222334');
    expect(reading(readStaffNumber, '1112223330')).toBe('citizen_number');
    expect(reading(readStaffNumber, 'P-111222333')).toBe('citizen_number');
  });
});

describe('a name', () => {
  test.each([
    ["O'Brien", "O'Brien"],
    ['O’Brien', "O'Brien"],
    ['Strijbosch-Verhagen', 'Strijbosch-Verhagen'],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['  Anna\u00a0 Maria ', 'Anna Maria'],
    ['J.P.', 'J.P.'],
    ["'t Hooft", "'t Hooft"],
    [' ', 'missing_name'],
    ['=Jan', 'invalid_name'],
    ['+Jan', 'invalid_name'],
    ['-Jan', 'invalid_name'],
    ['@Jan', 'invalid_name'],
    ['\tJan', 'control_character'],
    ['Jan\r\nPiet', 'control_character'],
    ['Jan\u202e', 'control_character'],
    ['Jan (ziek)', 'invalid_name'],
    ['Jan2', 'invalid_name'],
    ['Ã–mer', 'invalid_name'],
    ['\ufffdmer', 'invalid_name'],
    ['\u0301Jan', 'invalid_name'],
    ['J'.repeat(101), 'too_long'],
  ])('V9 %j is read as %j', (cell, expected) => {
    expect(reading(readName, cell)).toBe(expected);
  });

  test('V9 an infix may be absent, and is short', () => {
    expect(reading(readInfix, '')).toBeNull();
    expect(reading(readInfix, "in 't")).toBe("in 't");
    expect(reading(readInfix, 'x'.repeat(21))).toBe('too_long');
    expect(reading(readInfix, 'griep')).toBe('invalid_name');
  });

  test('A1 a cell of combining marks is refused before any work is done on it', () => {
    const marks = `a${'\u0301\u0323'.repeat(32_000)}`;
    expect(reading(readName, marks)).toBe('too_long');
  });
});

describe('an e-mail address', () => {
  test.each([
    ['', null],
    ['j.de-boer+werk@Voorbeeld.NL', 'j.de-boer+werk@voorbeeld.nl'],
    ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
    ['geen', 'invalid_email'],
    ['a@b', 'invalid_email'],
    ['a b@c.nl', 'invalid_email'],
    ['a..b@c.nl', 'invalid_email'],
    ['a@c.nl; thuis met griep', 'invalid_email'],
    ['=a@c.nl', 'invalid_email'],
    ['951227622@c.nl', 'citizen_number'],
    ['@c.nl', 'invalid_email'],
    ['a@-c.nl', 'invalid_email'],
    [`${'a'.repeat(65)}@c.nl`, 'invalid_email'],
    [`a@${'b.'.repeat(130)}nl`, 'too_long'],
  ])('V9 %j is read as %j', (cell, expected) => {
    expect(reading(readEmail, cell)).toBe(expected);
  });
});

describe('a phone number', () => {
  test.each([
    ['', null],
    ['06-77 55 26 04', '0677552604'],
    ['(0478) 12.34.56', '0478123456'],
    ['+31 (0)6 77552604', '0677552604'],
    ['0031 6 77552604', '0677552604'],
    ['+49 (0) 2821 / 12345', '+49282112345'],
    ['0049 2821 12345', '+49282112345'],
    ['0123456782', 'citizen_number'],
    ['+123456782', 'citizen_number'],
    ['+31 (0)123 45 67 82', 'citizen_number'],
    ['0012345672', 'citizen_number'],
    ['677552604', 'invalid_phone'],
    ['06775526041', 'invalid_phone'],
    ['+31677', 'invalid_phone'],
    ['0677552604 (na 12 u.)', 'invalid_phone'],
    ['ligt in het ziekenhuis', 'invalid_phone'],
    ['=0677552604', 'invalid_phone'],
    ['٠٦٧٧٥٥٢٦٠٤', 'invalid_phone'],
  ])('V9 %j is read as %j', (cell, expected) => {
    expect(reading(readPhone, cell)).toBe(expected);
  });
});

describe('an address', () => {
  test.each([
    ['2e Dorpsstraat', '2e Dorpsstraat'],
    ['Plein 1940-1945', 'Plein 1940-1945'],
    ['Laan v/d Vrede', 'Laan v/d Vrede'],
    ["'s-Gravenweg", "'s-Gravenweg"],
    ['', 'missing_address'],
    ['06-12345678', 'invalid_street'],
    ['=Zeestraat', 'invalid_street'],
    ['Zeestraat, ziek', 'invalid_street'],
    ['Zeestraat 951227622', 'citizen_number'],
    ['Z'.repeat(81), 'too_long'],
  ])('V9 the street %j is read as %j', (cell, expected) => {
    expect(reading(readStreet, cell)).toBe(expected);
  });

  test.each([
    ['34', '34'],
    ['34a', '34A'],
    ['34-2', '34-2'],
    ['34 bis', '34 BIS'],
    ['34A-12', '34A-12'],
    ['34-2a', '34-2A'],
    ['34 hs', '34 HS'],
    ['34-III', '34-III'],
    ['34II', '34II'],
    // A letter with two digits at it is a diagnosis as well.
    ['34F32', 'invalid_house_number'],
    ['34-F32', 'invalid_house_number'],
    ['34 F32', 'invalid_house_number'],
    ['34 F32.1', 'invalid_house_number'],
    ['34F2', '34F2'],
    ['34 A-12', '34 A-12'],
    ['34 griep', 'invalid_house_number'],
    ['34 hiv', 'invalid_house_number'],
    ['34 ggz', 'invalid_house_number'],
    ['34-als', 'invalid_house_number'],
    ['34A ZIEK', 'invalid_house_number'],
    ['95122-7622', 'citizen_number'],
    ['0', 'invalid_house_number'],
    ['123456', 'invalid_house_number'],
    ['34 bij de buren', 'invalid_house_number'],
    ['-34', 'invalid_house_number'],
    ['', 'missing_address'],
  ])('V9 the house number %j is read as %j', (cell, expected) => {
    expect(reading(readHouseNumber, cell)).toBe(expected);
  });

  test.each([
    ['9758ba', '9758 BA'],
    ['9758  BA', '9758 BA'],
    ['0758 BA', 'invalid_postcode'],
    ['D-47533', 'invalid_postcode'],
    ['', 'missing_address'],
  ])('V9 the postcode %j is read as %j', (cell, expected) => {
    expect(reading(readPostcode, cell)).toBe(expected);
  });

  test.each([
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ['Bergen (NH)', 'Bergen (NH)'],
    ['Horst 2', 'invalid_city'],
    ['@Horst', 'invalid_city'],
    ['', 'missing_address'],
  ])('V9 the town %j is read as %j', (cell, expected) => {
    expect(reading(readCity, cell)).toBe(expected);
  });
});
