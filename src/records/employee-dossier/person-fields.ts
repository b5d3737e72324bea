import { z } from 'zod';
import { CALLS } from '../../platform/http/name-types.js';
import { readCity, readHouseNumber, readPostcode, readStreet } from './staff-import/address-cells.js';
import { CellRefused } from './staff-import/cell-text.js';
import { readEmail, readPhone } from './staff-import/contact-cells.js';
import { readInfix, readName } from './staff-import/name-cells.js';
import { readStaffNumber } from './staff-import/staff-number-cell.js';

const LONGEST = 1_000;
const OF_PERSON = { called: 'part-of-name' } as const;
const OF_PLACE = { called: 'place' } as const;

/**
 * V9 — a field that accepts only what such a field holds: the same forms as the cells of a staff file, and so few words
 * that no sentence about a person's health fits in.
 */
function field<T>(read: (text: string) => T, mostWords: number, description: string, example: string) {
  return z
    .string()
    .max(LONGEST)
    .refine((text) => text.trim().split(/\s+/u).length <= mostWords, { params: { code: 'too_many_words' } })
    .transform((text, issues) => {
      try {
        return read(text);
      } catch (thrown) {
        if (!(thrown instanceof CellRefused)) throw thrown;
        issues.addIssue({ code: 'custom', params: { code: thrown.reason } });
        return z.NEVER;
      }
    })
    .meta({ description, rule: 'V9', example });
}

/** V9 — where somebody lives or stays. */
export const addressFields = {
  street: field(readStreet, 6, 'Street, at most 80 characters.', 'Zeestraat').register(CALLS, OF_PLACE),
  houseNumber: field(readHouseNumber, 3, 'House number with its addition: 12, 12A, 12-3, 12 bis.', '34'),
  postcode: field(readPostcode, 2, 'Dutch postcode.', '9758 BA'),
  city: field(readCity, 5, 'Town, at most 80 characters.', 'Horst').register(CALLS, OF_PLACE),
};

/** V9 — who somebody is and how to be reached, as an employer says it: closed fields, none in which one could say why. */
export const personFields = {
  staffNumber: field(
    readStaffNumber,
    1,
    "The employer's number of the employee; never a citizen service number.",
    '90002',
  ),
  givenName: field(readName, 5, 'Given name or initials.', 'Sem').register(CALLS, OF_PERSON),
  infix: field(readInfix, 3, 'Infix of the name, if it has one.', 'de').nullable().optional(),
  familyName: field(readName, 5, 'Family name.', 'Wit').register(CALLS, OF_PERSON),
  ...addressFields,
  phone: field(
    readRequiredPhone,
    6,
    'Where the employee can be reached: ten digits, or with country code.',
    '0677552604',
  ),
};

/** I10 — how somebody is reached in private, as he says it himself: the same closed fields. */
export const privateContactFields = {
  phone: personFields.phone,
  email: field(readRequiredEmail, 1, 'An e-mail address of his own.', 'sem@example.org').register(CALLS, {
    called: 'email-address',
  }),
  address: z.strictObject(addressFields).meta({ description: 'Where he lives or stays.', rule: 'I10' }),
};

function readRequiredEmail(text: string): string {
  const email = readEmail(text);
  if (email === null) throw new CellRefused('invalid_email');
  return email;
}

function readRequiredPhone(text: string): string {
  const phone = readPhone(text);
  if (phone === null) throw new CellRefused('invalid_phone');
  return phone;
}
