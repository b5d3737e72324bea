import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';
import { holdsCitizenNumber, printsCitizenNumber, refusingCitizenNumber } from './citizen-number.js';

describe('a citizen service number in free text', () => {
  test.each([
    '951227622',
    'My number is 951227622.',
    '(951 227 622)',
    '9512.27.622',
    'BSN951227622',
    '951-227-622',
    '951227 622',
    '95 12 27 622',
    '951/227/622',
    '951–227–622',
    '951 - 227 - 622',
    '951,227,622',
    '951_227_622',
    '951\n227\n622',
    '９５１２２７６２２',
    '9512\u200b27622',
    'call 06 12345678, 951 227 622, or write',
  ])('D4 is found in %j', (text) => {
    expect(holdsCitizenNumber(text)).toBe(true);
  });

  test.each([
    '',
    '951227623',
    '0951227622',
    '9512276220',
    'on 12-03-2026 at 14:00',
    '12-03-2026, 2026-03-12 and 1.234,56',
    'call 06 12345678',
    'NL91ABNA0417164300',
    '000000000',
  ])('D4 is not seen in %j', (text) => {
    expect(holdsCitizenNumber(text)).toBe(false);
  });

  test('D4 a refusal says where and never what', () => {
    const schema = z.strictObject({ text: refusingCitizenNumber(z.string()) });
    const refused = schema.safeParse({ text: 'It is 951227622' });
    expect(refused.success).toBe(false);
    const errors = fieldErrors(refused.error?.issues ?? [], schema, null, { kind: 'body', name: null });
    expect(errors).toEqual([{ at: '/text', code: 'citizen_number', rule: 'D4' }]);
  });
});

describe('a citizen service number as it is printed, in a text that has other numbers', () => {
  test.each([
    '951227622',
    'BSN951227622.',
    '9512.27.622',
    '951 227 622',
    '951-227-622',
    '９５１２２７６２２',
    '9512\u200b27622',
  ])('D4 is found in %j', (text) => {
    expect(printsCitizenNumber(text)).toBe(true);
  });

  test.each(['', '951227623', '0951227622', '95 12 27 622', '951 227-622', 'RR 95/12, 27 and 622', '80 110/70 85'])(
    'D4 is not seen in %j',
    (text) => {
      expect(printsCitizenNumber(text)).toBe(false);
    },
  );
});
