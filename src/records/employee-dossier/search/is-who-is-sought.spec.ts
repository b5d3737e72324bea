import { expect, test } from '@jest/globals';
import { isWhoIsSought } from './is-who-is-sought.js';

const SHOWN = { familyName: 'De Wít', birthDate: '1980-02-29', staffNumber: 'A1' };

test('S7 who is sought is found by each of name, birth date and number, and by several only if all hold', () => {
  expect(isWhoIsSought(SHOWN, { familyName: 'de wit' })).toBe(true);
  expect(isWhoIsSought(SHOWN, { birthDate: '1980-02-29' })).toBe(true);
  expect(isWhoIsSought(SHOWN, { staffNumber: 'A1' })).toBe(true);
  expect(isWhoIsSought(SHOWN, { familyName: 'Wit' })).toBe(false);
  expect(isWhoIsSought(SHOWN, { familyName: 'De Wit', birthDate: '1980-02-28' })).toBe(false);
  expect(isWhoIsSought(SHOWN, { familyName: 'De Wit', staffNumber: 'A2' })).toBe(false);
});

test('S7 nobody is found by what is not shown of him, nor by a birth date that nobody said', () => {
  expect(isWhoIsSought({ familyName: 'De Wit' }, { birthDate: '1980-02-29' })).toBe(false);
  expect(isWhoIsSought({ familyName: 'De Wit' }, { staffNumber: 'A1' })).toBe(false);
  expect(isWhoIsSought({ birthDate: '1980-02-29' }, { familyName: 'De Wit' })).toBe(false);
  expect(isWhoIsSought({ ...SHOWN, birthDate: null }, { birthDate: '1980-02-29' })).toBe(false);
});
