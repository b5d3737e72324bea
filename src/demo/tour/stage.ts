import type { Caller } from '../asking/caller.js';
import type { Accounts } from '../records/load-people.js';
import type { KeptActs } from '../records/kept-acts.js';
import type { Narrator } from './narrator.js';

/** What every chapter is played with: the house stands, its people are in, and there is no employer yet. */
export interface Stage {
  readonly narrator: Narrator;
  readonly caller: Caller;
  /** For what happens off stage. */
  readonly acts: KeptActs;
  readonly accounts: Accounts;
  /** What the service does at night, asked for at once. @param job its name */
  readonly queue: (job: string) => Promise<void>;
  /** In Amsterdam. */
  readonly today: string;
}
