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
    byHand: z.boolean().describe('I1 — whether the code was handed over at the desk, to who showed who he is.'),
    overtakenAt: moment
      .nullable()
      .describe(
        'I1 — since when it is void, for the employer changed the address or birth date: no letter of it is printed any more, and a ' +
          'code of it opens nothing. Another invitation takes its place. Else null.',
      ),
  })
  .describe("An employee's invitation that may still be used, as an administrator sees it: never the code.");
export type OpenInvitation = Readonly<z.infer<typeof OpenInvitation>>;
