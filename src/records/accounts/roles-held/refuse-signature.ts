import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { isRoleOpen } from '../../../safeguards/access/facts/person-standing.js';
import type { CompiledRole } from '../../../safeguards/access/policy/compiled-role.js';
import { whyApart, type Separation } from '../../../safeguards/access/policy/separation.js';
import { whyNotHold, type HoldingFault } from './why-not-hold.js';
import { whyNotSign, type GivenRole, type SigningFault } from './why-not-sign.js';

const SIGNING: Readonly<Record<SigningFault, string>> = {
  'own-role': 'Nobody has a hand in his own roles.',
  'signed-before': 'Whoever proposed or approved this role does not sign again.',
  'not-a-signatory': 'Your role is not one that signs here.',
  'more-than-held': 'Nobody grants more than he holds: not for longer, and not for another employer.',
};
const HOLDING: Readonly<Record<HoldingFault, { readonly rule: string; readonly detail: string }>> = {
  'never-derived-secrecy': { rule: 'S6', detail: 'Who works in a non-medical discipline never holds derived secrecy.' },
  'not-bound': { rule: 'S7', detail: 'This role is for staff and hired people, who sign the general undertaking.' },
  'own-account-only': {
    rule: 'S10',
    detail: 'An account that opens own dossiers does no work: use one of its own for that.',
  },
};

/** @throws Problem 403 naming S7 when the actor can't give this signature. */
export function refuseSigning(context: Context, signatories: readonly string[], given: GivenRole): void {
  const fault = whyNotSign({ person: context.person, role: context.actor.role }, signatories, given, context.moment);
  if (fault !== null) throw refusedByRule(403, fault, 'S7', SIGNING[fault]);
}

/** @throws Problem 403 naming S6, S7 or S10 when that person can't hold the role. */
export function refuseHolding(person: PersonFacts, role: CompiledRole, now: Date): void {
  const fault = whyNotHold(person, role, now);
  if (fault !== null) throw heldBy(fault);
}

/**
 * S7, S10, A6 — what no account holds together. V3, S15 — nor is who is a doctor in his own right, or about to be, in training: the other
 * way round the training ends with the last signature.
 * @throws Problem 409 naming the rule when no account holds that role and one that this person has open.
 */
export function refuseTogether(person: PersonFacts, role: CompiledRole, separation: Separation, now: Date): void {
  const held = person.roles.filter((one) => isRoleOpen(one, now));
  const apart = whyApart(
    separation,
    role.circle,
    held.map(({ circle }) => circle),
  );
  const isOwnRight = held.some(({ circle, asksTraining }) => circle === role.circle && !asksTraining);
  const rule = apart?.rule ?? (role.requires.includes('training') && isOwnRight ? 'S15' : null);
  if (rule !== null) {
    throw refusedByRule(409, 'kept-apart', rule, 'No account holds this role beside another that it has or waits for.');
  }
}

function heldBy(fault: HoldingFault): Problem {
  return refusedByRule(403, fault, HOLDING[fault].rule, HOLDING[fault].detail);
}

/** Whose account it is by now. */
export interface WhoSignsIn {
  /** Somebody used its code: it has a sign-in. */
  readonly isLinked: boolean;
  /** It was the actor who had that code in his hands, and could have used it himself. */
  readonly gaveCode: boolean;
}

/**
 * S7 — the signature that brings a role into force is about a person, not about a name: somebody signed in by then, and whoever
 * signs isn't the one who alone could have done so in his place.
 * @throws Problem 409 while nobody signed in, 403 for who gave the code.
 */
export function refuseForNobody({ isLinked, gaveCode }: WhoSignsIn): void {
  if (!isLinked) {
    throw refusedByRule(
      409,
      'nobody-signed-in-yet',
      'S7',
      'Nobody has linked this account yet: a role is for a person.',
    );
  }
  if (gaveCode) {
    throw refusedByRule(
      403,
      'gave-the-code',
      'S7',
      'Whoever gave the code leaves the last signature to somebody else.',
    );
  }
}
