import { z } from 'zod';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { day, id, moment } from '../../platform/http/shown.js';

/** The kinds, as the vocabulary calls them, that a doctor in training prepares and his supervising doctor countersigns. */
export const PROPOSED = ['Verdict', 'ExaminationOutcome'] as const;
export type Proposed = (typeof PROPOSED)[number];

export const STATES = ['waits', 'countersigned', 'sent-back', 'withdrawn', 'fallen'] as const;
/** How it ended by an act of one of both. */
export type EndOfProposal = 'countersigned' | 'sent-back' | 'withdrawn';

export const Says = z
  .record(z.string(), z.union([z.string(), z.array(z.string()).readonly()]))
  .readonly()
  .describe('What it would be, field by field, as the route that prepared it took them.');
export type Says = z.infer<typeof Says>;

export const Proposal = z
  .strictObject({
    id,
    what: z.enum(PROPOSED).describe('What it becomes.'),
    about: id.describe('The question or the commission that it answers.'),
    employeeId: id,
    says: Says,
    grounds: z.string().describe('Why, for who countersigns; dossier once it waits no more.'),
    validUntil: day.nullable().describe('The last day of what it would be; null where it has none.'),
    supersedes: id.nullable().describe('What it would supersede, where there is something (V3).'),
    proposedBy: id,
    supervisorId: id.describe('The supervising doctor, who countersigns it or sends it back.'),
    proposedAt: moment,
    until: day.nullable().describe('The last day on which it can be countersigned; null where none ends it.'),
    state: z
      .enum(STATES)
      .describe(
        'Fallen: the training, the responsibility, the absence or the question ended before it was countersigned.',
      ),
    reason: z.string().nullable().describe('Why it was sent back.'),
    endedAt: moment.nullable().describe('When it was countersigned, sent back or withdrawn.'),
  })
  .describe(
    'V3 — what a doctor in training prepared: nothing is issued before his supervising doctor countersigns it.',
  );
export type Proposal = Readonly<z.infer<typeof Proposal>>;

/** A proposal with what is kept of it for the moment at which it is issued. */
export interface KeptProposal extends Proposal {
  /** The id under which it is issued. */
  readonly decisionId: string;
  /** Its content as it is sealed then, byte for byte. */
  readonly sealed: Buffer;
}

/** What is known of a proposal before it is on record. */
export interface Preparation {
  readonly what: Proposed;
  readonly about: string;
  readonly decisionId: string;
  readonly sealed: Buffer;
  readonly grounds: string;
  readonly validUntil: LocalDate | null;
  readonly supersedes: string | null;
  /** Something went out that it puts right (V3): then neither its last day nor the end of the absence ends it. */
  readonly corrects: boolean;
  readonly lastDay: LocalDate;
  readonly absenceId: string | null;
}

export const ProposalPrepared = z
  .strictObject({ proposalId: id })
  .describe('It waits for the supervising doctor; nothing is issued.');
export type ProposalPrepared = z.infer<typeof ProposalPrepared>;

export const ProposalCountersigned = z
  .strictObject({
    proposalId: id,
    decisionId: id.describe('The id of what was issued.'),
    released: z.boolean().describe('Whether it went out; false while a letter, or the employee first, is waited for.'),
  })
  .describe('It is countersigned, and issued.');
export type ProposalCountersigned = z.infer<typeof ProposalCountersigned>;

export const ProposalEnded = z
  .strictObject({ proposalId: id, state: z.enum(['sent-back', 'withdrawn']) })
  .describe('It waits no more, and nothing is issued.');
export type ProposalEnded = z.infer<typeof ProposalEnded>;
