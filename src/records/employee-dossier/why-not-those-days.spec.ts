import { describe, expect, test } from '@jest/globals';
import { whyNotThoseDays } from './why-not-those-days.js';

const TODAY = '2026-11-22';
const ENDED = {
  employmentId: 'one',
  startsOn: '2020-01-01',
  endsOn: '2026-06-30',
  earlierEndsOn: null,
};
const days = (
  endsOn: string | null,
  startsOn = '2020-01-01',
  known: Partial<Parameters<typeof whyNotThoseDays>[0]> = {},
) => whyNotThoseDays({ ...ENDED, ...known }, { startsOn, endsOn }, TODAY);

describe('the days of an employment on record', () => {
  test('V6 one that ended is not opened again by a row that leaves its end out, or names one to come', () => {
    expect([days(null), days(TODAY), days('2030-01-01')]).toEqual(['endsOn', 'endsOn', 'endsOn']);
    expect(days(null, '2026-06-30')).toBe('endsOn');
  });

  test('V6 an end that has come is put right to an earlier day only: a later one would lengthen what is read', () => {
    expect([days('2026-06-30'), days('2026-05-31'), days('2026-07-31')]).toEqual([null, null, 'endsOn']);
  });

  test('V6 who comes back has a new one, that goes on when it is told', () => {
    expect([days(null, '2026-07-01'), days(TODAY, '2026-07-01')]).toEqual([null, null]);
    expect(days('2026-11-21', '2026-07-01')).toBe('endsOn');
  });

  test('V6 an end to come is for the employer to change', () => {
    for (const endsOn of [TODAY, '2026-12-31', null]) {
      expect([days(null, '2020-01-01', { endsOn }), days('2026-12-01', '2020-01-01', { endsOn })]).toEqual([
        null,
        null,
      ]);
    }
  });

  test('V6 the employment that runs is not stretched over the one before it', () => {
    const back = { endsOn: null, startsOn: '2026-07-01', earlierEndsOn: '2026-06-30' };
    expect([days(null, '2026-06-30', back), days(null, '2026-07-02', back)]).toEqual(['startsOn', null]);
  });
});
