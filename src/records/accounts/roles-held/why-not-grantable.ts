import type { FieldError } from '../../../platform/problems/problem.js';
import type { Granting } from '../../../safeguards/access/policy/granting.js';
import type { RoleInput } from './roles-held.input.js';

/**
 * What is wrong with a proposal, before anybody is looked up.
 * @param granting of the role's page; null when no page has that name
 * @returns field errors; empty when nothing is
 */
export function whyNotGrantable(input: RoleInput, granting: Granting | null, now: Date): readonly FieldError[] {
  if (granting === null) return [{ at: '/role', code: 'unknown_role', rule: 'S7' }];
  // It comes another way: an employee's with linking the own dossier.
  if (granting.proposedBy.length === 0) return [{ at: '/role', code: 'not_grantable', rule: 'S7' }];
  const forEmployer = granting.scope === 'employer';
  return [
    ...(forEmployer && input.employerId === undefined ? [{ at: '/employerId', code: 'required', rule: 'S7' }] : []),
    ...(!forEmployer && input.employerId !== undefined
      ? [{ at: '/employerId', code: 'not_for_this_role', rule: 'S7' }]
      : []),
    ...(input.validUntil !== undefined && new Date(input.validUntil) <= now
      ? [{ at: '/validUntil', code: 'in_the_past', rule: 'S7' }]
      : []),
  ];
}
