import { describe, expect, test } from '@jest/globals';
import type { ServicesPage } from '../access/policy/services-page.js';
import { mayRecord, whatMayBeRecorded } from './what-may-be-recorded.js';

const page: ServicesPage = {
  services: ['guidance', 'payroll'],
  categories: [
    {
      name: 'identity',
      kinds: new Map([['Person', ['name']]]),
      rules: [
        { of: 'everybody', under: ['payroll'], because: 'V9 — all' },
        { of: 'absent', under: ['guidance'], because: 'V9 — the absent' },
      ],
    },
    {
      name: 'absence',
      kinds: new Map([['Absence', ['firstDay']]]),
      rules: [{ of: 'absent', under: ['guidance'], because: 'D7 — absence' }],
    },
  ],
};
const agreement = { services: ['guidance'], from: '2026-01-01', until: '2026-12-31' };

describe('what may be recorded under an agreement', () => {
  test('D7 each thing is there with its service, its rule and since when', () => {
    expect(whatMayBeRecorded(page, agreement, '2026-07-01')).toEqual([
      {
        category: 'identity',
        of: 'absent',
        kinds: [{ kind: 'Person', fields: ['name'] }],
        service: 'guidance',
        since: '2026-01-01',
        because: 'V9 — the absent',
      },
      {
        category: 'absence',
        of: 'absent',
        kinds: [{ kind: 'Absence', fields: ['firstDay'] }],
        service: 'guidance',
        since: '2026-01-01',
        because: 'D7 — absence',
      },
    ]);
  });

  test.each([
    ['2025-12-31', 0],
    ['2026-01-01', 2],
    ['2026-12-31', 2],
    ['2027-01-01', 0],
  ])('D7 on %s under an agreement of 2026: %d', (today, expected) => {
    expect(whatMayBeRecorded(page, agreement, today)).toHaveLength(expected);
  });

  test('D7 an agreement without an end goes on', () => {
    expect(whatMayBeRecorded(page, { ...agreement, until: null }, '2099-01-01')).toHaveLength(2);
  });
});

describe('may a record of this kind be made', () => {
  const under = (...services: string[]) => whatMayBeRecorded(page, { ...agreement, services }, '2026-07-01');

  test.each([
    [['guidance'], 'Person', 'everybody', false],
    [['guidance'], 'Person', 'absent', true],
    [['payroll'], 'Person', 'everybody', true],
    [['payroll'], 'Person', 'absent', true],
    [['payroll'], 'Absence', 'absent', false],
    [['guidance', 'payroll'], 'Absence', 'absent', true],
    [['guidance'], 'Secret', 'absent', false],
  ] as const)('D7 under %j %s of %s: %s', (services, kind, whom, expected) => {
    expect(mayRecord(under(...services), kind, whom)).toBe(expected);
  });
});
