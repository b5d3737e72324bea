import { expect, test } from '@jest/globals';
import { whenEffective } from './when-effective.js';

test('S3 a signature under the current text counts from the moment it was given', () => {
  expect(whenEffective('2026-03-10T11:00:00.000Z', '2026-01-31T23:00:00.000Z')).toBe('2026-03-10T11:00:00.000Z');
});

test('S3 a signature under an announced text counts from that text’s first moment', () => {
  expect(whenEffective('2026-03-10T11:00:00.000Z', '2026-03-31T22:00:00.000Z')).toBe('2026-03-31T22:00:00.000Z');
});
