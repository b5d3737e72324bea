import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';

/** Where a paper stands; what is overtaken counts no more: the employee decided himself, or there is another outcome. */
export const PAPER_STATES = ['recorded', 'accepted', 'told', 'released', 'withdrawn', 'overtaken'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

export const PaperAgreement = z
  .strictObject({
    id,
    outcomeId: id,
    employeeId: id,
    pieceId: id.nullable().describe('The piece that is the scan; null once it turned out to be of somebody else (D1).'),
    signedOn: day.describe('The day on the paper.'),
    recordedBy: id,
    recordedAt: moment,
    responsibleDoctorId: id.describe('The responsible doctor beside who recorded it (S11).'),
    acceptedBy: id.nullable().describe('The doctor who accepted it.'),
    acceptedAt: moment.nullable().describe('When that was.'),
    toldOn: day.nullable().describe('The day on which the employee was told that a doctor accepted it.'),
    toldHow: z
      .enum(['in-app', 'posted'])
      .nullable()
      .describe('In the app, or by a letter; null while he was not told.'),
    undoUntil: day
      .nullable()
      .describe('The last day of the term in which he can undo it; the outcome goes out after it.'),
    withdrawnBy: id.nullable(),
    withdrawnAt: moment.nullable(),
    state: z.enum(PAPER_STATES).describe('`overtaken`: he decided himself since, or the outcome was superseded.'),
  })
  .describe("I10 — an agreement with the employee's signature on paper, and how far it came.");
export type PaperAgreement = Readonly<z.infer<typeof PaperAgreement>>;

export const PaperAgreementChanged = z
  .strictObject({ paperAgreementId: id, state: z.enum(PAPER_STATES) })
  .describe('The paper, or what was done with it, is on record.');
export type PaperAgreementChanged = z.infer<typeof PaperAgreementChanged>;
