import { describe, expect, test } from '@jest/globals';
import { faultsOf, isPossible, STATES, STEPS, TRANSITIONS } from './disclosure-states.js';

describe('where a request to disclose can stand', () => {
  test('C4 every state is reached, every step does something, and each says under which rule', () => {
    expect(faultsOf(TRANSITIONS)).toEqual([]);
  });

  test('C4 what is wrong with them is found', () => {
    const [first, ...others] = TRANSITIONS;
    if (first === undefined) throw new Error('there are no transitions');
    expect(faultsOf(others)).toContain('record does nothing');
    expect(faultsOf([...TRANSITIONS, first])).toEqual(['record from nothing stands twice']);
    expect(faultsOf(TRANSITIONS.map((one) => ({ ...one, because: 'so' })))).toHaveLength(TRANSITIONS.length);
    expect(faultsOf(TRANSITIONS.filter(({ step }) => step !== 'withdraw-consent'))).toContain(
      'nothing leads to recalled',
    );
  });

  test('C3, C4, C11 what was refused, collected, withdrawn, recalled or expired stays so: nothing can be done with it', () => {
    const over = STATES.filter((state) => STEPS.every((step) => !isPossible(state, step)));
    expect(over).toEqual(['expired', 'refused', 'collected', 'withdrawn', 'recalled']);
  });

  test('C4 a decision is taken once, and by nobody while something is lacking', () => {
    expect(STATES.filter((state) => isPossible(state, 'decide'))).toEqual(['before-the-doctor']);
  });
});
