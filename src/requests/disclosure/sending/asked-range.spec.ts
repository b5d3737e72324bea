import { expect, test } from '@jest/globals';
import { askedFrom } from './asked-range.js';
import { whyNotCollect, type Begun } from './why-not-collect.js';

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

const begun = (more: object): Begun => ({ isHeld: false, brokeOff: false, handed: 9, isCollected: true, ...more });

test.each([
  ['nothing', null, 0, null],
  ['what is under way', begun({ isHeld: true, brokeOff: true }), 5, 'being-collected'],
  ['what broke off', begun({ brokeOff: true }), 0, null],
  ['what broke off', begun({ brokeOff: true }), 5, null],
  ['what broke off before its first byte', begun({ brokeOff: true, handed: 0, isCollected: false }), 0, null],
  ['what came to its end', begun({}), 5, null],
  ['what came to its end', begun({}), 0, 'collected-already'],
  ['what came so far', begun({ brokeOff: true }), 9, null],
  ['what came so far', begun({ brokeOff: true }), 10, 'came-no-further'],
] as const)('C11 of %s %j from byte %s on: %s', (_, one, from, code) => {
  expect(whyNotCollect(one, from)?.code ?? null).toBe(code);
});
