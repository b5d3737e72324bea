import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';

/** How often somebody searched in the last hour, and how often an hour bears (E1). */
export interface Searches {
  readonly lastHour: number;
  readonly atMost: number;
}

/** May he search once more? @returns null, or why not */
export function whyNotSearch({ lastHour, atMost }: Searches): Problem | null {
  if (lastHour < atMost) return null;
  return refusedByRule(
    409,
    'too-many-searches',
    'E1',
    'You searched for as many people as an hour bears; ask again later.',
  );
}
