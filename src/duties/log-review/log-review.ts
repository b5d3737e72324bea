import { z } from 'zod';
import { day, id, moment } from '../../platform/http/shown.js';
import { TrailRecord } from '../../safeguards/trail-reading/trail-record.js';

/** What may be found of a line (A6). */
export const JUDGEMENTS = ['in-order', 'to-look-into'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** Why a line is in a review: drawn, or one of those that are all looked at. */
export const REASONS = ['sample', 'emergency', 'self', 'bulk'] as const;

export const LogReview = z
  .strictObject({
    id,
    month: day.describe("The month's first day."),
    openedBy: id,
    openedAt: moment,
    seed: z
      .string()
      .describe('Drew the sample: in the order of the SHA-256 of the seed, a space and the line’s number.'),
    sampleSize: z.int().describe('How many lines were to be drawn.'),
    drawnFrom: z.int().describe('How many lines that month has.'),
    lines: z.int().describe('How many of them are reviewed.'),
    unjudged: z.int().describe('How many of those have no judgement yet.'),
    toLookInto: z.int().describe('How many of those were found to be looked into.'),
    signedBy: id.nullable(),
    signedAt: moment.nullable(),
  })
  .describe('A6 — the review of a month of the trail.');
export type LogReview = Readonly<z.infer<typeof LogReview>>;

export const ReviewedLine = TrailRecord.extend({
  reviewId: id,
  why: z
    .enum(REASONS)
    .describe('Drawn, or an emergency access, a self-access or a bulk event, of which all are reviewed.'),
  judgement: z.enum(JUDGEMENTS).nullable(),
  judgedBy: id.nullable(),
  judgedAt: moment.nullable(),
}).describe('A6 — a line of the trail under review, without content.');
export type ReviewedLine = Readonly<z.infer<typeof ReviewedLine>>;

export const LogReviewOpened = z
  .strictObject({ reviewId: id, lines: z.int().describe('How many lines wait for a judgement.') })
  .describe('The month is under review.');
export type LogReviewOpened = z.infer<typeof LogReviewOpened>;

export const LinesJudged = z
  .strictObject({
    reviewId: id,
    judged: z.int().describe('How many got this judgement now.'),
    unjudged: z.int().describe('How many are left.'),
  })
  .describe('The judgement is on record.');
export type LinesJudged = z.infer<typeof LinesJudged>;

export const LogReviewSigned = z
  .strictObject({ reviewId: id, signed: z.literal(true).describe('Always true.') })
  .describe('The review is signed, and changes no more.');
export type LogReviewSigned = z.infer<typeof LogReviewSigned>;
