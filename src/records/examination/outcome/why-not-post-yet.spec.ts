import { expect, test } from '@jest/globals';
import { kindOfExamination } from '../kinds.fixture.js';
import { said } from '../answering.fixture.js';
import { whyNotPostYet } from './why-not-post-yet.js';

const fortnight = { name: 'letter-after-change', amount: 14, unit: 'days', because: 'I1 — …' } as const;
const changedAt = '2026-03-02T10:00:00Z';

test('V4 what the employee hears first waits a fortnight after his employer changed the address; nothing else does', () => {
  const posting = (at: string, employeeFirst = true, addressChangedAt: string | null = changedAt): string | null =>
    said(whyNotPostYet({ addressChangedAt }, kindOfExamination({ employeeFirst }), fortnight, new Date(at)));
  expect(posting(changedAt)).toBe('V4 changed-lately');
  expect(posting('2026-03-16T22:59:59Z')).toBe('V4 changed-lately');
  expect(posting('2026-03-16T23:00:00Z')).toBeNull();
  expect(posting(changedAt, false)).toBeNull();
  expect(posting(changedAt, true, null)).toBeNull();
});
