import { setTimeout as pause } from 'node:timers/promises';

/**
 * Milliseconds. Longer than all that an answer about an unknown id takes on a service that isn't overloaded, so that one about
 * a record that exists, whose row security has more to look up, leaves at the same tick.
 */
const TICK = 10;

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

/** Waits until {@link leavesAt}. @param elapsed milliseconds since the request arrived */
export async function untilEvenTime(elapsed: number): Promise<void> {
  const leaves = leavesAt(milliseconds() - elapsed, milliseconds());
  for (let left = leaves - milliseconds(); left > 0; left = leaves - milliseconds()) await pause(Math.ceil(left));
}

// The clock that timers go by: another one's milliseconds begin elsewhere, and the difference would show.
function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
