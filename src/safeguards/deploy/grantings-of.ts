import type { Policies } from '../access/policy/policies.js';

/** A row of access.granting: what row security needs of a role's page (S7). */
export interface DeployedGranting {
  readonly role: string;
  readonly circle: string;
  readonly proposed_by: readonly string[];
  readonly approved_by: readonly string[];
  readonly confirmed_by: readonly string[];
  readonly opens_medical: boolean;
  readonly for_employer: boolean;
  readonly for_bound: boolean;
  readonly requires: readonly string[];
}

/** Reads the rows back from one JSON parameter. */
export const GRANTINGS_FROM_JSON = `
  jsonb_to_recordset($1::jsonb) AS g (role text, circle text, proposed_by text[], approved_by text[], confirmed_by text[],
                                      opens_medical boolean, for_employer boolean, for_bound boolean, requires text[])`;

/** @returns one row a role, by name, as the policies say. */
export function grantingsOf(policies: Policies): readonly DeployedGranting[] {
  return policies.roleNames().map((role) => {
    const { requires } = policies.role(role);
    const { proposedBy, approvedBy, confirmedBy, opensMedical, scope } = policies.granting(role);
    return {
      role,
      circle: policies.circle(role),
      proposed_by: proposedBy,
      approved_by: approvedBy,
      confirmed_by: confirmedBy,
      opens_medical: opensMedical,
      for_employer: scope === 'employer',
      for_bound: requires.includes('undertaking'),
      requires,
    };
  });
}
