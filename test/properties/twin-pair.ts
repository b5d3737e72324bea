import type { World } from './specification/world.js';

/** Two houses that differ only in what somebody may not see. */
export interface Twins {
  readonly rule: string;
  /** By the name the issuer knows, and in which role. */
  readonly who: string;
  readonly as: string;
  readonly whether: string;
  readonly one: World;
  readonly other: World;
}
