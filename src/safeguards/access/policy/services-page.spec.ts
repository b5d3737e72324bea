import { describe, expect, test } from '@jest/globals';
import { problemsWhen } from './problems-when.fixture.js';

const PAGE = 'services.yaml';
const MOOD = ['categories', 'mood'] as const;

describe('the page that says what may be recorded of an employee', () => {
  test.each([
    [
      'under a service that nobody agrees',
      [...MOOD, 'may-be-recorded', 0, 'under'],
      ['mending', 'spying'],
      ['categories.mood.may-be-recorded.0.under: spying is no service of this page'],
    ],
    [
      'for no rule',
      [...MOOD, 'may-be-recorded', 0, 'because'],
      'S16 — so',
      ['categories.mood.may-be-recorded.0.because: there is no rule S16'],
    ],
    [
      'in a field that its kind has not',
      [...MOOD, 'kinds'],
      { Mood: ['bsn'] },
      ['categories.mood.kinds: bsn is no field of Mood'],
    ],
    [
      'that is kept where nothing of a person is recorded',
      [...MOOD, 'kinds'],
      { Mood: [], Stamp: [] },
      ['categories.mood.kinds: Stamp is kept in the desk store'],
    ],
    [
      'twice',
      ['categories', 'weather'],
      {
        text: 'the weather',
        kinds: { Mood: [] },
        'may-be-recorded': [{ of: 'absent', under: ['mending'], because: 'D7 — so' }],
      },
      ['categories.weather.kinds: Mood is in mood already'],
    ],
    ['nowhere', [...MOOD, 'kinds'], {}, ['categories: Mood is recorded under no service']],
  ])('D7 refuses a category %s', (_, keys, value, expected) => {
    expect(problemsWhen(PAGE, keys, value)).toEqual(expected.map((problem) => `${PAGE}, ${problem}`));
  });
});
