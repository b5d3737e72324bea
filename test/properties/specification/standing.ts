import { dayOf, hasCome } from './calendar.js';
import { heldSince, IN_OWN_RIGHT } from './held-since.js';
import type { Account, Role, World } from './world.js';

/** S7 — what a role asks of who holds it: those who work for the service sign the undertaking, doctors are registered. */
const ASKED: Readonly<Record<string, readonly ('undertaking' | 'registration' | 'secrecy' | 'supervisor')[]>> = {
  'company-doctor': ['undertaking', 'registration'],
  'insurance-doctor': ['undertaking', 'registration'],
  'doctor-in-training': ['undertaking', 'registration', 'supervisor'],
  'core-expert-doctor': ['undertaking', 'registration'],
  'staff-doctor': ['undertaking', 'registration'],
  'medical-assistant': ['undertaking', 'secrecy'],
  'case-manager': ['undertaking'],
  'labour-expert': ['undertaking'],
  'payroll-administrator': ['undertaking'],
  'account-manager': ['undertaking'],
  administrator: ['undertaking'],
  'data-protection-officer': ['undertaking'],
  director: ['undertaking'],
  'log-administrator': ['undertaking'],
  'employer-officer': [],
  employee: [],
  representative: [],
};

/** Who acts, in which role. */
export interface Acting {
  readonly accountId: string;
  readonly role: string;
}

/** A role works when every signature is given, its time has begun and not run out, and nobody ended it. */
export function isInForce(role: Role, { now }: World): boolean {
  return (
    hasCome(role.inForceSince, now) &&
    hasCome(role.validFrom, now) &&
    !hasCome(role.validUntil, now) &&
    !hasCome(role.endedAt, now)
  );
}

export function rolesOf(world: World, accountId: string): Role[] {
  return world.roles.filter((role) => role.accountId === accountId && isInForce(role, world));
}

/** S3, S7 — a signature counts under the text that is current: the latest whose day has come. */
export function hasSigned(world: World, accountId: string, kind: 'general-undertaking' | 'derived-secrecy'): boolean {
  const effective = world.texts.filter((text) => text.kind === kind && hasCome(text.effectiveFrom, world.now));
  const current = effective.sort((a, b) => Date.parse(b.effectiveFrom) - Date.parse(a.effectiveFrom))[0];
  return world.declarations.some(
    (declaration) =>
      declaration.accountId === accountId &&
      declaration.textId === current?.id &&
      hasCome(declaration.signedAt, world.now) &&
      !hasCome(declaration.revokedAt, world.now),
  );
}

/** S3 — an instruction counts from its day to its last day. */
export function isInstructed(world: World, accountId: string): boolean {
  const today = dayOf(world.now);
  return world.instructions.some(
    (one) => one.accountId === accountId && one.givenOn <= today && today <= one.validUntil,
  );
}

/** S15 — a checked registration counts to its last day, which the newest check says. */
export function isRegistered(world: World, accountId: string): boolean {
  const today = dayOf(world.now);
  const checks = world.registrations
    .filter((one) => one.accountId === accountId && one.checkedOn <= today)
    .toSorted((one, other) => one.checkedOn.localeCompare(other.checkedOn));
  const newest = checks.at(-1);
  return newest !== undefined && today <= newest.validUntil;
}

/** S15 — a doctor in training acts under a named doctor who could act himself, now. */
export function isSupervised(world: World, accountId: string): boolean {
  return world.trainings.some(
    ({ traineeId, supervisorId, validFrom, validUntil, endedAt }) =>
      traineeId === accountId &&
      hasCome(validFrom, world.now) &&
      !hasCome(validUntil, world.now) &&
      !hasCome(endedAt, world.now) &&
      isRegistered(world, supervisorId) &&
      isActive(world, supervisorId) &&
      heldSince(world, supervisorId, IN_OWN_RIGHT, validFrom),
  );
}

/** S7, P1 — nobody is active who was shut; no staff without the undertaking, no hired person after his last day or without an agreement. */
export function isActive(world: World, accountId: string): boolean {
  const account = world.accounts.find(({ id }) => id === accountId);
  if (account?.status !== 'active') return false;
  if (account.hiredUntil !== null && account.hiredUntil < dayOf(world.now)) return false;
  if (account.kind === 'hired' && !worksUnderAgreement(world, account)) return false;
  return !worksForTheService(account) || hasSigned(world, accountId, 'general-undertaking');
}

function worksUnderAgreement({ processingAgreements, now }: World, { processingAgreementId }: Account): boolean {
  return processingAgreements.some(
    ({ id, from, until, confirmedAt, endedAt }) =>
      id === processingAgreementId &&
      hasCome(confirmedAt, now) &&
      !hasCome(endedAt, now) &&
      from <= dayOf(now) &&
      dayOf(now) <= until,
  );
}

function worksForTheService({ kind }: Account): boolean {
  return kind === 'staff' || kind === 'hired';
}

/** May somebody act in this role at all, at this moment? */
export function mayAct(world: World, { accountId, role }: Acting): boolean {
  const asked = ASKED[role];
  if (asked === undefined || !rolesOf(world, accountId).some((held) => held.role === role)) return false;
  if (!isActive(world, accountId)) return false;
  return asked.every((standing) => {
    switch (standing) {
      case 'undertaking':
        return hasSigned(world, accountId, 'general-undertaking');
      case 'registration':
        return isRegistered(world, accountId);
      case 'supervisor':
        return isSupervised(world, accountId);
      case 'secrecy':
        return hasSigned(world, accountId, 'derived-secrecy') && isInstructed(world, accountId);
    }
  });
}

/** The employers for which somebody holds a role now. */
export function employersOf(world: World, { accountId, role }: Acting): string[] {
  return rolesOf(world, accountId).flatMap((held) =>
    held.role === role && held.employerId !== null ? [held.employerId] : [],
  );
}

/** How far a role got, in one word. */
export function stateOf({ inForceSince, validUntil, endedAt, needsApproval, approvedBy }: Role, now: string): string {
  if (endedAt !== null) return 'ended';
  if (hasCome(validUntil, now)) return 'expired';
  if (inForceSince !== null) return 'in-force';
  return needsApproval && approvedBy === null ? 'proposed' : 'approved';
}
