import { describe, expect, test } from '@jest/globals';
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
};

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

  test('V4 it is open up to and with its last day', () => {
    expect([isOpen(TODAY, '2026-03-09'), isOpen(TODAY, TODAY), isOpen(TODAY, '2026-03-11')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
