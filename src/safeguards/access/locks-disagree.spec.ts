import { describe, expect, test } from '@jest/globals';
import { BeganTooEarly, LocksDisagree, orLookAgain } from './locks-disagree.js';

const thrower = (failures: readonly Error[]): { attempt: () => Promise<string>; made: () => number } => {
  let made = 0;
  const attempt = (): Promise<string> => {
    const failure = failures[made];
    made += 1;
    return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
  };
  return { attempt, made: () => made };
};
const withCode = (code: string): Error => Object.assign(new Error('of the database'), { code });

describe('who looks again', () => {
  test.each([
    ['the locks disagree', () => new LocksDisagree('Piece', 'read')],
    ['row security lets it not in', () => withCode('42501')],
    ['it gave way to another that waited for it', () => withCode('40P01')],
    ['it began before what it comes after', () => new BeganTooEarly('S9')],
  ])('D1 where %s it is done anew, also the third time', async (_, failure) => {
    const { attempt, made } = thrower([failure(), failure(), failure()]);
    expect([await orLookAgain(attempt), made()]).toEqual(['done', 4]);
  });

  test('S9 of one that never gets its turn the refusal is heard, after four attempts', async () => {
    const { attempt, made } = thrower(Array.from({ length: 9 }, () => new BeganTooEarly('S9')));
    await expect(orLookAgain(attempt)).rejects.toMatchObject({ status: 409, code: 'changed-meanwhile' });
    expect(made()).toBe(4);
  });

  test('D1 any other failure is one at once', async () => {
    const { attempt, made } = thrower([withCode('23505')]);
    await expect(orLookAgain(attempt)).rejects.toMatchObject({ code: '23505' });
    expect(made()).toBe(1);
  });
});
