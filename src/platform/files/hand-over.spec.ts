import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from '@jest/globals';
import { handOver } from './hand-over.js';

/** What takes bytes, as slowly as it is told. */
function taker(each: () => Promise<void> = () => Promise.resolve()): {
  readonly took: string[];
  readonly line: Writable;
} {
  const took: string[] = [];
  const line = new Writable({
    highWaterMark: 1,
    write(bytes: Buffer, _encoding, done): void {
      took.push(bytes.toString());
      void each().then(() => {
        done();
      });
    },
  });
  return { took, line };
}

describe('what is handed over', () => {
  test('C3 is on the line before what allows it is let go', async () => {
    const { took, line } = taker();
    const seen: string[][] = [];
    const bytes = handOver({
      next: async (push) => {
        push(Buffer.from('a'));
        seen.push([...took]);
        await Promise.resolve();
        return false;
      },
      over: () => Promise.resolve(),
    });
    await pipeline(bytes, line);
    expect([seen, took]).toEqual([[['a']], ['a']]);
  });

  test('C11 comes in its order, one part at a time, and ends with the last; a slow taker holds nothing up', async () => {
    const parts = ['a', 'b', 'c', 'd'];
    let under = 0;
    const ends: boolean[] = [];
    const { took, line } = taker(() => new Promise((resolve) => setTimeout(resolve, 2)));
    const bytes = handOver({
      next: async (push) => {
        under += 1;
        expect(under).toBe(1);
        await Promise.resolve();
        push(Buffer.from(parts.shift() ?? '?'));
        await Promise.resolve();
        under -= 1;
        return parts.length > 0;
      },
      over: (whole) => Promise.resolve(void ends.push(whole)),
    });
    await pipeline(bytes, line);
    expect([took.join(''), ends]).toEqual(['abcd', [true]]);
  });

  test('C11 breaks off where a part is refused or nobody takes it any more, and says that it did', async () => {
    const ends: boolean[] = [];
    const over = (whole: boolean): Promise<void> => Promise.resolve(void ends.push(whole));
    let left = 2;
    const refused = handOver({
      next: async (push) => {
        await Promise.resolve();
        if ((left -= 1) === 0) throw new Error('taken back');
        push(Buffer.from('a'));
        return true;
      },
      over,
    });
    await expect(pipeline(refused, taker().line)).rejects.toThrow('taken back');
    const gone = handOver({
      next: (push) => {
        push(Buffer.from('a'));
        return Promise.resolve(true);
      },
      over,
    });
    gone.destroy();
    await new Promise((resolve) => gone.once('close', resolve));
    expect(ends).toEqual([false, false]);
  });
});
