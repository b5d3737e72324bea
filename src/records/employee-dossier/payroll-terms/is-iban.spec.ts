import { describe, expect, test } from '@jest/globals';
import { isIban } from './is-iban.js';

describe('the number of a bank account', () => {
  // The examples of the IBAN registry.
  test.each([
    'NL91ABNA0417164300',
    'BE68539007547034',
    'DE89370400440532013000',
    'FR1420041010050500013M02606',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
  ])('V9 %s is one', (text) => {
    expect(isIban(text)).toBe(true);
  });

  test.each([
    ['another check digit', 'NL92ABNA0417164300'],
    ['two digits turned round', 'NL91ABNA0417614300'],
    ['a digit short', 'NL91ABNA041716430'],
    ['spaces', 'NL91 ABNA 0417 1643 00'],
    ['small letters', 'nl91abna0417164300'],
    ['a country outside the European Economic Area', 'GB82WEST12345698765432'],
    ['no country', 'XX91ABNA0417164300'],
    ['words where digits belong', 'NL91ABNAMIGRAINEXX'],
    ['a word of the language', '__proto__'],
    ['a line after it', 'NL91ABNA0417164300\n'],
    ['nothing', ''],
  ])('V9 with %s it is none', (_, text) => {
    expect(isIban(text)).toBe(false);
  });
});
