import type { Kind } from './records.js';
import type { Shown } from './shown.js';
import { mayAct, rolesOf, type Acting } from './standing.js';
import { BEFORE_STANDING, STATEMENTS } from './statements.js';
import type { World } from './world.js';

/** D6 — the purposes for which a role may read a kind; none where it may not at all. */
export function purposesOf(role: string, kind: Kind): string[] {
  const said = STATEMENTS.filter((statement) => statement.roles.includes(role) && statement.kind === kind);
  return [...new Set(said.flatMap(({ purposes }) => purposes))].sort();
}

/** May this person read records of this kind in this role at all, whichever they are? */
export function mayReadAtAll(world: World, acting: Acting, kind: Kind): boolean {
  if (purposesOf(acting.role, kind).length === 0) return false;
  const isBeforeStanding = BEFORE_STANDING.some((one) => one.role === acting.role && one.kind === kind);
  return isBeforeStanding ? holdsAndIsOpen(world, acting) : mayAct(world, acting);
}

/** @returns the fields shown, sorted; null where the record isn't shown at all. */
export function mayRead(world: World, acting: Acting, purpose: string, kind: Kind, record: Shown): string[] | null {
  if (!mayReadAtAll(world, acting, kind)) return null;
  const said = STATEMENTS.filter(
    ({ roles, kind: about, purposes, when }) =>
      roles.includes(acting.role) && about === kind && purposes.includes(purpose) && when(world, acting, record),
  );
  return said.length === 0 ? null : [...new Set(said.flatMap(({ fields }) => fields))].sort();
}

/** The record as it is shown, or null. */
export function shownTo(
  world: World,
  acting: Acting,
  purpose: string,
  kind: Kind,
  record: Shown,
): Readonly<Record<string, unknown>> | null {
  const fields = mayRead(world, acting, purpose, kind, record);
  if (fields === null) return null;
  const { onlyWith } = record;
  const isVeiled = onlyWith?.shown.every((one) => mayRead(world, acting, purpose, kind, one) === null) ?? false;
  return Object.fromEntries(
    fields.map((field) => [field, isVeiled && field === onlyWith?.field ? null : record.fields[field]]),
  );
}

function holdsAndIsOpen(world: World, { accountId, role }: Acting): boolean {
  const account = world.accounts.find(({ id }) => id === accountId);
  return account?.status === 'active' && rolesOf(world, accountId).some((held) => held.role === role);
}
