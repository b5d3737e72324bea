import { describe, expect, test } from '@jest/globals';
import { isRunning, whyNotOnRecord } from './why-not-on-record.js';

const LISTS = new Map([['goal', new Set(['own-work'])]]);
const TODAY = '2026-11-22';
const ABSENCE = { absenceId: 'a', employeeId: 'e', employerId: 'w', edition: null, firstDay: '2026-11-01' };

describe('what a part of a re-integration file may say', () => {
  test('D5 only what is on the list', () => {
    expect(whyNotOnRecord({ goal: 'own-work' }, LISTS, TODAY, '/content')).toEqual([]);
    for (const goal of ['burn-out', 'toString', null, true]) {
      expect(whyNotOnRecord({ goal }, LISTS, TODAY, '/content')).toEqual([
        { at: '/content/goal', code: 'not_on_the_list', rule: 'D5' },
      ]);
    }
  });

  test('V8 nothing that happened tomorrow, and no end before the start', () => {
    expect(whyNotOnRecord({ heldOn: '2026-11-23', plannedFor: '2026-11-23' }, LISTS, TODAY, '')).toEqual([
      { at: '/heldOn', code: 'in_the_future' },
    ]);
    expect(whyNotOnRecord({ from: '2026-11-02', until: '2026-11-01' }, LISTS, TODAY, '')).toEqual([
      { at: '/until', code: 'before_its_start' },
    ]);
    expect(whyNotOnRecord({ heldOn: TODAY, from: '2026-11-02', until: '2026-11-02' }, LISTS, TODAY, '')).toEqual([]);
  });

  test('S7 nothing of an absence that has ended or not begun', () => {
    expect(isRunning({ ...ABSENCE, recoveredOn: null }, TODAY)).toBe(true);
    expect(isRunning({ ...ABSENCE, recoveredOn: '2026-11-23' }, TODAY)).toBe(true);
    expect(isRunning({ ...ABSENCE, recoveredOn: TODAY }, TODAY)).toBe(false);
    expect(isRunning({ ...ABSENCE, firstDay: '2026-11-23', recoveredOn: null }, TODAY)).toBe(false);
  });
});
