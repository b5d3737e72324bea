import { expect, test } from '@jest/globals';
import { whyNotReceivedThen } from './why-not-received-then.js';

const TODAY = '2026-03-10';

test.each([
  ['2026-03-01', '2026-03-10', null],
  ['2026-03-10', '2026-03-10', null],
  ['2026-03-01', '2026-03-11', { at: 'receivedOn', code: 'in_the_future' }],
  ['2026-03-09', '2026-03-08', { at: 'datedOn', code: 'after_it_was_received' }],
])('C4 a letter dated %s came in on %s or not: %j', (datedOn, receivedOn, why) => {
  expect(whyNotReceivedThen({ datedOn, receivedOn }, TODAY)).toEqual(why);
});
