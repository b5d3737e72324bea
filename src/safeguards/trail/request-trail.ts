import type { RequestFacts, TrailAct, TrailLine } from './trail-line.js';

/**
 * The lines of one request that are not durable yet. Opening a sealed record adds one; a write takes them into its own
 * transaction, a read hands them to the group commit before the answer leaves (A1).
 */
export class RequestTrail {
  #pending: TrailAct[] = [];
  #about: readonly string[] = [];
  #noted = false;

  constructor(readonly facts: RequestFacts) {}

  /** Was anything noted in this request, durable by now or not? */
  get hasNoted(): boolean {
    return this.#noted;
  }

  /** The status that a good answer of this request has. */
  get goodStatus(): number {
    return this.facts.route.startsWith('POST ') ? 201 : 200;
  }

  /** Whom a request is about that its path doesn't name: a refusal leaves a line for each of these employees. */
  concerns(employeeIds: readonly string[]): void {
    this.#about = [...new Set([...this.#about, ...employeeIds])];
  }

  note(act: TrailAct): void {
    this.#noted = true;
    if (!this.#pending.some((other) => isSameAct(other, act))) this.#pending.push(act);
  }

  /** The request ends in a refusal: what it was about to change wasn't changed; what it opened stays opened. */
  refuse(act: TrailAct): void {
    this.#pending = this.#pending.filter(({ action }) => action === 'read');
    if (this.#about.length === 0) this.note(act);
    for (const employeeId of this.#about) this.note({ ...act, employeeId });
  }

  /** The lines that still wait; they stay until {@link settled} says that they are on disk. */
  pending(): readonly TrailLine[] {
    return this.#pending.map((act) => ({ ...this.facts, ...act }));
  }

  /** Those lines are durable now: they were the first `count`. */
  settled(count: number): void {
    this.#pending = this.#pending.slice(count);
  }

  /** What was noted after the first `count` was decided again and not done again. */
  repeatAfter(count: number): void {
    this.#pending = this.#pending.map((act, at) => (at < count ? act : { ...act, outcome: 'repeated' }));
  }

  /** Forgets what was noted after the first `count`: what a write that was rolled back would have done, it didn't do. */
  forgetAfter(count: number): void {
    this.#pending = this.#pending.slice(0, count);
  }
}

/** Ten lines of one dossier shown on one page are one opening of that dossier. */
function isSameAct(one: TrailAct, other: TrailAct): boolean {
  return (
    one.recordId === other.recordId &&
    one.kind === other.kind &&
    one.action === other.action &&
    one.outcome === other.outcome &&
    one.employeeId === other.employeeId &&
    one.purpose === other.purpose
  );
}
