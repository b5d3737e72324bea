import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { whyNotAnswer, whyNotRelease, type AnsweringFacts } from './why-not-answer.js';

const TERM: Term = { name: 'reading', amount: 2, unit: 'years', because: 'V6 — …' };
const FACTS: AnsweringFacts = {
  today: '2026-03-10',
  agreements: [{ services: ['absence-guidance'], from: '2020-01-01', until: null, bearsSickPayRisk: false }],
  employments: [{ startsOn: null, endsOn: null }],
  absence: { firstDay: '2026-03-01', recoveredOn: null },
  closesOn: '2026-03-10',
  currentId: null,
  releasedId: null,
};
const answering = (facts: Partial<AnsweringFacts>, supersedes: string | null = null): string | null =>
  whyNotAnswer({ ...FACTS, ...facts }, supersedes, TERM)?.code ?? null;
const releasing = (facts: Partial<AnsweringFacts>): string | null =>
  whyNotRelease({ ...FACTS, ...facts }, 'this', TERM)?.code ?? null;

describe('answering a question', () => {
  test('V1 is possible until its last day', () => {
    expect(answering({})).toBeNull();
    expect(answering({ closesOn: '2026-03-09' })).toBe('question-closed');
  });

  test('V1 not from the day of recovery on; what the employer already has can be put right', () => {
    const recovered = (recoveredOn: string) => ({ absence: { firstDay: '2026-03-01', recoveredOn } });
    expect(answering(recovered('2026-03-11'))).toBeNull();
    expect(answering(recovered('2026-03-10'))).toBe('absence-not-running');
    expect(answering({ ...recovered('2026-03-09'), currentId: 'one' }, 'one')).toBe('absence-not-running');
    expect(answering({ ...recovered('2026-03-09'), currentId: 'one', releasedId: 'one' }, 'one')).toBeNull();
  });

  test('V3 a second verdict names the current one, and a first one names none', () => {
    expect(answering({ currentId: 'one' }, 'one')).toBeNull();
    expect(answering({ currentId: 'one' })).toBe('verdict-superseded');
    expect(answering({ currentId: 'two' }, 'one')).toBe('verdict-superseded');
    expect(answering({}, 'one')).toBe('verdict-superseded');
  });

  test('V3 what the employer already has can be put right after the question closed, and nothing else', () => {
    expect(answering({ closesOn: '2026-03-09', currentId: 'one', releasedId: 'one' }, 'one')).toBeNull();
    expect(answering({ closesOn: '2026-03-09', currentId: 'one' }, 'one')).toBe('question-closed');
  });

  test('V6 nothing new goes out after the employment ended', () => {
    const employments = [{ startsOn: null, endsOn: '2026-03-09' }];
    expect(answering({ employments })).toBe('employment-ended');
    expect(releasing({ employments, currentId: 'this' })).toBe('employment-ended');
  });

  test('V1 nothing goes out once the agreement ended', () => {
    expect(answering({ agreements: [] })).toBe('no-agreement-in-force');
  });
});

describe('letting out a verdict that was issued before', () => {
  test('V7 the current one goes out once', () => {
    expect(releasing({ currentId: 'this' })).toBeNull();
    expect(releasing({ currentId: 'this', absence: { firstDay: '2026-03-01', recoveredOn: '2026-03-09' } })).toBeNull();
    expect(releasing({ currentId: 'this', releasedId: 'this' })).toBe('already-released');
  });

  test('V3 a superseded one does not go out', () => {
    expect(releasing({ currentId: 'next' })).toBe('verdict-superseded');
  });

  test('V1 a first answer does not go out after the question closed; a correction does', () => {
    expect(releasing({ currentId: 'this', closesOn: '2026-03-09' })).toBe('question-closed');
    expect(releasing({ currentId: 'this', closesOn: '2026-03-09', releasedId: 'before' })).toBeNull();
  });
});
