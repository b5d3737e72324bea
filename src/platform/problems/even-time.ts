import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/**
 * Milliseconds. Longer than all that an answer about an unknown id takes on a service that isn't overloaded, so that one about
 * a record that exists, whose row security has more to look up, leaves at the same tick.
 */
const TICK = 10;

/** Milliseconds. Longer than a timer is late. */
const WAKING = 0.5;

/**
 * When an answer about nothing leaves, so that what was looked up for it can't be told from the time it took: foreign, destroyed
 * and never-existing ids take the same time (design: three kinds of refusal; D5, V4, V6).
 *
 * @param arrivedAt when the request arrived, in milliseconds of a clock that only goes forward
 * @param now the same clock
 * @returns the first tick after the arrival that isn't past: a whole millisecond, for timers know no finer ones, and what they
 *          would round off is just what shall not be seen
 */
export function leavesAt(arrivedAt: number, now: number): number {
  const first = Math.floor(arrivedAt);
  return first + Math.max(1, Math.ceil((now - first) / TICK)) * TICK;
}

/**
 * Waits until {@link leavesAt}. A timer ends whole milliseconds after the moment that it was set, so that its end still has the
 * fraction of a millisecond at which the work was done; so it ends before, and the rest is waited for turn by turn.
 * @param elapsed milliseconds since the request arrived
 */
export async function untilEvenTime(elapsed: number): Promise<void> {
  const leaves = leavesAt(milliseconds() - elapsed, milliseconds());
  const whole = Math.floor(leaves - milliseconds() - WAKING);
  if (whole > 0) await pause(whole);
  while (milliseconds() < leaves) await nextTurn();
}

function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
