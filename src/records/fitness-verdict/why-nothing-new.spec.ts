import { describe, expect, test } from '@jest/globals';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { whyNothingNew, type EmployersFacts } from './why-nothing-new.js';

const TERM: Term = { name: 'reading', amount: 2, unit: 'years', because: 'V6 — …' };
const AGREEMENT = { services: ['absence-guidance'], from: '2020-01-01', until: null, bearsSickPayRisk: false };
const FACTS: EmployersFacts = {
  today: '2026-03-10',
  agreements: [AGREEMENT],
  employments: [{ startsOn: '2020-01-01', endsOn: null }],
  absence: { firstDay: '2026-03-01', recoveredOn: null },
};
const reason = (facts: Partial<EmployersFacts>): string | null =>
  whyNothingNew({ ...FACTS, ...facts }, TERM)?.code ?? null;

describe('news about an employee', () => {
  test('V1 reaches the employer under an agreement in force, while employed', () => {
    expect(reason({})).toBeNull();
    expect(reason({ agreements: [{ ...AGREEMENT, from: '2026-03-10', until: '2026-03-10' }] })).toBeNull();
    expect(reason({ employments: [{ startsOn: null, endsOn: '2026-03-10' }] })).toBeNull();
  });

  test.each([
    ['without any', []],
    ['before it begins', [{ ...AGREEMENT, from: '2026-03-11' }]],
    ['after it ended', [{ ...AGREEMENT, until: '2026-03-09' }]],
    ['under one without absence guidance', [{ ...AGREEMENT, services: ['payroll'] }]],
  ])('V1 does not reach the employer %s', (_, agreements) => {
    expect(reason({ agreements })).toBe('no-agreement-in-force');
  });

  test.each([
    ['the day after it ended', [{ startsOn: null, endsOn: '2026-03-09' }]],
    ['before it begins', [{ startsOn: '2026-03-11', endsOn: null }]],
    ['where none is known', []],
  ])('V6 does not reach the employer outside the employment: %s', (_, employments) => {
    expect(reason({ employments })).toBe('employment-ended');
  });

  test('V6 does not reach the employer by another employment than the one that the absence belongs to', () => {
    const ended = { startsOn: '2020-01-01', endsOn: '2026-03-05' };
    const later = { startsOn: '2026-03-06', endsOn: null };
    expect(reason({ employments: [ended, later] })).toBe('employment-ended');
    expect(reason({ employments: [{ ...ended, endsOn: '2026-03-10' }, later] })).toBeNull();
    expect(reason({ employments: [later], absence: { firstDay: '2026-03-06', recoveredOn: null } })).toBeNull();
  });

  describe('where the agreement bears the sick-pay risk', () => {
    const agreements = [{ ...AGREEMENT, bearsSickPayRisk: true }];
    const ended = { startsOn: '2020-01-01', endsOn: '2026-03-05' };

    test('V6 reaches the employer about an absence that began in the employment', () => {
      expect(reason({ agreements, employments: [ended] })).toBeNull();
      expect(reason({ agreements, employments: [{ ...ended, endsOn: '2026-03-01' }] })).toBeNull();
    });

    test.each([
      ['agreed after the employment', '2020-01-01', '2026-03-05', '2026-03-06'],
      ['agreed after its first day', '2020-01-01', '2026-03-03', '2026-03-04'],
      ['agreed on no day of it', '2020-01-01', '2026-02-28', '2026-03-10'],
    ])('V6 does not reach the employer by a risk that was %s', (_, startsOn, endsOn, from) => {
      const before = { ...AGREEMENT, from: startsOn, until: endsOn };
      const later = { ...AGREEMENT, bearsSickPayRisk: true, from };
      expect(reason({ agreements: [before, later], employments: [ended] })).toBe('employment-ended');
    });

    test('V6 does not reach the employer by a risk that was borne no more when the employment ended', () => {
      const before = { ...AGREEMENT, bearsSickPayRisk: true, until: '2026-03-03' };
      const later = { ...AGREEMENT, from: '2026-03-04' };
      expect(reason({ agreements: [before, later], employments: [ended] })).toBe('employment-ended');
    });

    test('V6 reaches the employer by a risk that one agreement after the other bears', () => {
      const before = { ...AGREEMENT, bearsSickPayRisk: true, until: '2026-03-03' };
      const later = { ...AGREEMENT, bearsSickPayRisk: true, from: '2026-03-04' };
      expect(reason({ agreements: [before, later], employments: [ended] })).toBeNull();
    });

    test('V6 does not reach the employer about one that began after it, or before it', () => {
      expect(reason({ agreements, employments: [{ ...ended, endsOn: '2026-02-28' }] })).toBe('employment-ended');
      expect(reason({ agreements, employments: [{ ...ended, startsOn: '2026-03-02' }] })).toBe('employment-ended');
    });

    test('V6 does not reach the employer once it could not read it any more', () => {
      const absence = { firstDay: '2022-01-01', recoveredOn: null };
      const employments = [{ startsOn: null, endsOn: '2024-03-09' }];
      expect(reason({ agreements, employments, absence })).toBe('employment-ended');
      const later = { startsOn: '2024-03-11', endsOn: null };
      expect(reason({ agreements, employments: [...employments, later], absence })).toBe('employment-ended');
      expect(reason({ agreements, employments: [{ startsOn: null, endsOn: '2024-03-10' }], absence })).toBeNull();
    });
  });
});
