import type { Policies } from '../access/policy/policies.js';

/** A row of access.policy_count: a number of terms.yaml that isn't a period. */
export interface DeployedCount {
  readonly name: string;
  readonly amount: number;
}

/** Reads the rows back from one JSON parameter. */
export const COUNTS_FROM_JSON = `
  jsonb_to_recordset($1::jsonb) AS c (name text, amount integer)`;

/** @returns one row a number, as the policies say. */
export function countsOf(policies: Policies): readonly DeployedCount[] {
  return policies.countNames().map((name) => ({ name, amount: policies.count(name) }));
}
