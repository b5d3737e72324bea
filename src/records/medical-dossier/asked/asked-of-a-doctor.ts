/** S14 — what an employee asks a doctor of his own choice: between the two, until he puts what came of it into his dossier. */
export interface AskedOfADoctor {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  /** ISO 8601, UTC; so are the others. */
  readonly askedAt: string;
  /** Until when the doctor sees it. */
  readonly until: string;
  readonly withdrawnAt: string | null;
  readonly concludedAt: string | null;
  /** In the doctor's words; null while there is none. */
  readonly conclusion: string | null;
  /** Since when it is part of the dossier, by the employee's own act; null where it isn't. */
  readonly inDossierAt: string | null;
}

/** As it is kept: what was concluded is sealed. */
export type KeptAsked = Omit<AskedOfADoctor, 'conclusion'> & { readonly sealed: Buffer | null };

/** What is sealed under the medical key of a conclusion. */
export interface ConclusionContent {
  readonly text: string;
}

export type AskedKind = 'Consultation' | 'SecondOpinion';

/** Where each is kept, how its conclusion is sealed, what its id is called, and the notice that it was concluded. */
export const KEPT = {
  Consultation: {
    table: 'medical.consultation',
    copies: null,
    item: 'consultation',
    id: 'consultationId',
    concluded: 'consultation-concluded',
  },
  SecondOpinion: {
    table: 'medical.second_opinion',
    copies: 'medical.second_opinion_piece',
    item: 'second-opinion',
    id: 'secondOpinionId',
    concluded: 'second-opinion-concluded',
  },
} as const;

/** What stands in every such row, as it is read. */
export const KEPT_COLUMNS = `
  id, employee_id AS "employeeId", doctor_id AS "doctorId", asked_at AS "askedAt", valid_until AS "until",
  withdrawn_at AS "withdrawnAt", concluded_at AS "concludedAt", sealed, in_dossier_at AS "inDossierAt"`;
