import { expect, test } from '@jest/globals';
import { whyNotInstructed } from './may-record-instruction.js';

test.each([
  ['2026-03-10', '2027-03-10', null],
  ['2025-03-10', '2026-03-10', null],
  ['2026-03-11', '2027-03-11', 'in_the_future'],
  ['2025-03-09', '2026-03-09', 'lapsed'],
])('S3 an instruction of %s, which counts until %s, on 10 March 2026: %s', (givenOn, validUntil, why) => {
  expect(whyNotInstructed(givenOn, validUntil, '2026-03-10')).toBe(why);
});
