import { z } from 'zod';
import { localDate } from '../../platform/http/input-types.js';
import { readCity, readHouseNumber, readPostcode, readStreet } from './staff-import/address-cells.js';
import { CellRefused } from './staff-import/cell-text.js';
import { readPhone } from './staff-import/contact-cells.js';
import { readInfix, readName } from './staff-import/name-cells.js';
import { readStaffNumber } from './staff-import/staff-number-cell.js';

const LONGEST = 1_000;

/**
 * V9 — a field that accepts only what such a field holds: the same forms as the cells of a staff file, and so few words
 * that no sentence about a person's health fits in.
 */
function field<T>(read: (text: string) => T, mostWords: number, description: string) {
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
    .meta({ description, rule: 'V9' });
}

const address = {
  street: field(readStreet, 6, 'Street, at most 80 characters.'),
  houseNumber: field(readHouseNumber, 3, 'House number with its addition: 12, 12A, 12-3, 12 bis.'),
  postcode: field(readPostcode, 2, 'Dutch postcode.'),
  city: field(readCity, 5, 'Town, at most 80 characters.'),
};

/** V9 — name, address, phone and first day; no field in which one could say why. */
export const SickReportInput = z
  .strictObject({
    staffNumber: field(readStaffNumber, 1, "The employer's number of the employee; never a citizen service number."),
    givenName: field(readName, 5, 'Given name or initials.'),
    infix: field(readInfix, 3, 'Infix of the name, if it has one.').nullable().optional(),
    familyName: field(readName, 5, 'Family name.'),
    ...address,
    phone: field(readRequiredPhone, 6, 'Where the employee can be reached: ten digits, or with country code.'),
    nursingAddress: z.strictObject(address).optional().meta({
      description: 'Where the employee is nursed, if not at home.',
      rule: 'V9',
    }),
    firstDay: localDate.meta({ description: 'The first day of the absence; at latest tomorrow.', rule: 'V9' }),
  })
  .meta({
    description:
      'Who is absent, from when, and where to be reached. `known` in the answer says whether the staff number was on ' +
      'record: then the absence is put to that person, the address becomes its contact address, and the name and home ' +
      'address on record stay as they are; else this report makes the person known.',
    rule: 'V9',
  });
export type SickReportInput = z.infer<typeof SickReportInput>;

/** A recovery: the day and nothing else. */
export const RecoveryInput = z
  .strictObject({
    recoveredOn: localDate.meta({ description: 'The first day at work again; at latest tomorrow.' }),
    version: z.int().positive().meta({ description: "The version that was read; 409 when it isn't the current one." }),
  })
  .meta({ rule: 'V9' });
export type RecoveryInput = z.infer<typeof RecoveryInput>;

/** A first day that was reported wrongly: the right one and nothing else. */
export const FirstDayInput = z
  .strictObject({
    firstDay: localDate.meta({ description: 'The first day of the absence as it should be; at latest tomorrow.' }),
    version: z.int().positive().meta({ description: "The version that was read; 409 when it isn't the current one." }),
  })
  .meta({ rule: 'V9' });
export type FirstDayInput = z.infer<typeof FirstDayInput>;

function readRequiredPhone(text: string): string {
  const phone = readPhone(text);
  if (phone === null) throw new CellRefused('invalid_phone');
  return phone;
}
