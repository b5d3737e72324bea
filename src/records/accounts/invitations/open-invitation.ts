import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
import { letterFrom } from './invitation-receipts.js';

export const OpenInvitation = z
  .strictObject({
    id,
    employeeId: id,
    invitedBy: id,
    createdAt: moment,
    expiresAt: moment,
    letterFrom,
    letterBy: id.nullable().describe('Who printed the letter; null while it waits for a second person.'),
    letterAt: moment.nullable(),
  })
  .describe("An employee's invitation that may still be used, as an administrator sees it: never the code.");
export type OpenInvitation = Readonly<z.infer<typeof OpenInvitation>>;
