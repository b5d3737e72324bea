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
      ['categories.mood.kinds: Stamp is kept in the employer store'],
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
    [
      'and something of a doctor nowhere',
      ['without-a-service'],
      { Piece: 'S1 — so' },
      ['categories: Letter is recorded under no service'],
    ],
    [
      'that needs none without a reason, outside secrecy, or twice',
      ['without-a-service'],
      { Piece: 'S16 — so', Letter: 'S1 — so', Stamp: 'S1 — so', Mood: 'S1 — so' },
      [
        'without-a-service.Piece: there is no rule S16',
        'without-a-service: Stamp is kept in the employer store',
        'without-a-service: Mood is kept in the employee store',
        'without-a-service: Mood is in mood already',
      ],
    ],
  ])('D7 refuses a category %s', (_, keys, value, expected) => {
    expect(problemsWhen(PAGE, keys, value)).toEqual(expected.map((problem) => `${PAGE}, ${problem}`));
  });
});
