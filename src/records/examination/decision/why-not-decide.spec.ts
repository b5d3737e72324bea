import { describe, expect, test } from '@jest/globals';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { CLOSED, heldAs, PENDING, said } from '../answering.fixture.js';
import { kindOfExamination } from '../kinds.fixture.js';
import type { AnsweringFacts } from '../outcome/why-not-issue.js';
import { whyNotDecide } from './why-not-decide.js';

describe('why may the employee not decide this', () => {
  const decide = (
    facts: AnsweringFacts,
    decision: 'agreed' | 'blocked' | 're-examination',
    kind: Partial<ExaminationKind> = {},
  ): string | null => said(whyNotDecide(facts, kindOfExamination(kind), 'first', decision));

  test('V4 of a kind that goes to him first he decides as often as he likes, until it went out', () => {
    for (const before of [null, 'blocked', 'agreed'] as const) {
      for (const decision of ['agreed', 'blocked', 're-examination'] as const) {
        expect(decide(heldAs(before), decision)).toBeNull();
        expect(decide({ ...heldAs(before), releasedId: 'first' }, decision)).toBe('V4 already-released');
      }
    }
    expect(decide(PENDING, 'agreed')).toBe('V3 outcome-superseded');
  });

  test('V4 of a kind without blocking nothing, and that is the reason he gets', () => {
    expect(decide(heldAs(null), 'blocked', { blocking: false })).toBe('V4 no-blocking');
  });

  test('V4 while a re-examination is asked for, nothing', () => {
    expect(decide(heldAs('re-examination'), 'agreed')).toBe('V4 re-examination-asked');
  });

  test('V4 a yes counts while the employer may get it; a no is always his', () => {
    for (const change of [CLOSED, { agreements: [] }, { employments: [] }]) {
      expect(decide({ ...heldAs(null), ...change }, 'agreed')).not.toBeNull();
      expect(decide({ ...heldAs(null), ...change }, 'blocked')).toBeNull();
    }
  });
});
