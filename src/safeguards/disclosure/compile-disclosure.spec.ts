import { describe, expect, test } from '@jest/globals';
import { problemsWhen } from '../access/policy/problems-when.fixture.js';

const PAGE = 'disclosure.yaml';

describe('the service does not start', () => {
  test.each([
    ['without a row for an item', ['matrix', 'M02'], undefined, 'matrix: M02 has no row'],
    ['with a row for no item', ['matrix', 'M03'], ['Y', 'Y'], 'matrix.M03: M03 is no item of the vocabulary'],
    ['without a cell', ['matrix', 'M01'], ['Y'], 'matrix.M01: has 1 cells for 2 recipients'],
    ['with a cell too many', ['matrix', 'M01'], ['Y', 'Y', 'N'], 'matrix.M01: has 3 cells for 2 recipients'],
    [
      'with an unknown code',
      ['matrix', 'M01'],
      ['Y', 'maybe'],
      'matrix.M01.1: must be equal to one of the allowed values',
    ],
    ['with an unknown recipient', ['anywhere'], ['neighbour'], 'anywhere: neighbour is no recipient of this page'],
    [
      'with an unknown recipient in an edition',
      ['editions', 'narrow', 'only'],
      { neighbour: ['M01'] },
      'editions.narrow.only: neighbour is no recipient of this page',
    ],
    ['with an edition from no day', ['editions', 'wide', 'from'], '2023-02-29', 'editions.wide.from: is no date'],
    [
      'with an unknown accompaniment',
      ['beside-the-code', 0, 'needs'],
      ['luck'],
      'beside-the-code.0.needs: luck is no accompaniment of this page',
    ],
    ['with a line that asks nothing', ['beside-the-code', 0, 'needs'], undefined, 'beside-the-code.0: asks nothing'],
    [
      'with an unknown rule',
      ['editions', 'wide', 'because'],
      'S16 — so',
      'editions.wide.because: there is no rule S16',
    ],
    ['with an unknown item instead', ['instead', 0, 'say'], 'M09', 'instead.0: M09 is no item of this page'],
    [
      'with a role that has no page',
      ['recipients', 'patient', 'roles'],
      ['king'],
      'recipients.patient.roles: king is no role with a page',
    ],
    [
      'with a role that receives as two',
      ['recipients', 'patient', 'roles'],
      ['some-doctor'],
      'recipients.patient.roles: some-doctor receives as somebody else already',
    ],
    ['with two duties for one item', ['employee-duty', 'first'], ['M01'], 'employee-duty: M01 stands twice'],
  ])('V8 %s', (_, keys, value, problem) => {
    expect(problemsWhen(PAGE, keys, value)).toContain(`${PAGE}, ${problem}`);
  });
});
