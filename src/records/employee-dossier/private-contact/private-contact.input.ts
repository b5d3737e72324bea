import { z } from 'zod';
import { privateContactFields } from '../person-fields.js';
import { ITEMS } from './private-contact.js';

/** I10 — one item, and to whom its owner shows it. */
export const PrivateContactInput = z
  .strictObject({
    item: z.enum(ITEMS).meta({ description: 'Which one it is; its field goes with it, and no other.', rule: 'I10' }),
    phone: privateContactFields.phone.optional(),
    email: privateContactFields.email.optional(),
    address: privateContactFields.address.optional(),
    shownTo: z
      .array(
        z
          .string()
          .regex(/^[a-z]+(-[a-z]+)*$/)
          .max(40)
          .meta({ codes: 'private-contact-reader', rule: 'I10', example: 'doctor' }),
      )
      .max(10)
      .meta({
        description:
          'To which kinds of readers he shows it; empty: to nobody. GET /v1/code-lists says what each code means.',
        rule: 'I10',
      }),
    version: z
      .int()
      .positive()
      .nullable()
      .meta({ description: 'What was read of this item; null where there is none yet.', rule: 'I10' }),
  })
  .refine((said) => ITEMS.every((item) => (said[item] !== undefined) === (item === said.item)), {
    params: { code: 'not_its_field' },
    path: ['item'],
  })
  .meta({
    description: 'One item with the field of that name, and to whom its owner shows it.',
    rule: 'I10',
    example: { item: 'phone', phone: '0677552604', shownTo: ['doctor'], version: null },
  });
export type PrivateContactInput = z.infer<typeof PrivateContactInput>;

/** I10 — which item is removed. */
export const PrivateContactRemovalInput = z.strictObject({
  item: z.enum(ITEMS).meta({ description: 'Which one it is.', rule: 'I10' }),
});
export type PrivateContactRemovalInput = z.infer<typeof PrivateContactRemovalInput>;
