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
  const late: number[] = [];
  for (let n = 0; n < 41; n += 1) {
    const arrivedAt = milliseconds();
    while (milliseconds() < arrivedAt + n / 41);
    await untilEvenTime(milliseconds() - arrivedAt);
    late.push(milliseconds() % 1);
  }
  // A timer alone is late by what the fraction lacks of one: by any part of a millisecond, half of one in the middle.
  expect(late.toSorted((a, b) => a - b)[20]).toBeLessThan(0.25);
});

/** The clock whose whole milliseconds answers leave at. */
function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
