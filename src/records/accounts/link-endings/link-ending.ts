import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';

export const LinkEnding = z
  .strictObject({
    id,
    employeeId: id,
    proposedBy: id,
    proposedAt: moment,
    expiresAt: moment.describe('The moment from which nobody confirms it any more.'),
    confirmedBy: id.nullable().describe('Null while a second person has to confirm it.'),
    confirmedAt: moment.nullable().describe('From when the dossier was in no account; null while it is linked.'),
    withdrawnAt: moment.nullable().describe('When whoever proposed it took it back; nothing came of it.'),
  })
  .describe(
    "I1 — that a dossier is linked to somebody else's account, and is to be taken from it: never whose account.",
  );
export type LinkEnding = Readonly<z.infer<typeof LinkEnding>>;

export const LinkEndingProposed = z
  .strictObject({ linkEndingId: id, expiresAt: moment })
  .describe('It waits for a second person; until then nothing changes.');
export type LinkEndingProposed = z.infer<typeof LinkEndingProposed>;

export const LinkEndingWithdrawn = z
  .strictObject({ linkEndingId: id, state: z.literal('withdrawn') })
  .describe('It waits for nobody any more, and the dossier stays where it is.');
export type LinkEndingWithdrawn = z.infer<typeof LinkEndingWithdrawn>;

export const LinkEnded = z
  .strictObject({ linkEndingId: id, employeeId: id })
  .describe('The dossier is in no account: its person can be invited.');
export type LinkEnded = z.infer<typeof LinkEnded>;
