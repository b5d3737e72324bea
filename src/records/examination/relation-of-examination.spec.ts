import { describe, expect, test } from '@jest/globals';
import { isExaminationReadable, relationOfExamination, type Relations } from './relation-of-examination.js';

const ASKED = '2026-03-10';
const left = { startsOn: '2020-01-01', endsOn: '2026-03-09' };
const works = { startsOn: '2020-01-01', endsOn: '2026-03-10' };
const comes = { startsOn: '2026-05-01', endsOn: null };
const applies = { from: '2026-03-10', until: '2026-06-10' };
const having = (change: Partial<Relations>): Relations => ({ employments: [], applications: [], ...change });

describe('what an examination belongs to', () => {
  test('V6 the employment that had not ended on the day it was asked, the first of them', () => {
    expect(relationOfExamination(ASKED, having({ employments: [comes, works, left] }))).toEqual({
      ...works,
      isEmployed: true,
    });
    expect(relationOfExamination(ASKED, having({ employments: [left] }))).toBeNull();
    const unknown = { startsOn: null, endsOn: null };
    expect(relationOfExamination(ASKED, having({ employments: [comes, unknown] }))).toMatchObject(unknown);
  });

  test('V1 of who has none, the application in which it was asked, both days included', () => {
    const { from: startsOn, until: endsOn } = applies;
    const application = { startsOn, endsOn, isEmployed: false };
    expect(relationOfExamination(ASKED, having({ applications: [applies] }))).toEqual(application);
    expect(relationOfExamination('2026-06-10', having({ applications: [applies] }))).toEqual(application);
    for (const day of ['2026-03-09', '2026-06-11']) {
      expect(relationOfExamination(day, having({ applications: [applies] }))).toBeNull();
    }
    expect(relationOfExamination(ASKED, having({ employments: [left], applications: [applies] }))).toEqual(application);
    const hired = having({ employments: [comes], applications: [applies] });
    expect(relationOfExamination(ASKED, hired)).toEqual({ ...comes, isEmployed: true });
  });
});

describe('may the employer look back', () => {
  const terms = {
    afterEmployment: { name: 'a', amount: 2, unit: 'years', because: 'V6 — a' },
    afterApplication: { name: 'b', amount: 6, unit: 'months', because: 'V6 — b' },
  } as const;
  const readable = (relations: Partial<Relations>, today: string): boolean =>
    isExaminationReadable(ASKED, having(relations), terms, today);

  test('V6 while the employment goes on, and until the last day of the term after it', () => {
    expect(readable({ employments: [comes] }, '2099-01-01')).toBe(true);
    expect(readable({ employments: [works] }, '2028-03-10')).toBe(true);
    expect(readable({ employments: [works] }, '2028-03-11')).toBe(false);
  });

  test('V6 shorter after an application; not at all where there was neither', () => {
    expect(readable({ applications: [applies] }, '2026-12-10')).toBe(true);
    expect(readable({ applications: [applies] }, '2026-12-11')).toBe(false);
    expect(readable({ employments: [left] }, ASKED)).toBe(false);
  });
});
