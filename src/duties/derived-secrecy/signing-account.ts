import { Problem } from '../../platform/problems/problem.js';
import type { SignedInPerson } from '../../safeguards/access/signed-in-person.js';

/**
 * S7 — whoever reads and signs a text does so with an account of his own, before any role works.
 * @throws Problem 403 for a token that is linked to no account.
 */
export function signingAccount(person: SignedInPerson): NonNullable<SignedInPerson['account']> {
  if (person.account !== null) return person.account;
  throw new Problem(403, 'no-account', 'This sign-in is linked to no account.', { rule: 'S7' });
}

/**
 * Notes an act on the person's own texts and signatures: there is no role yet whose statement could allow it (A1, S7).
 */
export function noteOwnAct(person: SignedInPerson, action: string, kind: string, recordId: string | null): void {
  const status = recordId === null ? 200 : 201;
  person.trail.note({ action, kind, recordId, rule: 'S7', outcome: 'allowed', status, responsibleDoctorId: null });
}
