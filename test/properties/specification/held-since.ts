import type { Role, World } from './world.js';

/** Doctors who act under nobody. */
export const IN_OWN_RIGHT = ['company-doctor', 'insurance-doctor'];
export const DOCTORS = [...IN_OWN_RIGHT, 'doctor-in-training'];
/** S8 — who opens in an emergency. */
export const ANY_DOCTOR = [...DOCTORS, 'core-expert-doctor', 'staff-doctor'];

/** S5, S9, S13, S14 — one of these roles was held all the time since then; of two that follow each other at once the second goes on. */
export function heldSince(world: World, accountId: string, names: readonly string[], since: string): boolean {
  return leftAt(world, accountId, names, since) === null;
}

/**
 * S9, S15 — a doctor since then. Who is or was in training was at each moment a doctor in his own right, or in training under a doctor
 * who had been one in his own right ever since that training began.
 */
export function isDoctorSince(world: World, accountId: string, since: string): boolean {
  if (!heldSince(world, accountId, DOCTORS, since)) return false;
  const trainings = world.trainings.filter(({ traineeId }) => traineeId === accountId);
  if (trainings.length === 0) return true;
  const taught = trainings.map(({ supervisorId, validFrom, validUntil, endedAt }): Span => {
    const ends = [Date.parse(validUntil), endedAt === null ? Infinity : Date.parse(endedAt)];
    return [Date.parse(validFrom), Math.min(...ends, leftAt(world, supervisorId, IN_OWN_RIGHT, validFrom) ?? Infinity)];
  });
  return openAt([...spansOf(world, accountId, IN_OWN_RIGHT), ...taught], since, world.now) === null;
}

/** The first moment from then on at which none of these roles was held, up to now; null: there was none. */
function leftAt(world: World, accountId: string, names: readonly string[], since: string): number | null {
  return openAt(spansOf(world, accountId, names), since, world.now);
}

type Span = readonly [begin: number, end: number];

/** The first moment from then on that lies in none of these, up to now. */
function openAt(spans: readonly Span[], since: string, now: string): number | null {
  let moment = Math.min(Date.parse(since), Date.parse(now));
  while (moment <= Date.parse(now)) {
    const ends = spans.filter(([begin, end]) => begin <= moment && moment < end).map(([, end]) => end);
    if (ends.length === 0) return moment;
    moment = Math.max(...ends);
  }
  return null;
}

function spansOf({ roles }: World, accountId: string, names: readonly string[]): Span[] {
  return roles.filter((one) => one.accountId === accountId && names.includes(one.role)).map(span);
}

/** From when until when a role is held; never begun begins never. */
function span({ inForceSince, validFrom, validUntil, endedAt }: Role): Span {
  const [begun, until, ended] = [inForceSince, validUntil, endedAt].map((one) =>
    one === null ? Infinity : Date.parse(one),
  );
  return [Math.max(begun ?? Infinity, Date.parse(validFrom)), Math.min(until ?? Infinity, ended ?? Infinity)];
}
