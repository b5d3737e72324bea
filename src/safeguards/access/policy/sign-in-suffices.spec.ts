import { describe, expect, test } from '@jest/globals';
import type { SignInLevel } from './sign-in-levels.js';
import { signInSuffices } from './sign-in-suffices.js';

const noon = new Date('2026-03-02T12:00:00Z');
const secondsAgo = (seconds: number): Date => new Date(noon.getTime() - seconds * 1000);
const level = (atMostMinutesOld?: number): SignInLevel => ({ name: 'some', factors: 2, atMostMinutesOld });

describe('D10 a sign-in is strong and recent enough', () => {
  test.each([
    ['to the second', 5, 300, true],
    ['and not a second longer', 5, 301, false],
    ['at once', 5, 0, true],
    ['however old, where no age is asked', undefined, 86_400, true],
    ['never from the future', 5, -1, false],
  ])('D10 %s', (_, minutes, seconds, suffices) => {
    expect(signInSuffices(level(minutes), { factors: 2, at: secondsAgo(seconds) }, noon)).toBe(suffices);
  });

  test('D10 one factor never suffices, however fresh', () => {
    expect(signInSuffices(level(), { factors: 1, at: noon }, noon)).toBe(false);
  });

  test('D10 an unreadable moment never suffices', () => {
    expect(signInSuffices(level(5), { factors: 2, at: new Date(Number.NaN) }, noon)).toBe(false);
    expect(signInSuffices(level(), { factors: 2, at: new Date(Number.NaN) }, noon)).toBe(false);
  });
});
