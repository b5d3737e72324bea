import { expect, test } from '@jest/globals';
import { whyNotAnnounced } from './may-announce-text.js';

const notice = { name: 'declaration-notice', amount: 14, unit: 'days', because: 'S3 — in the test' } as const;

test.each([
  ['2026-03-25', null],
  ['2026-06-01', null],
  ['2026-03-24', 'announced_too_late'],
  ['2026-03-10', 'announced_too_late'],
  ['2020-01-01', 'announced_too_late'],
])('S3 a text announced on 10 March for %s has fourteen whole days of notice, or is refused: %s', (day, why) => {
  expect(whyNotAnnounced(day, notice, '2026-03-10')).toBe(why);
});
