import { describe, expect, test } from '@jest/globals';
import { CLOSED, heldAs, PENDING, said } from '../answering.fixture.js';
import { kindOfExamination } from '../kinds.fixture.js';
import { whyNotIssue, whyNotRelease, type AnsweringFacts } from './why-not-issue.js';

const KIND = kindOfExamination();

describe('why may this outcome not be issued', () => {
  const issue = (facts: AnsweringFacts, supersedes: string | null, doctor = 'vos'): string | null =>
    said(whyNotIssue(facts, KIND, supersedes, doctor));

  test('V3 the current outcome is named by who takes its place', () => {
    expect(issue(PENDING, null)).toBeNull();
    expect(issue(PENDING, 'first')).toBe('V3 outcome-superseded');
    expect(issue(heldAs(null), null)).toBe('V3 outcome-superseded');
    expect(issue(heldAs(null), 'an-earlier-one')).toBe('V3 outcome-superseded');
    expect(issue(heldAs('blocked'), 'first')).toBeNull();
  });

  test('V4 a re-examination is by another doctor', () => {
    expect(issue(heldAs('re-examination'), 'first')).toBe('V4 another-doctor');
    expect(issue(heldAs('re-examination'), 'first', 'smit')).toBeNull();
  });

  test('V4 what came of a re-examination is not superseded by the doctor against whom it was asked', () => {
    const reExamined = { ...heldAs(null), reExaminedDoctorIds: ['vos'] };
    expect(issue(reExamined, 'first')).toBe('V4 another-doctor');
    expect(issue(reExamined, 'first', 'smit')).toBeNull();
  });

  test('V4 what closed takes no first answer; what went out may be put right', () => {
    expect(issue({ ...PENDING, ...CLOSED }, null)).toBe('V4 examination-closed');
    expect(issue({ ...heldAs('blocked'), ...CLOSED }, 'first')).toBe('V4 examination-closed');
    expect(issue({ ...heldAs('agreed'), ...CLOSED, releasedId: 'first' }, 'first')).toBeNull();
    expect(issue({ ...PENDING, agreements: [] }, null)).toBe('V1 no-agreement-in-force');
  });
});

describe('why may this outcome not go out', () => {
  test('V7 once, and only the current one', () => {
    expect(whyNotRelease(heldAs(null), KIND, 'first')).toBeNull();
    expect(said(whyNotRelease(heldAs(null), KIND, 'an-earlier-one'))).toBe('V3 outcome-superseded');
    expect(said(whyNotRelease({ ...heldAs('agreed'), releasedId: 'first' }, KIND, 'first'))).toBe(
      'V4 already-released',
    );
    expect(said(whyNotRelease({ ...heldAs('agreed'), ...CLOSED }, KIND, 'first'))).toBe('V4 examination-closed');
  });
});
