import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { eeaCountry } from '../../safeguards/disclosure/eea-country.js';
import { BusinessAddress, businessName, businessPhone } from './business-input.js';

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('what a field of the employer dossier takes', () => {
  test.each([
    [businessName, 'Hanna de Wit', true],
    [businessName, "P. van 't Hoff-Ørsted", true],
    [businessName, 'Jan from the warehouse is ill again', false],
    [businessName, 'Jan 123456782', false],
    [businessName, 'Jаn', false],
    [businessName, '', false],
    [businessPhone, '0677552604', true],
    [businessPhone, '+31677552604', true],
    [businessPhone, '123456782', false],
    [businessPhone, '+123456782', false],
    [businessPhone, '06 7755 2604', false],
  ] as const)('D3 %#: %s is taken: %s', (schema, value, expected) => {
    expect(accepts(schema, value)).toBe(expected);
  });

  test.each([
    [{}, true],
    [{ street: 'Avenue Louise' }, true],
    [{ street: 'Straat 123456782' }, false],
    [{ street: 'Where Jan lives since he is ill' }, false],
    [{ houseNumber: '12 bis' }, true],
    [{ houseNumber: '12 F32' }, false],
    [{ street: 'Ziеkerstraat' }, false],
    [{ houseNumber: '123456782' }, false],
    [{ postcode: '1050' }, true],
    [{ postcode: '123456782' }, false],
    [{ note: 'ill' }, false],
  ])('D3 an address with %j is taken: %s', (otherwise, expected) => {
    const address = { street: 'Zeestraat', houseNumber: '34', postcode: '9758 BA', city: "'s-Hertogenbosch" };
    expect(accepts(BusinessAddress, { ...address, city: 'Horst', ...otherwise })).toBe(expected);
  });

  test.each([
    ['NL', true],
    ['NO', true],
    ['GB', false],
    ['US', false],
    ['CH', false],
    ['nl', false],
  ])('D8 an employer in %s is taken: %s', (code, expected) => {
    expect(accepts(eeaCountry, code)).toBe(expected);
  });
});
