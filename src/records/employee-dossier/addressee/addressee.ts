import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
import { Address } from '../employee.js';

export const Addressee = z
  .strictObject({
    id: id.describe('Of the employee.'),
    givenName: z.string(),
    infix: z.string().nullable(),
    familyName: z.string(),
    ...Address.shape,
    addressSince: moment.describe('Since when the employer gives this address: of the dossier, or of the last change.'),
  })
  .describe('To whom a letter goes: name and address, since when it is that, and nothing else of the dossier.');
export type Addressee = Readonly<z.infer<typeof Addressee>>;
