import { describe, expect, test } from '@jest/globals';
import { whyNotApply, type OnRecord } from './why-not-apply.js';

const TODAY = '2026-03-10';
const JANSEN = { familyName: 'Jansen', birthDate: '1990-01-01' };
const codeOf = (change: Partial<OnRecord>, said = JANSEN): string | undefined =>
  whyNotApply({ recorded: JANSEN, employments: [], appliesUntil: null, ...change }, said, TODAY)?.code;

describe('why not an applicant', () => {
  test('V1 somebody who left may apply again, on the day after his last', () => {
    expect(codeOf({})).toBeUndefined();
    expect(codeOf({ employments: [{ startsOn: '2020-01-01', endsOn: '2026-03-09' }] })).toBeUndefined();
  });

  test('V1 nobody who works there, or will', () => {
    for (const endsOn of [null, TODAY, '2027-01-01']) {
      expect(codeOf({ employments: [{ startsOn: null, endsOn }] })).toBe('employed');
    }
    const [left, works] = [
      { startsOn: null, endsOn: '2020-01-01' },
      { startsOn: '2026-04-01', endsOn: null },
    ];
    expect(codeOf({ employments: [left, works] })).toBe('employed');
  });

  test('V9 once at a time, its last day included', () => {
    expect(codeOf({ appliesUntil: TODAY })).toBe('applies-already');
    expect(codeOf({ appliesUntil: '2026-03-09' })).toBeUndefined();
  });

  test('S1 never somebody else by the same number, and that is said before anything about him', () => {
    expect(codeOf({}, { ...JANSEN, familyName: 'De Wit' })).toBeUndefined();
    const unknown = { ...JANSEN, birthDate: null };
    expect(codeOf({ recorded: unknown }, { ...JANSEN, familyName: 'JANSEN' })).toBeUndefined();
    const works = { employments: [{ startsOn: null, endsOn: null }], appliesUntil: TODAY };
    expect(codeOf({ ...works, recorded: unknown }, { ...JANSEN, familyName: 'Smit' })).toBe('another-person');
    expect(codeOf(works, { ...JANSEN, birthDate: '1990-01-02' })).toBe('another-person');
  });
});
