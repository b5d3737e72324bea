import { z } from 'zod';
import { codeOf, id, moment, version } from '../../../platform/http/shown.js';
import { Address } from '../employee.js';

/** What somebody says himself of how to reach him in private. */
export const ITEMS = ['phone', 'email', 'address'] as const;
export type Item = (typeof ITEMS)[number];

export const PrivateContactContent = z
  .strictObject({
    phone: z.string().nullable().describe("Ten digits, or '+' and digits; null for another item."),
    email: z.string().nullable().describe('Null for another item.'),
    address: Address.nullable().describe('Null for another item.'),
  })
  .describe('What of it is sealed under the employee key.');
export type PrivateContactContent = Readonly<z.infer<typeof PrivateContactContent>>;

export const PrivateContact = z
  .strictObject({
    ...PrivateContactContent.shape,
    id,
    employeeId: id,
    item: z.enum(ITEMS).describe('Which of them it is.'),
    shownTo: z
      .array(codeOf('private-contact-reader'))
      .describe('To which kinds of readers the employee shows it, of those who are shown him; empty: to nobody.'),
    changedAt: moment.describe('When the employee said so last.'),
    version,
  })
  .describe('I10 — how to reach somebody in private, as he says it himself, for whom he shows it.');
export type PrivateContact = Readonly<z.infer<typeof PrivateContact>>;

export const PrivateContactSaid = z
  .strictObject({
    privateContactId: id.describe('Of this item; the same as long as it is there.'),
    version,
  })
  .describe('It counts from the next request on.');
export type PrivateContactSaid = z.infer<typeof PrivateContactSaid>;

export const PrivateContactRemoved = z
  .strictObject({
    privateContactId: id.describe('What was removed.'),
    removed: z.literal(true).describe('It is gone.'),
  })
  .describe('Nobody sees it any more, the employee neither.');
export type PrivateContactRemoved = z.infer<typeof PrivateContactRemoved>;
