import { describe, expect, test } from '@jest/globals';
import { loggedError, loggedFacts, WITHHELD } from './log-line.js';

describe('what a log line may hold', () => {
  test('A3 an error is printed as class, code and frames, never with its message', () => {
    const thrown = Object.assign(new TypeError('invalid input for "Jansen, depressie"'), { code: '22P02' });
    const printed = loggedError(thrown);
    expect(printed.error).toBe('TypeError');
    expect(printed.errorCode).toBe('22P02');
    expect(printed.frames[0]).toMatch(/^at /);
    expect(JSON.stringify(printed)).not.toContain('Jansen');
  });

  test('A3 a message that imitates stack frames is not printed either', () => {
    const printed = loggedError(new Error('first\n    at Jansen (depressie)\n    at 999990019'));
    expect(JSON.stringify(printed)).not.toMatch(/Jansen|999990019/);
    expect(printed.frames.length).toBeGreaterThan(0);
  });

  test('A3 a thrown value that is no error shows its type alone', () => {
    expect(loggedError('Jansen')).toEqual({ error: 'string', frames: [] });
  });

  test('A3 an error code that is a sentence is left out', () => {
    expect(loggedError(Object.assign(new Error('x'), { code: 'no row for Jansen' })).errorCode).toBeUndefined();
  });

  test('D5 a fact that is neither number, boolean, id nor code is withheld', () => {
    expect(
      loggedFacts({
        count: 3,
        done: true,
        account: '3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11',
        code: 'flush-failed',
        name: 'Jan Jansen',
        phone: '+31612345678',
      }),
    ).toEqual({
      count: 3,
      done: true,
      account: '3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11',
      code: 'flush-failed',
      name: WITHHELD,
      phone: WITHHELD,
    });
  });
});
