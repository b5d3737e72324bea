import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { businessEmail, businessName, businessPhone, version } from '../business-input.js';
import { FUNCTIONS } from './contact-person.js';

const person = {
  name: businessName,
  function: z.enum(FUNCTIONS),
  phone: businessPhone,
  email: businessEmail,
  from: localDate.meta({ description: 'From when it is the one to speak to.' }),
  until: localDate.optional().meta({ description: 'Until when; left out while that is open.' }),
};
const inOrder = ({ from, until }: { from: string; until?: string | undefined }): boolean =>
  until === undefined || until >= from;
const BEFORE_FROM = { path: ['until'], params: { code: 'before_from' } };

/** Somebody to speak to. */
export const ContactPersonInput = z.strictObject(person).refine(inOrder, BEFORE_FROM).meta({ rule: 'D3' });
export type ContactPersonInput = z.infer<typeof ContactPersonInput>;

/** The same as it is now. */
export const ContactPersonAmendmentInput = z
  .strictObject({ version, ...person })
  .refine(inOrder, BEFORE_FROM)
  .meta({ rule: 'D3' });
export type ContactPersonAmendmentInput = z.infer<typeof ContactPersonAmendmentInput>;
