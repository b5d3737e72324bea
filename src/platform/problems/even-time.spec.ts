import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leavesAt, untilEvenTime } from './even-time.js';

test.each([
  [100.7, 100.7, 110],
  [100.7, 103.95, 110],
  [100.7, 110, 110],
  [100.7, 110.1, 120],
  [100, 100, 110],
])('D5 arrived at %d and found nothing at %d, the answer leaves at %d', (arrivedAt, now, leaves) => {
  expect(leavesAt(arrivedAt, now)).toBe(leaves);
});

test('D5 whatever two look-ups took within one tick, their answers leave together', () => {
  const arrival = fc.double({ min: 0, max: 1e9, noNaN: true });
  const took = fc.double({ min: 0, max: 9, noNaN: true });
  fc.assert(
    fc.property(arrival, fc.nat(50), took, took, (arrivedAt, ticks, one, other) => {
      const from = Math.max(arrivedAt, Math.floor(arrivedAt) + ticks * 10 + 0.001);
      expect(leavesAt(arrivedAt, from + one)).toBe(leavesAt(arrivedAt, from + other));
    }),
  );
});

test('D5 an answer never leaves before its time', async () => {
  const started = performance.now();
  await untilEvenTime(4);
  expect(performance.now() - started).toBeGreaterThan(4.9);
});

test('D5 the fraction of a millisecond at which nothing was found is not in the moment that the answer leaves', async () => {
  // A timer alone is late by what the fraction lacks of one: by any part of a millisecond, half of one in the middle, however often it
  // is tried. A machine that does something else is late too, now and then.
  const tries: number[] = [];
  while (tries.length < 8 && !tries.some((late) => late < 0.25)) tries.push(await lateInTheMiddle());
  expect(Math.min(...tries)).toBeLessThan(0.25);
});

/** How late, in milliseconds, the middle one of 41 answers left whose work was done at as many fractions of a millisecond. */
async function lateInTheMiddle(): Promise<number> {
  const late: number[] = [];
  for (let n = 0; n < 41; n += 1) {
    const arrivedAt = milliseconds();
    while (milliseconds() < arrivedAt + n / 41);
    await untilEvenTime(milliseconds() - arrivedAt);
    late.push(milliseconds() % 1);
  }
  return late.toSorted((one, other) => one - other)[20] ?? 1;
}

/** The clock whose whole milliseconds answers leave at. */
function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
