import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { SoughtEmployeeInput } from './sought-employee.input.js';

/**
 * May he seek by that? Who could seek by what he isn't shown would learn it by guessing.
 * @param shown the fields that his role can be shown of anybody
 * @returns null, or why not: before anybody is looked up
 */
export function whyNotByThat(shown: ReadonlySet<string>, sought: SoughtEmployeeInput): Problem | null {
  const named = Object.entries(sought).filter(([, value]) => value !== undefined);
  if (named.every(([field]) => shown.has(field))) return null;
  return refusedByRule(
    403,
    'sought-by-what-is-not-shown',
    'S7',
    'Your role is not shown that of anybody, so it finds nobody by it either.',
  );
}
