import type { Outcome } from './trail-line.js';

/** The outcome that a line records for a problem's status (threats: one line for each attempt). */
export function outcomeOf(status: number): Outcome {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404) return 'not-found';
  if (status === 409 || status === 422) return 'conflict';
  return status >= 500 ? 'failed' : 'invalid';
}
