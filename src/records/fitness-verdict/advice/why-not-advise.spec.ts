import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadPolicies } from '../../../safeguards/access/policy/compile-policies.js';
import { whyNotAdvise, whyNotLetOut, whyNotThisItem, type AdvisingFacts } from './why-not-advise.js';

const policies = loadPolicies(fileURLToPath(new URL('../../../../policies', import.meta.url)));
const TERM = policies.term('verdict-readable-after-employment');
const FACTS: AdvisingFacts = {
  today: '2026-03-10',
  agreements: [{ services: ['absence-guidance'], from: '2020-01-01', until: null, bearsSickPayRisk: false }],
  employments: [{ startsOn: null, endsOn: null }],
  absence: { firstDay: '2026-03-01', recoveredOn: null },
  edition: 'current',
  currentId: null,
  releasedId: null,
};
const why = (facts: Partial<AdvisingFacts>, supersedes: string | null = null): string | null =>
  whyNotAdvise({ ...FACTS, ...facts }, supersedes, TERM)?.code ?? null;
const item = (number: string, edition: string | null, known = true): readonly unknown[] => {
  const refusal = whyNotThisItem(policies.disclosure, number, known, edition, '2026-03-10');
  return [refusal?.rule, refusal?.code];
};

describe('advising', () => {
  test('V5 while the absence runs; afterwards only to put right what went out', () => {
    expect(why({})).toBeNull();
    const over = { absence: { firstDay: '2026-03-01', recoveredOn: '2026-03-10' } };
    expect(why(over)).toBe('absence-over');
    expect(why({ ...over, releasedId: 'a', currentId: 'a' }, 'a')).toBeNull();
  });

  test('V3 the current advice is named', () => {
    expect(why({ currentId: 'a' })).toBe('advice-superseded');
    expect(why({}, 'a')).toBe('advice-superseded');
  });

  test('V7 advice goes out once, and only the current one', () => {
    const out = (facts: Partial<AdvisingFacts>): string | undefined =>
      whyNotLetOut({ ...FACTS, ...facts }, 'a', TERM)?.code;
    expect(out({ currentId: 'a' })).toBeUndefined();
    expect(out({ currentId: 'a', releasedId: 'a' })).toBe('already-released');
    expect(out({ currentId: 'b' })).toBe('advice-superseded');
  });

  test('V8 an item goes where the matrix and the edition let it', () => {
    expect(item('M09', 'current')).toEqual([undefined, undefined]);
    expect(item('M09', 'statement-2019')).toEqual(['V5', 'narrower-edition']);
    expect(item('M09', null)).toEqual(['V8', 'not-for-the-employer']);
    expect(item('M10', 'current')).toEqual(['V8', 'not-for-the-employer']);
    expect(item('M99', 'current', false)).toEqual(['V8', 'no-such-item']);
    expect(item('M19', 'current', false)).toEqual(['V5', 'no-advice-item']);
  });
});
