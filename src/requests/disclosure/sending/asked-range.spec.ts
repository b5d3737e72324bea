import { expect, test } from '@jest/globals';
import { askedFrom } from './asked-range.js';
import { whyNotCollect } from './why-not-collect.js';

test.each([
  [undefined, undefined, 0],
  ['bytes=0-', undefined, 0],
  ['bytes=7-', undefined, 7],
  ['bytes=9-', undefined, 9],
  ['bytes=10-', undefined, 'unsatisfiable'],
  ['bytes=7-', '"etag"', 7],
  ['bytes=7-', '"another"', 0],
  ['bytes=7-8', undefined, 0],
  ['bytes=-3', undefined, 0],
  ['bytes=1-,3-', undefined, 0],
  ['bytes=99999999999999999-', undefined, 0],
] as const)('C11 of a range %s under %s the first byte is %s', (range, ifRange, from) => {
  expect(askedFrom(range, ifRange, '"etag"', 10)).toBe(from);
});

test.each([
  [null, 0, null],
  [{ isHeld: true, brokeOff: true }, 5, 'being-collected'],
  [{ isHeld: false, brokeOff: true }, 0, null],
  [{ isHeld: false, brokeOff: true }, 5, null],
  [{ isHeld: false, brokeOff: false }, 5, null],
  [{ isHeld: false, brokeOff: false }, 0, 'collected-already'],
] as const)('C11 what was begun as %j is asked from byte %s: %s', (begun, from, code) => {
  expect(whyNotCollect(begun, from)?.code ?? null).toBe(code);
});
