import { z } from 'zod';
import { day, id, moment } from '../../platform/http/shown.js';

/** What a mandate can show; the table says so too. */
export const SHOWABLE = ['employee-dossier', 'medical-dossier', 'verdicts', 'access-log'] as const;
export type Showable = (typeof SHOWABLE)[number];

export const Mandate = z
  .strictObject({
    id,
    employeeId: id,
    representativeId: id,
    kind: z.literal('written-authorisation').describe('On what it rests: an authorisation that the employee signed.'),
    shows: z.array(z.enum(SHOWABLE)).readonly().describe('What the representative sees; nothing else.'),
    copies: z.boolean().describe('Whether copies are included.'),
    signedOn: day,
    from: moment.describe('When it was given.'),
    until: day.describe('The last day.'),
    givenBy: id,
    endedAt: moment.nullable(),
    endedBy: id.nullable(),
  })
  .describe('I3 — whom somebody represents, for what, and until when.');
export type Mandate = Readonly<z.infer<typeof Mandate>>;

export const MandateGiven = z.strictObject({ mandateId: id }).describe('The mandate is given.');
export type MandateGiven = z.infer<typeof MandateGiven>;

export const MandateWithdrawn = z
  .strictObject({
    mandateId: id,
    state: z.literal('withdrawn'),
    withdrawnWithIt: z
      .array(id)
      .readonly()
      .describe('What the same representative had been given for the same employee besides.'),
  })
  .describe('The mandate shows nothing any more.');
export type MandateWithdrawn = z.infer<typeof MandateWithdrawn>;
