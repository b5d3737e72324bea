/** Writes a batch durably, or throws and has written none of it. */
export type WriteBatch<Line> = (lines: readonly Line[]) => Promise<void>;

interface Waiting<Line> {
  readonly lines: readonly Line[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One multi-row insert and one durable commit for all that wait, each answer held until its own lines are on disk.
 * A batch that fails is retried request by request, so that one bad line refuses one request (design: the trail); where
 * the store itself can't be reached, all who wait are refused: each would only wait again behind the others.
 */
export class GroupCommit<Line> {
  #waiting: Waiting<Line>[] = [];
  #running: Promise<void> | null = null;

  constructor(
    private readonly write: WriteBatch<Line>,
    private readonly mayBeALine: (failure: unknown) => boolean = () => true,
    private readonly largestBatch = 1_000,
  ) {}

  /** @returns when these lines are durable. @throws what the store threw for them. */
  async add(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    const durable = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ lines, resolve, reject });
    });
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    await durable;
  }

  /** @returns when nothing waits any more; for an orderly stop. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop gathers what the same moment brings.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#flush(this.#nextBatch());
  }

  #refuseAll(batch: readonly Waiting<Line>[], failure: unknown): void {
    const refused = [...batch, ...this.#waiting];
    this.#waiting = [];
    for (const entry of refused) entry.reject(failure);
  }

  #nextBatch(): Waiting<Line>[] {
    let count = 0;
    const batch: Waiting<Line>[] = [];
    for (const entry of this.#waiting) {
      if (batch.length > 0 && count + entry.lines.length > this.largestBatch) break;
      batch.push(entry);
      count += entry.lines.length;
    }
    this.#waiting = this.#waiting.slice(batch.length);
    return batch;
  }

  async #flush(batch: readonly Waiting<Line>[]): Promise<void> {
    try {
      await this.write(batch.flatMap((entry) => entry.lines));
      for (const entry of batch) entry.resolve();
    } catch (failure) {
      if (!this.mayBeALine(failure)) this.#refuseAll(batch, failure);
      else if (batch.length === 1) batch[0]?.reject(failure);
      else for (const entry of batch) await this.#flush([entry]);
    }
  }
}
