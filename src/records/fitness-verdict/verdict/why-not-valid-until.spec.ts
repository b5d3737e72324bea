import { expect, test } from '@jest/globals';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { whyNotValidUntil } from './why-not-valid-until.js';

const VALIDITY: Term = { name: 'validity', amount: 6, unit: 'weeks', because: 'V5 — …' };

test.each([
  [null, null],
  ['2026-03-10', null],
  ['2026-04-21', null],
  ['2026-03-09', { at: '/validUntil', code: 'in_the_past' }],
  ['2026-04-22', { at: '/validUntil', code: 'too_far_ahead', rule: 'V5' }],
])('V5 a verdict of 10 March that counts until %s: %j', (validUntil, fault) => {
  expect(whyNotValidUntil(validUntil, '2026-03-10', VALIDITY)).toEqual(fault);
});
