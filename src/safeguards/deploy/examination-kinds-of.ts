import type { Policies } from '../access/policy/policies.js';

/** A row of access.examination_kind: what row security needs of a kind of examination (V4). */
export interface DeployedExaminationKind {
  readonly kind: string;
  readonly employee_first: boolean;
  readonly individual: boolean;
  readonly by_commission: boolean;
  readonly of_the_employed: boolean;
  readonly unlisted: boolean;
  /** The name of a term. */
  readonly settled_for: string | null;
}

/** Reads the rows back from one JSON parameter. */
export const EXAMINATION_KINDS_FROM_JSON = `
  jsonb_to_recordset($1::jsonb) AS k (kind text, employee_first boolean, individual boolean, by_commission boolean,
                                      of_the_employed boolean, unlisted boolean, settled_for text)`;

/** @returns one row a kind, as the policies say. */
export function examinationKindsOf({ examinations }: Policies): readonly DeployedExaminationKind[] {
  return [...examinations.kinds.values()].map((kind) => ({
    kind: kind.name,
    employee_first: kind.employeeFirst,
    individual: kind.individual,
    by_commission: kind.asked === 'by-commission',
    of_the_employed: kind.ofTheEmployed,
    unlisted: kind === examinations.unlisted,
    settled_for: kind.settledFor?.name ?? null,
  }));
}
