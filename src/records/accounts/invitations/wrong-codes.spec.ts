import { describe, expect, test } from '@jest/globals';
import { WrongCodes } from './wrong-codes.js';

const noon = new Date('2026-03-02T12:00:00Z');
const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);
const guesser = { signIn: 'the guesser', source: '192.0.2.1' };
const tooMany = expect.objectContaining({ status: 429 });

describe('wrong invitation codes', () => {
  test('S7 are bounded by sign-in, wherever it comes from, and nobody else at its address is', () => {
    const codes = new WrongCodes();
    for (let at = 0; at < 10; at += 1) codes.begin({ ...guesser, source: `192.0.2.${at}` }, noon);
    expect(() => codes.begin({ ...guesser, source: '192.0.2.99' }, noon)).toThrow(tooMany);
    codes.begin({ signIn: 'a colleague', source: '192.0.2.1' }, noon);
  });

  test('S7 are bounded by source, for sign-ins are cheap where an issuer gives them to everybody', () => {
    const codes = new WrongCodes();
    for (let at = 0; at < 100; at += 1) codes.begin({ signIn: `person ${at}`, source: '192.0.2.1' }, noon);
    expect(() => codes.begin({ signIn: 'one more', source: '192.0.2.1' }, noon)).toThrow(tooMany);
    codes.begin({ signIn: 'one more', source: '192.0.2.2' }, noon);
  });

  test('S7 count for ten minutes and not a second longer', () => {
    const codes = new WrongCodes();
    for (let attempt = 0; attempt < 10; attempt += 1) codes.begin(guesser, noon);
    expect(() => codes.begin(guesser, later(599))).toThrow(tooMany);
    codes.begin(guesser, later(600));
  });

  test('S7 do not include right ones, but those still being looked at', () => {
    const codes = new WrongCodes();
    for (let attempt = 0; attempt < 50; attempt += 1) codes.begin(guesser, noon).forgive();
    const open = Array.from({ length: 10 }, () => codes.begin(guesser, noon));
    expect(() => codes.begin(guesser, noon)).toThrow(tooMany);
    open[0]?.forgive();
    codes.begin(guesser, noon);
  });
});
