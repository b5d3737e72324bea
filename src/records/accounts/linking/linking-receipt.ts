import { z } from 'zod';
import { id } from '../../../platform/http/shown.js';

export const AccountLinked = z
  .strictObject({ accountId: id, employeeId: id.nullable().describe('The own dossier that came with it.') })
  .describe('The sign-in is linked to the account.');
export type AccountLinked = z.infer<typeof AccountLinked>;
