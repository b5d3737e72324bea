import { Problem } from '../../platform/problems/problem.js';

/** The purpose of a request, and whether the caller claimed it or policy left no choice (D6). */
export interface ChosenPurpose {
  readonly purpose: string;
  readonly claimed: boolean;
}

/**
 * D6 — a route and role have one purpose by policy, or a closed list of which the `Purpose` header names one. The claim is
 * checked and recorded; it never widens anything.
 * @throws Problem 403 D6 for a purpose that isn't in the list; 400 when a choice is needed and none was made.
 */
export function choosePurpose(allowed: readonly string[], asked: string | undefined): ChosenPurpose {
  if (asked !== undefined) {
    if (!allowed.includes(asked)) {
      const choice = allowed.length === 0 ? '.' : `: name ${allowed.join(' or ')} in the Purpose header.`;
      const detail = `That purpose is not one for which your role may do this${choice}`;
      throw new Problem(403, 'purpose-not-allowed', detail, { rule: 'D6' });
    }
    return { purpose: asked, claimed: true };
  }
  const [only] = allowed;
  if (only === undefined) {
    throw new Problem(403, 'purpose-not-allowed', 'No purpose allows your role to do this.', { rule: 'D6' });
  }
  if (allowed.length > 1) {
    throw new Problem(
      400,
      'purpose-required',
      `Name the purpose of this request in the Purpose header: ${allowed.join(' or ')}.`,
      {
        rule: 'D6',
        errors: [{ at: 'Purpose', code: 'required', rule: 'D6' }],
      },
    );
  }
  return { purpose: only, claimed: false };
}
