import { z } from 'zod';
import { id } from '../../../platform/http/shown.js';
import { ACCOUNT_KINDS } from '../../../safeguards/access/facts/access-facts.js';

export const Doctor = z
  .strictObject({
    id: id.describe('Of his account.'),
    name: z.string().describe("The doctor's name."),
    kind: z.enum(ACCOUNT_KINDS).describe('Of his account: whether he is employed or hired.'),
  })
  .describe('A doctor who can act now, as whoever names one finds him.');
export type Doctor = Readonly<z.infer<typeof Doctor>>;

/**
 * For what a doctor is named: as an employee's doctor or a successor (S9), as a deputy (S4), as a supervising doctor (S15), by an
 * employee for a second opinion (S14).
 */
export const NAMED_FOR = ['responsibility', 'deputising', 'training', 'second-opinion'] as const;
export type NamedFor = (typeof NAMED_FOR)[number];
