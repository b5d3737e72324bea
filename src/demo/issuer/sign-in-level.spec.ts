import { describe, expect, test } from '@jest/globals';
import { meets } from './sign-in-level.js';

const one = 'urn:dossierkluis:one-factor';
const two = 'urn:dossierkluis:two-factors';

describe('meets', () => {
  test.each([
    [undefined, undefined, true],
    [one, one, true],
    [one, two, true],
    [two, two, true],
    [two, one, false],
    [`${two} ${one}`, one, true],
    [two, undefined, false],
    [two, 'urn:dossierkluis:three-factors', false],
    ['urn:elsewhere:gold', two, false],
    ['', two, false],
  ])('D10 asked %p, signed in with %p: enough is %p', (asked, level, enough) => {
    expect(meets(asked, level)).toBe(enough);
  });
});
