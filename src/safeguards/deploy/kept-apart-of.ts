import type { Policies } from '../access/policy/policies.js';

/** A row of access.kept_apart: two circles that no account holds together (S7, S10, A6), in alphabetical order. */
export interface DeployedPair {
  readonly circle: string;
  readonly other: string;
}

/** Reads the rows back from one JSON parameter. */
export const KEPT_APART_FROM_JSON = 'jsonb_to_recordset($1::jsonb) AS k (circle text, other text)';

/** @returns one row a pair, as separation.yaml says. */
export function keptApartOf({ separation }: Policies): readonly DeployedPair[] {
  return separation.map(({ circles: [circle, other] }) => ({ circle, other }));
}
