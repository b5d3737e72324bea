import type { FieldError } from '../../../platform/problems/problem.js';
import type { Outcome } from './outcome.js';

/**
 * What is wrong with the conditions of an outcome? They come from the controlled list (V1), each once, and only with
 * 'passed under conditions', which has at least one.
 *
 * @param listed the codes of examinations.yaml
 * @returns null when nothing is
 */
export function whyNotConditions(
  outcome: Outcome,
  conditions: readonly string[],
  listed: { readonly has: (code: string) => boolean },
): FieldError | null {
  const error = (code: string): FieldError => ({ at: '/conditions', code, rule: 'V1' });
  if (!conditions.every((condition) => listed.has(condition))) return error('not_listed');
  if (new Set(conditions).size < conditions.length) return error('named_twice');
  if (outcome === 'passed-under-conditions') return conditions.length === 0 ? error('missing') : null;
  return conditions.length === 0 ? null : error('only_with_conditions');
}
