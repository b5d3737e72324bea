import { describe, expect, test } from '@jest/globals';
import type { ServicesPage } from '../access/policy/services-page.js';
import type { Term } from '../access/policy/terms.js';
import { guidedDays, isGuided, type GuidanceRelations } from './guided-days.js';

const READING: Term = { name: 'reading', amount: 2, unit: 'years', because: 'V6 — …' };
const TODAY = '2026-03-10';
const PAGE: ServicesPage = {
  services: ['guidance', 'payroll'],
  categories: [
    {
      name: 'file',
      kinds: new Map([['ReintegrationPart', ['part']]]),
      rules: [{ of: 'absent', under: ['guidance'], because: 'D7 — the way back' }],
    },
  ],
};
const AGREEMENT = { services: ['guidance'], from: '2020-01-01', until: null, bearsSickPayRisk: false };
const ABSENT: GuidanceRelations = {
  absences: [{ firstDay: '2026-02-01', recoveredOn: null }],
  employments: [{ startsOn: '2021-01-01', endsOn: null }],
  agreements: [AGREEMENT],
};
const overOn = (relations: Partial<GuidanceRelations>, today = TODAY): (string | null)[] =>
  guidedDays({ ...ABSENT, ...relations }, PAGE, READING, today).map((days) => days.overOn);

describe('the absences that the service guides', () => {
  test('S7 each from its first day, without an end that is known, or until the day of recovery', () => {
    expect(overOn({})).toEqual([null]);
    expect(overOn({}, '2026-01-31')).toEqual([]);
    expect(overOn({ absences: [{ firstDay: '2026-02-01', recoveredOn: '2026-03-10' }] })).toEqual(['2026-03-10']);
  });

  test.each([
    ['none', []],
    ['one that ended yesterday', [{ ...AGREEMENT, until: '2026-03-09' }]],
    ['one that begins tomorrow', [{ ...AGREEMENT, from: '2026-03-11' }]],
    ['one about something else', [{ ...AGREEMENT, services: ['payroll'] }]],
  ])('D7 none under %s', (_, agreements) => {
    expect(overOn({ agreements })).toEqual([]);
  });

  test('D7 until the last day of an agreement, and under one that follows it', () => {
    expect(overOn({ agreements: [{ ...AGREEMENT, until: TODAY }] })).toEqual([null]);
    expect(
      overOn({
        agreements: [
          { ...AGREEMENT, until: '2026-03-09' },
          { ...AGREEMENT, from: TODAY },
        ],
      }),
    ).toEqual([null]);
  });

  test('V6 until the last day of the employment, whether or not the absence ended on record', () => {
    const employments = [{ startsOn: null, endsOn: '2026-03-09' }];
    expect(overOn({ employments })).toEqual([TODAY]);
    const recovered = (recoveredOn: string) =>
      overOn({ employments, absences: [{ firstDay: '2026-02-01', recoveredOn }] });
    expect([recovered('2026-03-01'), recovered('2026-04-01')]).toEqual([['2026-03-01'], [TODAY]]);
  });

  test('V6 in a further employment, once it began, as long as the employer reads of the earlier one', () => {
    const ended = { startsOn: '2021-01-01', endsOn: '2026-03-09' };
    expect(overOn({ employments: [{ startsOn: TODAY, endsOn: null }, ended] })).toEqual(['2028-03-10']);
    expect(overOn({ employments: [ended, { startsOn: '2026-03-11', endsOn: null }] })).toEqual([TODAY]);
    expect(overOn({ employments: [{ startsOn: '2026-03-11', endsOn: null }] })).toEqual([]);
  });

  test('V6 no longer than the employer, who could end it, reads of it, in whichever employment', () => {
    const employments = [
      { startsOn: '2021-01-01', endsOn: '2024-03-10' },
      { startsOn: '2025-06-01', endsOn: null },
    ];
    const absences = [{ firstDay: '2024-02-01', recoveredOn: null }];
    expect(overOn({ employments, absences })).toEqual(['2026-03-11']);
    expect(overOn({ employments, absences: [{ firstDay: '2025-07-01', recoveredOn: null }] })).toEqual([null]);
  });

  describe('where the sick-pay risk is borne', () => {
    const agreements = [{ ...AGREEMENT, bearsSickPayRisk: true }];
    const employments = [{ startsOn: '2021-01-01', endsOn: '2026-02-20' }];

    test('V6 for as long after the employment as the employer reads of it, also where it began after it', () => {
      expect(overOn({ agreements, employments })).toEqual(['2028-02-21']);
      const later = [{ firstDay: '2026-03-01', recoveredOn: null }];
      expect(overOn({ agreements, employments, absences: later })).toEqual(['2028-02-21']);
      expect(overOn({ employments, absences: later })).toEqual([]);
    });

    test('V6 as it was agreed on its first day and on the last of the employment, and not as it was agreed later', () => {
      const before = { ...AGREEMENT, until: '2026-02-19' };
      expect(
        overOn({ employments, agreements: [before, { ...AGREEMENT, bearsSickPayRisk: true, from: '2026-02-20' }] }),
      ).toEqual(['2026-02-21']);
    });
  });
});

test('S7 one is guided until the day before the one on which it is over', () => {
  const guided = (...over: (string | null)[]): boolean =>
    isGuided(
      over.map((one) => ({ firstDay: '2026-01-01', overOn: one })),
      TODAY,
    );
  expect([guided(), guided(TODAY), guided('2026-03-11'), guided(TODAY, null)]).toEqual([false, false, true, true]);
});
