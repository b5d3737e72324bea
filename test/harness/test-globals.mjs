import { jestExpect } from '@jest/expect';
import * as circus from 'jest-circus';

/** How long a test or a hook may take where it says nothing itself, in milliseconds: one that hangs fails, and the run goes on. */
const LIMIT = 60_000;

/**
 * What the runner leaves out of what jest does: it waits for ever. So each test and hook is run against the clock.
 *
 * @param {(...args: unknown[]) => unknown} act what is run
 * @param {number} limit in milliseconds
 */
function within(act, limit) {
  return async (...args) => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${limit} ms`)), limit);
    });
    try {
      await Promise.race([Promise.resolve().then(() => act(...args)), late]);
    } catch (failure) {
      throw withItsCause(failure);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The runner prints a stack and no cause; what a property found stands in the cause. */
function withItsCause(failure) {
  if (failure instanceof Error && failure.cause instanceof Error)
    failure.stack += `\nbecause of ${failure.cause.stack}`;
  return failure;
}

const timed =
  (declare) =>
  (title, act, limit = LIMIT) =>
    declare(title, within(act, limit));

const hook =
  (declare) =>
  (act, limit = LIMIT) =>
    declare(within(act, limit));

export const expect = jestExpect;
export const describe = circus.describe;
export const test = Object.assign(timed(circus.test), {
  each: (...table) => timed(circus.test.each(...table)),
  only: timed(circus.test.only),
  skip: timed(circus.test.skip),
});
export const beforeAll = hook(circus.beforeAll);
export const beforeEach = hook(circus.beforeEach);
export const afterAll = hook(circus.afterAll);
export const afterEach = hook(circus.afterEach);
