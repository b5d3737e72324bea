import { describe, expect, test } from '@jest/globals';
import { whyNotConditions } from './why-not-conditions.js';

const LISTED = new Set(['no-night-shifts', 'aids-to-vision']);

describe('what is wrong with the conditions', () => {
  test.each([
    ['passed', [], null],
    ['rejected', [], null],
    ['passed-under-conditions', ['no-night-shifts'], null],
    ['passed-under-conditions', ['aids-to-vision', 'no-night-shifts'], null],
    ['passed-under-conditions', [], 'missing'],
    ['passed-under-conditions', ['he-has-diabetes'], 'not_listed'],
    ['passed-under-conditions', ['no-night-shifts', 'no-night-shifts'], 'named_twice'],
    ['passed', ['no-night-shifts'], 'only_with_conditions'],
    ['rejected', ['no-night-shifts'], 'only_with_conditions'],
    ['rejected', ['because-of-his-back'], 'not_listed'],
  ] as const)('V1 %s with %j: %s', (outcome, conditions, code) => {
    const fault = whyNotConditions(outcome, conditions, LISTED);
    expect(fault).toEqual(code === null ? null : { at: '/conditions', code, rule: 'V1' });
  });
});
