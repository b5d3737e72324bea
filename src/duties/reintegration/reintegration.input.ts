import { z } from 'zod';
import { localDate } from '../../platform/http/input-types.js';

const code = (list: string) =>
  z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({ description: `A code of the list ${list}.`, rule: 'D5', codes: list });
/** What a part of that name holds. */
const holding = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape).meta({ description: 'What the part says.' });
const day = (description: string) => localDate.meta({ description });
const orNot = (description: string) => localDate.nullable().meta({ description });

/** A part of the file, each with what such a part holds and nothing else: no field takes a sentence (D5, V8). */
const PARTS = [
  z.strictObject({
    part: z.literal('problem-analysis'),
    content: holding({ madeOn: day('The day of the analysis.'), goal: code('goal') }),
  }),
  z.strictObject({
    part: z.literal('current-opinion'),
    content: holding({ givenOn: day('The day of the opinion.'), efforts: code('efforts'), goal: code('goal') }),
  }),
  z.strictObject({
    part: z.literal('plan'),
    content: holding({ agreedOn: day('The day on which the plan was agreed.'), goal: code('goal') }),
  }),
  z.strictObject({
    part: z.literal('evaluation'),
    content: holding({
      heldOn: day('The day of the evaluation.'),
      progress: code('progress'),
      goal: code('goal'),
    }),
  }),
  z.strictObject({
    part: z.literal('own-share'),
    content: holding({ about: code('about'), answer: code('answer') }),
  }),
  z.strictObject({
    part: z.literal('activity'),
    content: holding({
      activity: code('activity'),
      status: code('status'),
      plannedFor: day('The day by which it is to be done.'),
      doneOn: orNot('The day on which it was done.'),
    }),
  }),
  z.strictObject({
    part: z.literal('intervention'),
    content: holding({
      used: z.boolean().meta({ description: 'Whether one was used; never which (M22).', rule: 'V8' }),
      from: orNot('Its first day.'),
      until: orNot('Its last day.'),
    }),
  }),
  z.strictObject({
    part: z.literal('wage-value'),
    content: holding({
      from: day('The day from which it counts.'),
      percent: z.int().min(0).max(100).meta({ description: 'The value of the work done, in percent of the wage.' }),
    }),
  }),
  z.strictObject({
    part: z.literal('pay-suspension'),
    content: holding({
      measure: code('measure'),
      from: day('Its first day.'),
      until: orNot('Its last day, once it ended.'),
    }),
  }),
  z.strictObject({
    part: z.literal('next-doctor-contact'),
    content: holding({
      on: orNot('The day of the next consultation.'),
      everyWeeks: z.int().min(1).max(26).nullable().meta({ description: 'How often the doctor is to be seen.' }),
    }),
  }),
  z.strictObject({
    part: z.literal('non-attendance'),
    content: holding({
      on: day('The day.'),
      what: code('what'),
    }),
  }),
] as const;

/** A new part. */
export const PartInput = z.discriminatedUnion('part', PARTS).meta({
  description: 'One part of a re-integration file: codes, days and numbers.',
  rule: 'V8',
});
export type PartInput = z.infer<typeof PartInput>;

/** A part as it should read from now on; what it said before stays as history. */
export const PartAmendmentInput = z.strictObject({
  version: z.int().positive().meta({ description: "The version that was read; 409 when it isn't the current one." }),
  now: PartInput,
});
export type PartAmendmentInput = z.infer<typeof PartAmendmentInput>;

/** V7 — that the letter with what a part says was posted to an employee without an account. */
export const PartPostingInput = z.strictObject({
  version: z
    .int()
    .positive()
    .meta({ description: "The version that the letter says; 409 when it isn't the current one.", rule: 'V7' }),
  postedOn: localDate.meta({ description: 'The day it was posted: from the day of that version to today.' }),
});
export type PartPostingInput = z.infer<typeof PartPostingInput>;
