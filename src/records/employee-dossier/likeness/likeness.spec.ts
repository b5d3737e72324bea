import { describe, expect, test } from '@jest/globals';
import type { DataKey } from '../../../platform/keys/envelope.js';
import { folded, howAlike, likenessOf, type KnownBy } from './likeness.js';

const keyOf = (filling: number) => ({ id: 'key', bytes: Buffer.alloc(32, filling) }) as unknown as DataKey;
const SANNE: KnownBy = {
  staffNumber: '1',
  givenName: 'Sanne',
  infix: 'van den',
  familyName: 'Bérg-Øst',
  birthDate: '1989-05-05',
  postcode: '9758 BA',
  houseNumber: '34 A',
  phone: '0677552604',
};
const alike = (change: Partial<KnownBy>, of: Partial<KnownBy> = {}) =>
  howAlike(likenessOf(keyOf(1), { ...SANNE, ...of }), likenessOf(keyOf(1), { ...SANNE, ...change }));

describe('who is known again', () => {
  test('D1 by name and birth date, whatever the address', () => {
    const elsewhere = { postcode: '1234 AB', houseNumber: '1', phone: null };
    expect(alike(elsewhere)).toBe('birthDate');
    expect(alike({ ...elsewhere, birthDate: '1989-05-06' })).toBeNull();
    expect(alike({ familyName: 'Smit' })).toBeNull();
  });

  test('D1 whatever case, accents, blanks and punctuation a name has, and between which of its parts they stand', () => {
    expect(alike({ givenName: 'SANNE', infix: 'v-an  Den', familyName: "berg 'ost" })).toBe('birthDate');
    expect(alike({ givenName: 'Sanne van', infix: null, familyName: 'den Bergøst' })).toBe('birthDate');
    expect(folded('Straße 12-Æ')).toBe(folded('STRASSE 12 ae'));
  });

  test('D1 with another particle, or none', () => {
    for (const infix of ['van der', 'de', "van 't", null]) expect(alike({ infix })).toBe('birthDate');
    expect(alike({ infix: null, familyName: 'van Berg-Ost' })).toBe('birthDate');
    expect(alike({ infix: null, familyName: 'Vanberg-Ost' })).toBeNull();
  });

  test('D1 at the same number, whatever is added to it', () => {
    expect(alike({ birthDate: null, phone: null, houseNumber: '34' })).toBe('postcode');
    expect(alike({ birthDate: null, phone: null, houseNumber: '3' })).toBeNull();
  });

  test('D1 by name and home, or phone, where one of them has no birth date', () => {
    const undated = { birthDate: null };
    expect(alike(undated)).toBe('postcode');
    expect(alike({ ...undated, houseNumber: '34-a' })).toBe('postcode');
    expect(alike({ ...undated, postcode: '1234 AB' })).toBe('phone');
    expect(alike({ ...undated, postcode: '1234 AB', phone: '0612345678' })).toBeNull();
    expect(alike({ ...undated, postcode: '1234 AB', phone: null }, { phone: null })).toBeNull();
    expect(alike(undated, undated)).toBe('postcode');
  });

  test('D1 a father at the same address is somebody else where both birth dates are known', () => {
    expect(alike({ birthDate: '1960-01-01' })).toBeNull();
  });

  test('D1 in the house by number and birth date too, whatever the name', () => {
    const numbered = (change: Partial<KnownBy>) => likenessOf(keyOf(1), { ...SANNE, ...change }).numbered;
    expect(numbered({ givenName: 'S.', familyName: 'Smit', phone: null })).toBe(numbered({}));
    for (const change of [{ staffNumber: '2' }, { birthDate: '1989-05-06' }])
      expect(numbered(change)).not.toBe(numbered({}));
    expect(numbered({ birthDate: null })).toBeNull();
  });

  test("V6 another employer's digests are others", () => {
    const [here, there] = [likenessOf(keyOf(1), SANNE), likenessOf(keyOf(2), SANNE)];
    expect([here.born === there.born, here.home === there.home, here.phone === there.phone]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
