import { describe, expect, test } from '@jest/globals';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { kindOfExamination } from '../kinds.fixture.js';
import { isOpen } from './examination.js';
import { whyNotCommission, type CommissionFacts } from './why-not-commission.js';

const TODAY = '2026-03-10';
const FACTS: CommissionFacts = {
  today: TODAY,
  askedOn: TODAY,
  agreements: [{ services: ['examinations'], startsOn: '2026-01-01', endsOn: null }],
  employments: [{ startsOn: null, endsOn: null }],
  applications: [],
  lastClosesOn: null,
  commissioned: [],
};
const UNBLOCKED = kindOfExamination({
  name: 'statutory-periodic',
  blocking: false,
  employeeFirst: false,
  ofTheEmployed: true,
  settledFor: { name: 'settled', amount: 6, unit: 'months', because: 'V4 — …' },
});

describe('why may an examination not be commissioned', () => {
  test('V4 one of a kind is open at a time, by its date alone', () => {
    expect(whyNotCommission(FACTS, kindOfExamination())).toBeNull();
    expect(whyNotCommission({ ...FACTS, lastClosesOn: '2026-03-09' }, kindOfExamination())).toBeNull();
    for (const lastClosesOn of [TODAY, '2026-04-21']) {
      expect(whyNotCommission({ ...FACTS, lastClosesOn }, kindOfExamination())).toEqual({
        rule: 'V4',
        code: 'examination-open',
        detail: `An examination of this kind is open until ${lastClosesOn}.`,
      });
    }
  });

  test('V1 what may not be had at all is said before what is open', () => {
    const facts = { ...FACTS, agreements: [], lastClosesOn: TODAY };
    expect(whyNotCommission(facts, kindOfExamination())?.code).toBe('no-agreement-in-force');
  });

  describe('of a kind that nobody blocks', () => {
    const code = (change: Partial<CommissionFacts>): string | undefined =>
      whyNotCommission({ ...FACTS, ...change }, UNBLOCKED)?.code;

    test('V4 of who has worked there for the term, or nobody knows since when', () => {
      expect(code({})).toBeUndefined();
      expect(code({ employments: [{ startsOn: '2025-09-10', endsOn: null }] })).toBeUndefined();
      expect(code({ employments: [{ startsOn: '2025-09-11', endsOn: null }] })).toBe('not-settled-yet');
    });

    test('V4 not soon after an application, however long ago the employer says that he came', () => {
      const employments = [{ startsOn: '2020-01-01', endsOn: null }];
      const applied = (from: string) => code({ employments, applications: [{ from, until: '2026-03-09' }] });
      expect(applied('2025-09-11')).toBe('not-settled-yet');
      expect(applied('2025-09-10')).toBeUndefined();
    });

    test('V4 not soon after an examination that he could block, whatever came of it; after another it is', () => {
      const after = (kind: ExaminationKind, askedOn: string) => code({ commissioned: [{ kind, askedOn }] });
      expect(after(kindOfExamination(), '2025-09-11')).toBe('not-settled-yet');
      expect(after(kindOfExamination(), '2025-09-10')).toBeUndefined();
      expect(after(UNBLOCKED, '2026-03-01')).toBeUndefined();
    });

    test('V4 what he can block waits for nothing', () => {
      const commissioned = [{ kind: kindOfExamination(), askedOn: TODAY }];
      expect(whyNotCommission({ ...FACTS, commissioned }, kindOfExamination())).toBeNull();
    });

    test('V4 the answer says from when', () => {
      const commissioned = ['2026-01-31', '2026-02-01'].map((askedOn) => ({ kind: kindOfExamination(), askedOn }));
      expect(whyNotCommission({ ...FACTS, commissioned }, UNBLOCKED)?.detail).toMatch(/from 2026-08-01\.$/);
    });
  });

  test('V4 it is open up to and with its last day', () => {
    expect([isOpen(TODAY, '2026-03-09'), isOpen(TODAY, TODAY), isOpen(TODAY, '2026-03-11')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
