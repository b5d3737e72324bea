import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { whyNotAsk, type AskingFacts } from './why-not-ask.js';

const TERM: Term = { name: 'reading', amount: 2, unit: 'years', because: 'V6 — …' };
const FACTS: AskingFacts = {
  today: '2026-03-10',
  agreements: [{ services: ['absence-guidance'], from: '2020-01-01', until: null, bearsSickPayRisk: false }],
  employments: [{ startsOn: null, endsOn: null }],
  absence: { firstDay: '2026-03-01', recoveredOn: null },
  lastClosesOn: null,
};
const reason = (facts: Partial<AskingFacts>): string | null => whyNotAsk({ ...FACTS, ...facts }, TERM)?.code ?? null;

describe('asking about an absence', () => {
  test('V1 an employer asks while the absence runs', () => {
    expect(reason({})).toBeNull();
    expect(reason({ absence: { firstDay: '2026-03-10', recoveredOn: '2026-03-11' } })).toBeNull();
  });

  test.each([
    ["tomorrow's", { firstDay: '2026-03-11', recoveredOn: null }],
    ['one that ends today', { firstDay: '2026-03-01', recoveredOn: '2026-03-10' }],
    ['one that ended', { firstDay: '2026-03-01', recoveredOn: '2026-03-05' }],
  ])('V1 %s is no running absence', (_, absence) => {
    expect(reason({ absence })).toBe('absence-not-running');
  });

  test('V1 one question is open at a time, its last day included', () => {
    expect(reason({ lastClosesOn: '2026-03-10' })).toBe('question-open');
    expect(whyNotAsk({ ...FACTS, lastClosesOn: '2026-03-10' }, TERM)?.detail).toContain('until 2026-03-10');
    expect(reason({ lastClosesOn: '2026-03-09' })).toBeNull();
  });

  test('V6 what may not be told may not be asked', () => {
    expect(reason({ employments: [{ startsOn: null, endsOn: '2026-03-09' }] })).toBe('employment-ended');
    expect(reason({ agreements: [] })).toBe('no-agreement-in-force');
  });
});
