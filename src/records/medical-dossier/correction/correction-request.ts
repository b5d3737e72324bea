import { z } from 'zod';
import { id, moment, version } from '../../../platform/http/shown.js';
export const CorrectionRequest = z
  .strictObject({
    id,
    pieceId: id,
    employeeId: id,
    version: version.describe('The version of the piece that it is about.'),
    text: z.string().describe("What is wrong or irrelevant, in the employee's words."),
    askedAt: moment,
    outcome: z.enum(['amended', 'declined']).nullable().describe('Null while it waits.'),
    amendedTo: z.int().nullable().describe('The version that the piece came to; null where nothing was amended.'),
    reason: z.string().nullable().describe("Why, in the doctor's words; for who sees the piece itself."),
    answeredBy: id.nullable(),
    answeredAt: moment.nullable(),
    withheldFor: z
      .literal('privacy-of-another')
      .nullable()
      .describe(
        "I1 — on which ground the piece, and the reason with it, is left out of the employee's inspection; null where it isn't.",
      ),
  })
  .describe("I4 — an employee's request to correct a piece, with the doctor's answer once there is one.");
export type CorrectionRequest = Readonly<z.infer<typeof CorrectionRequest>>;

/** What is sealed under the medical key of a request, and of its answer. */
export interface RequestContent {
  readonly text: string;
}
export interface AnswerContent {
  readonly reason: string;
}

export const CorrectionAsked = z
  .strictObject({ requestId: id, pieceId: id, version: version.describe('The version that it is about.') })
  .describe('The request is before the dossier doctor.');
export type CorrectionAsked = z.infer<typeof CorrectionAsked>;

export const CorrectionAnswered = z
  .strictObject({
    requestId: id,
    outcome: z.enum(['amended', 'declined']).describe('What the doctor answered.'),
    pieceId: id,
    amendedTo: version.nullable().describe('The version that the piece came to; null where nothing was amended.'),
  })
  .describe('The request is decided.');
export type CorrectionAnswered = z.infer<typeof CorrectionAnswered>;
