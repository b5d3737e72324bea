import { describe, expect, test } from '@jest/globals';
import { fileName, personName, tradeName } from './name-types.js';

const INVISIBLE = [
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u0085',
  '\u00ad',
  '\u200b',
  '\u200f',
  '\u2028',
  '\u202e',
  '\u2066',
  '\ufeff',
];

describe('a name', () => {
  test.each([
    ['of a person', personName],
    ['of an organisation', tradeName],
    ['of a file', fileName],
  ])('D5 %s holds no line, no control and no character that turns text around, not even at its end', (_, schema) => {
    for (const character of INVISIBLE) {
      for (const text of [`Jan${character}Vos`, `Jan Vos${character}`, `${character}Jan Vos`]) {
        expect([text, schema.safeParse(text).success]).toEqual([text, false]);
      }
    }
    for (const text of ['', '  ', 'x'.repeat(201)]) expect(schema.safeParse(text).success).toBe(false);
    expect(schema.parse('  Jan Vos ')).toBe('Jan Vos');
  });

  test.each([
    "P. van 't Hoff-Ørsted",
    'Nguyễn Thị',
    'J.P. O’Brien, arts',
    'de Boer-Vos',
    'Li Xiaolong',
    'Øyvind Şahin-Ștefan',
  ])('V9 %s is one of a person', (text) => {
    expect(personName.parse(text)).toBe(text);
  });

  test.each([
    'C&A Nederland B.V.',
    'H+N+S',
    'Bol.com',
    "'t Hart & Zn.",
    'Yahoo!',
    '20/20 "Zicht"',
    'Øresund: Maritiem B.V.',
  ])('D3 %s is one of an organisation', (text) => {
    expect(tradeName.parse(text)).toBe(text);
  });

  test('D1, D5 a person is written in the letters of the registry: one of another script makes another name of the same', () => {
    for (const text of ['Jаn de Wit', 'Κaнker', 'ᴋᴀɴ', 'Kɑn', '李小龍', 'Deprəs']) {
      expect([text, personName.safeParse(text).success]).toEqual([text, false]);
    }
  });

  test('D3 an organisation is called in the same letters, and in no sentence', () => {
    for (const text of ['Аcme', 'Acme; Jan?', 'Jan who works in the warehouse said to me that he']) {
      expect([text, tradeName.safeParse(text).success]).toEqual([text, false]);
    }
  });

  test('D5 a person is not called a formula, nor a piece of markup', () => {
    for (const text of ['=1+1', '<b>Jan</b>', 'Jan; DROP', 'Jan@acme', 'Jan (hernia)', 'Jan / burn-out', 'Jan F32']) {
      expect([text, personName.safeParse(text).success]).toEqual([text, false]);
    }
  });
});
