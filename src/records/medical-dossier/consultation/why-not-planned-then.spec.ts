import { describe, expect, test } from '@jest/globals';
import { whyNotPlannedThen } from './why-not-planned-then.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const UNTIL = '2026-06-02T22:00:00.000Z';

describe('the moment of a consultation', () => {
  test('S14 is still to come', () => {
    expect(whyNotPlannedThen('2026-03-02T10:00:00.000Z', UNTIL, NOW)).toBe('not_to_come');
    expect(whyNotPlannedThen('2026-03-02T10:00:00.001Z', UNTIL, NOW)).toBeNull();
  });

  test('S14 is within the time in which the doctor sees it', () => {
    expect(whyNotPlannedThen('2026-06-02T21:59:59.999Z', UNTIL, NOW)).toBeNull();
    expect(whyNotPlannedThen(UNTIL, UNTIL, NOW)).toBe('after_its_time');
  });
});
