import type { Report } from './findings.js';
import type { GrantingDocument, RoleDocument } from './policy-documents.js';

/** S7 — who proposes, approves and confirms that somebody gets a role. An empty list: nobody has to, and of
 * `proposedBy`: nobody can; the role comes another way. */
export interface Granting {
  readonly proposedBy: readonly string[];
  readonly approvedBy: readonly string[];
  readonly confirmedBy: readonly string[];
  /** Whether the role opens medical data of other people. */
  readonly opensMedical: boolean;
  /** 'employer': the role is held for one employer, named in the grant. */
  readonly scope: 'none' | 'employer';
}

/** Reads the granting of a role, and reports roles that have no page. */
export function compileGranting({ granting }: RoleDocument, roleNames: ReadonlySet<string>, report: Report): Granting {
  const listed = (key: keyof GrantingDocument, roles: readonly string[] | 'none'): readonly string[] => {
    if (roles === 'none') return [];
    for (const role of roles) {
      if (!roleNames.has(role)) report(`granting.${key}`, `${role} is no role with a page`);
    }
    return roles;
  };
  return {
    proposedBy: listed('proposed-by', granting['proposed-by']),
    approvedBy: listed('approved-by', granting['approved-by']),
    confirmedBy: listed('confirmed-by', granting['confirmed-by']),
    opensMedical: granting['opens-medical'],
    scope: granting.scope,
  };
}
