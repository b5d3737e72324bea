import type { Kind } from './records.js';
import type { Shown } from './shown.js';
import type { Acting } from './standing.js';
import type { World } from './world.js';

export type Test = (world: World, acting: Acting, record: Shown) => boolean;

/** Who sees which fields of what, for which purposes, and why. */
export interface Statement {
  readonly rule: string;
  readonly roles: readonly string[];
  readonly kind: Kind;
  readonly purposes: readonly string[];
  readonly fields: readonly string[];
  readonly when: Test;
}

export const say = (
  rule: string,
  roles: readonly string[],
  kind: Kind,
  purposes: readonly string[],
  fields: readonly string[],
  when: Test,
): Statement => ({ rule, roles, kind, purposes, fields, when });
