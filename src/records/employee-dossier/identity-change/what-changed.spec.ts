import { describe, expect, test } from '@jest/globals';
import { whatChanged, type WhoAndWhere } from './what-changed.js';

const RECORDED: WhoAndWhere = {
  staffNumber: '1',
  givenName: 'Sanne',
  infix: null,
  familyName: 'Strijbosch',
  birthDate: null,
  street: 'Zeestraat',
  houseNumber: '34',
  postcode: '9758 BA',
  city: 'Horst',
};

describe('what an employer says anew of somebody on record', () => {
  test.each([
    ['infix', 'van', 'name'],
    ['givenName', 'S.', 'name'],
    ['familyName', 'Smit', 'name'],
    ['street', 'Nieuwstraat', 'address'],
    ['houseNumber', '34A', 'address'],
    ['postcode', '9758 BB', 'address'],
    ['city', 'Sevenum', 'address'],
    ['birthDate', '1989-05-05', 'birth-date'],
  ])('I1 with another %s is a change of it', (field, value, part) => {
    expect(whatChanged(RECORDED, { ...RECORDED, [field]: value })).toEqual([part]);
    expect(whatChanged({ ...RECORDED, [field]: value }, RECORDED)).toEqual([part]);
  });

  test('I1 with nothing of these is none, and with more is one of each', () => {
    expect(whatChanged(RECORDED, { ...RECORDED, staffNumber: '2' })).toEqual([]);
    expect(whatChanged(RECORDED, { ...RECORDED, familyName: 'Smit', givenName: 'Jo', city: 'Sevenum' })).toEqual([
      'name',
      'address',
    ]);
  });
});
