import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
import { dayOf, lastDayBefore } from '../../../safeguards/waiting/turn.js';

export const AskedOfADoctor = z
  .strictObject({
    id,
    employeeId: id,
    doctorId: id,
    askedBy: id.describe("By whose account: the employee's, or one from which the dossier was taken since (I1)."),
    askedAt: moment,
    until: moment.describe('Until when the doctor sees it.'),
    withdrawnAt: moment.nullable(),
    concludedAt: moment.nullable(),
    conclusion: z.string().nullable().describe("In the doctor's words; null while there is none."),
    inDossierAt: moment
      .nullable()
      .describe("Since when it is part of the dossier, by the employee's own act; null where it isn't."),
  })
  .describe(
    'S14 — what an employee asks a doctor of his own choice: between the two, until he puts what came of it into his dossier.',
  );
export type AskedOfADoctor = Readonly<z.infer<typeof AskedOfADoctor>>;

const state = z.enum(['withdrawn', 'concluded', 'in-dossier']);

export const ConsultationChanged = z.strictObject({ consultationId: id, state }).describe('What became of it.');
export type ConsultationChanged = z.infer<typeof ConsultationChanged>;

export const SecondOpinionChanged = z.strictObject({ secondOpinionId: id, state }).describe('What became of it.');
export type SecondOpinionChanged = z.infer<typeof SecondOpinionChanged>;

/** As it is kept: what was concluded is sealed. */
export type KeptAsked = Omit<AskedOfADoctor, 'conclusion'> & { readonly sealed: Buffer | null };

/** What is sealed under the medical key of a conclusion. */
export interface ConclusionContent {
  readonly text: string;
}

export type AskedKind = 'Consultation' | 'SecondOpinion';

/** What each step of a kind answers. */
export interface ChangedOf {
  readonly Consultation: ConsultationChanged;
  readonly SecondOpinion: SecondOpinionChanged;
}

type Changes = { readonly [Kind in AskedKind]: (id: string, state: ChangedOf[Kind]['state']) => ChangedOf[Kind] };

/** The receipt of a step: each kind calls its id by its own name. */
export const CHANGED: Changes = {
  Consultation: (consultationId, state) => ({ consultationId, state }),
  SecondOpinion: (secondOpinionId, state) => ({ secondOpinionId, state }),
};

/** Where each is kept, how its conclusion is sealed, and the notice that it was concluded. */
export const KEPT = {
  Consultation: {
    table: 'medical.consultation',
    copies: null,
    item: 'consultation',
    concluded: 'consultation-concluded',
  },
  SecondOpinion: {
    table: 'medical.second_opinion',
    copies: 'medical.second_opinion_piece',
    item: 'second-opinion',
    concluded: 'second-opinion-concluded',
  },
} as const;

/** What stands in every such row, as it is read. */
export const KEPT_COLUMNS = `
  id, employee_id AS "employeeId", doctor_id AS "doctorId", asked_by AS "askedBy", asked_at AS "askedAt", valid_until AS "until",
  withdrawn_at AS "withdrawnAt", concluded_at AS "concludedAt", sealed, in_dossier_at AS "inDossierAt"`;

/** Of such rows those that its doctor still can conclude. */
export const STILL_ASKED = 'withdrawn_at IS NULL AND concluded_at IS NULL AND valid_until > platform.clock()';

/** The days of such a row for what waits: the doctor sees it until its last day is over. */
export const ASKED_DAYS = { since: dayOf('w."askedAt"'), until: lastDayBefore('w."until"') };
