import { expect, test } from '@jest/globals';
import { whyNotLetOut } from './why-not-let-out.js';

test('V7 of a part the version that counts goes out, once, and no other', () => {
  const held = { version: 2, isOut: false };
  expect(whyNotLetOut(held, 2)).toBeNull();
  for (const other of [1, 3]) expect(whyNotLetOut(held, other)).toMatchObject({ rule: 'V7', code: 'amended-since' });
  expect(whyNotLetOut({ version: 2, isOut: true }, 2)).toMatchObject({ rule: 'V7', code: 'already-released' });
});
