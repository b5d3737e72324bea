import { hasCountryCode, isCitizenNumberAsPhone } from '../../platform/http/phone-number.js';
import { z } from 'zod';
import { CALLS } from '../../platform/http/name-types.js';
import { REGISTRY_LETTERS } from '../../platform/http/registry-letters.js';

/** What an employer does, by a closed list. */
export const SECTORS = [
  'agriculture',
  'industry',
  'construction',
  'trade',
  'transport',
  'hospitality',
  'information-technology',
  'finance',
  'business-services',
  'public-administration',
  'education',
  'care',
  'culture',
  'other',
] as const;

interface Told {
  readonly description: string;
  readonly example: string;
}

/**
 * D3 — a field that holds what it is for and no sentence: a form of its own, and so few words that nothing about an employee
 * fits in. No field of the employer dossier is free text.
 */
function words(form: RegExp, mostWords: number, longest: number, told: Told) {
  return z
    .string()
    .trim()
    .max(longest)
    .regex(form)
    .refine((text) => text.split(/\s+/u).length <= mostWords, { params: { code: 'too_many_words' } })
    .meta({ ...told, rule: 'D3' });
}

/** The name of somebody who speaks for an employer. */
export const businessName = words(new RegExp(`^[${REGISTRY_LETTERS}][${REGISTRY_LETTERS}\\p{M}.'’ -]*$`, 'u'), 5, 80, {
  description: 'Name: letters, at most five words.',
  example: 'Hanna de Wit',
}).register(CALLS, { called: 'person' });

/** At least ten digits, or with a country code: a citizen service number has nine, and isn't taken behind a zero either. */
export const businessPhone = z
  .string()
  .regex(/^(0\d{9}|\+[1-9]\d{9,13})$/)
  .refine((phone) => phone.startsWith('0') || hasCountryCode(phone), { params: { code: 'invalid_phone', rule: 'D3' } })
  .refine((phone) => !isCitizenNumberAsPhone(phone), { params: { code: 'citizen_number', rule: 'D4' } })
  .meta({
    description: 'Business phone: ten digits, or + and the country code, without spaces.',
    rule: 'D3',
    example: '0677552604',
  });

export const businessEmail = z
  .email()
  .max(120)
  .meta({ description: 'Business e-mail address.', rule: 'D3' })
  .register(CALLS, { called: 'email-address' });

/** Where an employer is. */
export const BusinessAddress = z.strictObject({
  street: words(new RegExp(`^[${REGISTRY_LETTERS}][${REGISTRY_LETTERS}\\d.'’ -]*$`, 'u'), 6, 80, {
    description: 'Street.',
    example: 'Zeestraat',
  })
    .regex(/^(?!.*\d{4})/u)
    .register(CALLS, { called: 'place' }),
  // Eight digits at most: a citizen service number has nine (D4).
  // Nor a letter with two digits, which is a diagnosis as well (D5).
  houseNumber: words(/^\d{1,5}(?:[ -]?(?!\p{L}\d{2})\p{L}[\p{L}\d]{0,2}|[ -]\d{1,3})?$/u, 2, 10, {
    description: 'House number with its addition.',
    example: '34',
  }),
  postcode: words(/^[A-Z]{0,3}[ -]?\d{3,6}[ -]?[A-Z]{0,3}$/, 3, 10, { description: 'Postcode.', example: '9758 BA' }),
  city: words(new RegExp(`^[${REGISTRY_LETTERS}][${REGISTRY_LETTERS}.'’ -]*$`, 'u'), 5, 80, {
    description: 'Town.',
    example: 'Horst',
  }).register(CALLS, {
    called: 'place',
  }),
});
export type BusinessAddress = z.infer<typeof BusinessAddress>;

/** The version that was read. */
export const version = z
  .int()
  .positive()
  .meta({ description: "The version that was read; 409 when it isn't the current one." });
