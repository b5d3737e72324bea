import { z } from 'zod';
import { accepted, type Asked, type Caller } from '../asking/caller.js';
import { parsedJson, readKept, writePrivate } from '../private-file.js';

/** What an act came to: the service's receipt. */
export type Kept = Readonly<Record<string, unknown>>;

const kept = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Acts that a data folder does once: each is kept by its name as soon as it is done. An act that was answered and not kept,
 * because everything was killed in between, is asked again under the same Idempotency-Key and gets the same answer.
 */
export class KeptActs {
  private constructor(
    private readonly file: string,
    readonly caller: Caller,
    private done: Readonly<Record<string, Kept>>,
  ) {}

  /** @throws Error without content when the file isn't what was written */
  static async open(file: string, caller: Caller): Promise<KeptActs> {
    const text = await readKept(file);
    const read = kept.safeParse(text === undefined ? {} : parsedJson(text));
    if (!read.success) {
      throw new Error(`${file} is not the list of acts that was written; restore it, or remove the data folder.`);
    }
    return new KeptActs(file, caller, read.data);
  }

  /** Does the act unless it was done. @returns what it came to, then or now */
  async once(name: string, act: () => Promise<Kept>): Promise<Kept> {
    const before = this.done[name];
    if (before !== undefined) {
      return before;
    }
    const came = await act();
    this.done = { ...this.done, [name]: came };
    await writePrivate(this.file, `${JSON.stringify(this.done, undefined, 1)}\n`);
    return came;
  }

  /** Asks the service once. @throws Error when it refuses */
  async ask(
    name: string,
    subject: string,
    path: string,
    asked: Omit<Asked, 'idempotencyKey' | 'token'>,
  ): Promise<Kept> {
    return this.once(name, async () =>
      accepted(subject, path, await this.caller.ask(subject, path, { ...asked, idempotencyKey: `demo-${name}` })),
    );
  }
}
