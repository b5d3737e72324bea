import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { isAtTheDesk } from './is-at-the-desk.js';

const TERM: Term = { name: 'after', amount: 4, unit: 'weeks', because: 'D12 — …' };
const on = (firstDay: string, overOn: string | null): boolean =>
  isAtTheDesk([{ firstDay, overOn }], TERM, '2026-03-29');

describe('does the desk look after the messages', () => {
  test('D12 while an absence runs, from its first day', () => {
    expect([on('2026-03-01', null), on('2026-03-29', null), on('2026-03-30', null)]).toEqual([true, true, false]);
    expect(on('2026-03-01', '2026-03-30')).toBe(true);
  });

  test('D12 and for the term after the recovery, its last day included', () => {
    expect([on('2026-02-01', '2026-03-01'), on('2026-02-01', '2026-02-28')]).toEqual([true, false]);
  });

  test('D12 of who was never absent it looks after nothing', () => {
    expect(isAtTheDesk([], TERM, '2026-03-29')).toBe(false);
  });
});
