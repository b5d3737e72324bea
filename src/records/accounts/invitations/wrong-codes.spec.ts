import { describe, expect, test } from '@jest/globals';
import { WrongCodes } from './wrong-codes.js';

const noon = new Date('2026-03-02T12:00:00Z');
const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);

describe('wrong invitation codes', () => {
  test('S7 are bounded by source and by sign-in, each by itself', () => {
    const codes = new WrongCodes();
    for (let attempt = 0; attempt < 10; attempt += 1) codes.begin(['192.0.2.1', `person ${attempt}`], noon);
    expect(() => codes.begin(['192.0.2.1', 'somebody else'], noon)).toThrow(expect.objectContaining({ status: 429 }));
    for (let attempt = 0; attempt < 9; attempt += 1) codes.begin([`192.0.2.1${attempt}`, 'person 3'], noon);
    expect(() => codes.begin(['192.0.2.99', 'person 3'], noon)).toThrow(expect.objectContaining({ status: 429 }));
    codes.begin(['192.0.2.99', 'person 4'], noon);
  });

  test('S7 count for ten minutes and not a second longer', () => {
    const codes = new WrongCodes();
    for (let attempt = 0; attempt < 10; attempt += 1) codes.begin(['192.0.2.1'], noon);
    expect(() => codes.begin(['192.0.2.1'], later(599))).toThrow();
    codes.begin(['192.0.2.1'], later(600));
  });

  test('S7 do not include right ones, but those still being looked at', () => {
    const codes = new WrongCodes();
    for (let attempt = 0; attempt < 50; attempt += 1) codes.begin(['192.0.2.1'], noon).forgive();
    const open = Array.from({ length: 10 }, () => codes.begin(['192.0.2.1'], noon));
    expect(() => codes.begin(['192.0.2.1'], noon)).toThrow();
    open[0]?.forgive();
    codes.begin(['192.0.2.1'], noon);
  });
});
