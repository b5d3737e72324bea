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

/** S9, S15 — a doctor since then, and where that was in training the supervising doctor was one in his own right meanwhile. */
export function isDoctorSince(world: World, accountId: string, since: string): boolean {
  if (!heldSince(world, accountId, DOCTORS, since)) return false;
  const trainings = world.trainings.filter(({ traineeId }) => traineeId === accountId);
  return trainings.every(({ supervisorId, validFrom, validUntil, endedAt }) => {
    const from = Math.max(Date.parse(validFrom), Date.parse(since));
    const left = leftAt(world, supervisorId, IN_OWN_RIGHT, new Date(from).toISOString());
    const wasUnderWay =
      left !== null &&
      Date.parse(validFrom) <= left &&
      left < Date.parse(validUntil) &&
      (endedAt === null || left <= Date.parse(endedAt));
    return !wasUnderWay || leftAt(world, accountId, IN_OWN_RIGHT, new Date(left).toISOString()) !== left;
  });
}

/** The first moment from then on at which none of these roles was held, up to now; null: there was none. */
function leftAt({ roles, now }: World, accountId: string, names: readonly string[], since: string): number | null {
  const held = roles.filter((one) => one.accountId === accountId && names.includes(one.role)).map(span);
  let moment = Math.min(Date.parse(since), Date.parse(now));
  while (moment <= Date.parse(now)) {
    const ends = held.filter(([begin, end]) => begin <= moment && moment < end).map(([, end]) => end);
    if (ends.length === 0) return moment;
    moment = Math.max(...ends);
  }
  return null;
}

/** From when until when a role is held; never begun begins never. */
function span({ inForceSince, validFrom, validUntil, endedAt }: Role): readonly [number, number] {
  const [begun, until, ended] = [inForceSince, validUntil, endedAt].map((one) =>
    one === null ? Infinity : Date.parse(one),
  );
  return [Math.max(begun ?? Infinity, Date.parse(validFrom)), Math.min(until ?? Infinity, ended ?? Infinity)];
}
