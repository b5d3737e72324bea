import { describe, expect, test } from '@jest/globals';
import { withoutCitizenNumber, withoutSpeltCitizenNumber } from './citizen-number.js';

describe('a citizen service number in a field', () => {
  test.each([
    '951227622',
    'BSN951227622',
    '0951227622',
    '9512276220',
    '95.12.27.622',
    '9512 27622',
    'j.951-227-622@voorbeeld.nl',
    'Zeestraat 951227622',
  ])('V9 is found in %j', (text) => {
    expect(() => withoutCitizenNumber(text)).toThrow('citizen_number');
  });

  test.each(['', '951227623', '95122762', 'Plein 1940-1945', '0000012345', 'sem.dijkstra1@voorbeeld.nl', '9512a27622'])(
    'V9 is not seen in %j',
    (text) => {
      expect(withoutCitizenNumber(text)).toBe(text);
    },
  );

  test.each(['1234 b 56782', 'Zeestraat 12-34-56-78-2', 'els.1234.56782@voorbeeld.nl', 'a12345b6782c@voorbeeld.nl'])(
    'V9 is found in %j of a street or an e-mail address, whatever parts it',
    (text) => {
      expect(() => withoutSpeltCitizenNumber(text)).toThrow('citizen_number');
    },
  );

  test.each(['1e Constantijn Huygensstraat', 'Plein 1940-1945', 's.wit1975@voorbeeld.nl', 'wit123456783@voorbeeld.nl'])(
    'V9 is not seen in %j',
    (text) => {
      expect(withoutSpeltCitizenNumber(text)).toBe(text);
    },
  );
});
