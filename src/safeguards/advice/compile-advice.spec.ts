import { describe, expect, test } from '@jest/globals';
import { problemsWhen } from '../access/policy/problems-when.fixture.js';

const ITEM = {
  en: 'a note',
  nl: 'een notitie',
  fields: { on: { date: { 'not-before': 'first-day', 'not-after': 'today' } } },
};

describe('the service does not start', () => {
  test.each([
    [
      'with an item that an employer never gets',
      ['items', 'M02'],
      ITEM,
      'items.M02: is no item that an employer may simply receive',
    ],
    ['with an item of no matrix', ['items', 'M09'], ITEM, 'items.M09: is no item that an employer may simply receive'],
    [
      'with a list that is not there',
      ['items', 'M01', 'fields', 'tone', 'one-of'],
      'moods',
      'items.M01.fields.tone: moods is no list of this page',
    ],
    [
      "with a field for a text of one's own",
      ['items', 'M01', 'fields', 'tone'],
      { text: true },
      'items.M01.fields.tone: must NOT have additional properties (text)',
    ],
    [
      'with a date that ends with no term',
      ['items', 'M01', 'fields', 'on', 'date', 'not-after'],
      'for-ever',
      'items.M01.fields.on: for-ever is no term of terms.yaml',
    ],
    [
      'with a date that takes no day',
      ['items', 'M01', 'fields', 'on', 'date'],
      { 'not-before': 'today', 'not-after': 'first-day' },
      'items.M01.fields.on: no day lies between these',
    ],
    [
      'with a date without bounds',
      ['items', 'M01', 'fields', 'on', 'date'],
      {},
      "items.M01.fields.on.date: must have required property 'not-after'",
    ],
    [
      'with a field that takes two things',
      ['items', 'M01', 'fields', 'on', 'number'],
      { from: 0, to: 1 },
      'items.M01.fields.on: must NOT have more than 1 properties',
    ],
  ])('V5 %s', (_, keys, value, problem) => {
    expect(problemsWhen('advice.yaml', keys, value)).toContain(`advice.yaml, ${problem}`);
  });
});
