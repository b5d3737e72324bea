import { describe, expect, test } from '@jest/globals';
import type { ExaminationKind } from '../../safeguards/access/policy/examinations.js';
import { kindOfExamination } from './kinds.fixture.js';
import { whyNoOutcome, type EmployersFacts } from './why-no-outcome.js';

const TODAY = '2026-03-10';
const AGREED = { services: ['examinations'], startsOn: '2026-01-01', endsOn: null };
const FACTS: EmployersFacts = {
  today: TODAY,
  askedOn: TODAY,
  agreements: [AGREED],
  employments: [{ startsOn: '2020-01-01', endsOn: null }],
  applications: [],
};
const codeOf = (change: Partial<EmployersFacts>, kind: Partial<ExaminationKind> = {}): string | undefined => {
  const refusal = whyNoOutcome({ ...FACTS, ...change }, kindOfExamination(kind));
  return refusal === null ? undefined : `${refusal.rule} ${refusal.code}`;
};

describe('why may an employer get no outcome', () => {
  test('V1 it may under an agreement in force on examinations, its last day included', () => {
    expect(codeOf({})).toBeUndefined();
    expect(codeOf({ agreements: [{ ...AGREED, endsOn: TODAY }] })).toBeUndefined();
    for (const other of [
      { ...AGREED, services: ['absence-guidance', 'screening'] },
      { ...AGREED, endsOn: '2026-03-09' },
      { ...AGREED, startsOn: '2026-03-11' },
    ]) {
      expect(codeOf({ agreements: [other] })).toBe('V1 no-agreement-in-force');
      expect(codeOf({ agreements: [other, AGREED] })).toBeUndefined();
    }
    expect(codeOf({ agreements: [] })).toBe('V1 no-agreement-in-force');
  });

  test('V4 nothing individual of a kind that says so, agreement or not; of an absence one asks otherwise (V1)', () => {
    expect(codeOf({ agreements: [] }, { individual: false })).toBe('V4 never-individual');
    expect(codeOf({ agreements: [] }, { asked: 'about-an-absence' })).toBe('V1 asked-about-an-absence');
    expect(codeOf({ agreements: [] }, { asked: 'by-the-agency' })).toBe('V4 asked-by-the-agency');
  });

  test('V6 nothing new after the employment, nor after the application', () => {
    expect(codeOf({ employments: [] })).toBe('V6 employment-ended');
    expect(codeOf({ employments: [{ startsOn: null, endsOn: TODAY }] })).toBeUndefined();
    const past = { today: '2026-04-02', employments: [{ startsOn: null, endsOn: '2026-04-01' }] };
    expect(codeOf(past)).toBe('V6 employment-ended');
    const applied = { employments: [], applications: [{ from: '2026-03-01', until: '2026-04-01' }] };
    expect(codeOf({ ...applied, today: '2026-04-01' })).toBeUndefined();
    expect(codeOf({ ...applied, today: '2026-04-02' })).toBe('V6 employment-ended');
  });

  test('V4 a kind of the employed asks an employment that has begun: an application is none', () => {
    const ofTheEmployed = { ofTheEmployed: true };
    expect(codeOf({}, ofTheEmployed)).toBeUndefined();
    expect(codeOf({ employments: [{ startsOn: null, endsOn: null }] }, ofTheEmployed)).toBeUndefined();
    expect(codeOf({ employments: [{ startsOn: TODAY, endsOn: null }] }, ofTheEmployed)).toBeUndefined();
    const comes = { employments: [{ startsOn: '2026-03-11', endsOn: null }] };
    expect(codeOf(comes)).toBeUndefined();
    expect(codeOf(comes, ofTheEmployed)).toBe('V4 not-employed-yet');
    const applies = { employments: [], applications: [{ from: TODAY, until: TODAY }] };
    expect(codeOf(applies)).toBeUndefined();
    expect(codeOf(applies, ofTheEmployed)).toBe('V4 not-employed-yet');
  });
});
