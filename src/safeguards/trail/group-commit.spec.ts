import { describe, expect, test } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

/** A store that records its batches, and refuses those that hold a forbidden line. */
function storeRefusing(forbidden: string | null): {
  batches: string[][];
  write: (lines: readonly string[]) => Promise<void>;
} {
  const batches: string[][] = [];
  return {
    batches,
    write: async (lines) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (forbidden !== null && lines.includes(forbidden)) throw new Error('refused by the store');
      batches.push([...lines]);
    },
  };
}

describe('group commit', () => {
  test('A1 many answers wait for one durable write, and none is forgotten', async () => {
    const store = storeRefusing(null);
    const commit = new GroupCommit<string>(store.write);
    await Promise.all(Array.from({ length: 50 }, (_, i) => commit.add([`line ${i}`])));
    expect(store.batches.flat().sort()).toEqual(Array.from({ length: 50 }, (_, i) => `line ${i}`).sort());
    expect(store.batches.length).toBeLessThan(5);
  });

  test('A1 one bad line refuses one request, and the others in its batch are kept', async () => {
    const store = storeRefusing('bad');
    const commit = new GroupCommit<string>(store.write);
    const outcomes = await Promise.allSettled(['a', 'bad', 'b', 'c'].map((line) => commit.add([line])));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(store.batches.flat()).toEqual(['a', 'b', 'c']);
  });

  test('A1 an answer is not released before its own line is written', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const commit = new GroupCommit<string>(() => held);
    let answered = false;
    const waiting = commit.add(['line']).then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answered).toBe(false);
    release();
    await waiting;
    expect(answered).toBe(true);
  });

  test('A1 a store that cannot be reached refuses all that wait at once, not one after the other', async () => {
    let asked = 0;
    const commit = new GroupCommit<string>(
      () => {
        asked += 1;
        return Promise.reject(new Error('unreachable'));
      },
      () => false,
    );
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((line) => commit.add([line])));
    expect([asked, ...outcomes.map((outcome) => outcome.status)]).toEqual([1, 'rejected', 'rejected', 'rejected']);
  });

  test('A1 lines of one request are never split over two batches', async () => {
    const store = storeRefusing(null);
    const commit = new GroupCommit<string>(store.write, undefined, 3);
    await Promise.all([commit.add(['a1', 'a2']), commit.add(['b1', 'b2']), commit.add(['c1', 'c2', 'c3', 'c4'])]);
    expect(store.batches).toEqual([
      ['a1', 'a2'],
      ['b1', 'b2'],
      ['c1', 'c2', 'c3', 'c4'],
    ]);
  });
});
