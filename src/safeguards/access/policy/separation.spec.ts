import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadPolicies } from './compile-policies.js';
import { problemsWhen } from './problems-when.fixture.js';
import { whyApart } from './separation.js';

const PAGE = 'separation.yaml';
const AT = ['apart', 'doctors'] as const;

describe('what no account holds together', () => {
  const { separation } = loadPolicies(fileURLToPath(new URL('../../../../policies', import.meta.url)));

  test('S7 a pair is apart from either side, whatever else is held', () => {
    expect(whyApart(separation, 'accounts', ['direction', 'doctor'])?.rule).toBe('S7');
    expect(whyApart(separation, 'doctor', ['accounts'])?.rule).toBe('S7');
    expect(whyApart(separation, 'casework', ['employer'])?.rule).toBe('S10');
    expect(whyApart(separation, 'doctor', ['log-review'])?.rule).toBe('A6');
  });

  test('S4 what no rule keeps apart may be held together', () => {
    expect(whyApart(separation, 'doctor', ['secrecy-supervision', 'medical-direction', 'doctor'])).toBeNull();
    expect(whyApart(separation, 'accounts', ['accounts'])).toBeNull();
    expect(whyApart(separation, 'accounts', [])).toBeNull();
  });

  test('S7 a page with a circle that is none, is apart from itself, or stands there twice does not load', () => {
    expect(problemsWhen(PAGE, [...AT, 'with'], ['nurses'])).toEqual([
      'separation.yaml, apart.doctors.with: nurses is no circle of the vocabulary',
    ]);
    expect(problemsWhen(PAGE, [...AT, 'with'], ['keeping'])).toEqual([
      'separation.yaml, apart.doctors: keeping would be apart from itself',
    ]);
    expect(problemsWhen(PAGE, [...AT, 'none-of'], ['doctor', 'keeping'])).toEqual([
      'separation.yaml, apart.doctors: doctor would be apart from itself',
    ]);
    expect(
      problemsWhen(PAGE, ['apart', 'again'], { 'none-of': ['keeping'], with: ['doctor'], because: 'S7 — again' }),
    ).toEqual(['separation.yaml, apart.again: doctor and keeping are kept apart already']);
  });
});
