import { expect, test } from '@jest/globals';
import { whyNotToldByLetter } from './may-tell-by-letter.js';

test.each([
  ['2026-03-01', null],
  ['2026-03-05', null],
  ['2026-03-10', null],
  ['2026-03-11', 'in_the_future'],
  ['2026-02-28', 'before_the_responsibility'],
])('S9 a letter posted on %s, of a responsibility since 1 March, on 10 March: %s', (postedOn, why) => {
  expect(whyNotToldByLetter(postedOn, '2026-03-01', '2026-03-10')).toBe(why);
});

test('S9 a letter posted before a duty was stated told nobody of it', () => {
  expect(whyNotToldByLetter('2026-02-28', '2026-03-01', '2026-03-10', 'duty')).toBe('before_the_duty');
});
