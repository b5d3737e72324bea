import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';

export const InvitationWritten = z
  .strictObject({ invitationId: id, expiresAt: moment.describe('The moment from which the code is worth nothing.') })
  .describe('An invitation, which voids the earlier one.');
export type InvitationWritten = z.infer<typeof InvitationWritten>;

export const CodeShown = z
  .strictObject({
    ...InvitationWritten.shape,
    invitationCode: z
      .string()
      .nullable()
      .describe('Shown once: a repeated request gets null, for only its digest is kept.'),
  })
  .describe('An invitation with its code.');
export type CodeShown = z.infer<typeof CodeShown>;

export const AccountInvited = z
  .strictObject({ accountId: id, ...CodeShown.shape })
  .describe('The account waits for its person, who needs the code.');
export type AccountInvited = z.infer<typeof AccountInvited>;

/** I1, S7 — what whoever invites and whoever prints knows of what the employer changed: not what, and not by whom. */
export const letterFrom = moment
  .nullable()
  .describe(
    'From when a letter is printed, where the employer changed the address or birth date lately; else null. A code that was ' +
      'printed before such a change opens nothing.',
  );

export const EmployeeInvited = z
  .strictObject({ employeeId: id, ...InvitationWritten.shape, letterFrom })
  .describe('A second person prints the letter with the code.');
export type EmployeeInvited = z.infer<typeof EmployeeInvited>;

export const LetterPrinted = z
  .strictObject({
    invitationId: id,
    employeeId: id,
    expiresAt: moment,
    asks: z
      .array(z.enum(['birthDate', 'firstDay']))
      .readonly()
      .describe('What the person will be asked beside the code.'),
    invitationCode: z.string().nullable().describe('Shown once, to be printed.'),
  })
  .describe('What the letter says.');
export type LetterPrinted = z.infer<typeof LetterPrinted>;

export const AccountChanged = z
  .strictObject({ accountId: id, state: z.enum(['suspended', 'reinstated']) })
  .describe('What became of the account.');
export type AccountChanged = z.infer<typeof AccountChanged>;
