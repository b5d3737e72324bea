import { Readable } from 'node:stream';

/** What gives one part of what goes out. */
export interface Outgoing {
  /**
   * Hands over the next part with `push`, while it still holds what allows that; what it throws breaks the answer off.
   * @returns false after the last one
   */
  readonly next: (push: (bytes: Buffer) => void) => Promise<boolean>;
  /** Once, when it is over. @param whole was all of it taken? */
  readonly over: (whole: boolean) => Promise<void>;
}

/**
 * Bytes on their way out, each part handed to the line before `next` is done: a lock that it holds in the database until then is held from
 * the check to the byte (C3, threats: withdrawal is a barrier). It waits for nobody who takes them slowly.
 */
export function handOver({ next, over }: Outgoing): Readable {
  let whole = false;
  // Taking a part asks for the next one, also before the first is committed: one at a time, and in their order.
  let busy = false;
  let wanted = false;
  const stream = new Readable({
    read(): void {
      wanted = true;
      if (!busy) void hand();
    },
    destroy(error, done): void {
      const told = (): void => {
        done(error);
      };
      over(whole && stream.readableEnded).then(told, told);
    },
  });
  async function hand(): Promise<void> {
    busy = true;
    try {
      while (wanted && !whole && !stream.destroyed) {
        wanted = false;
        // Never within `read` itself: what is pushed there is put by until it returns, and leaves after that.
        await Promise.resolve();
        whole = !(await next((bytes) => stream.push(bytes)));
      }
      if (whole) stream.push(null);
    } catch (thrown) {
      stream.destroy(thrown instanceof Error ? thrown : new Error('what goes out broke off'));
    } finally {
      busy = false;
    }
  }
  return stream;
}
