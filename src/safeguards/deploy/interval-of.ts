import type { Term } from '../access/policy/terms.js';

/** A term as PostgreSQL writes an interval: '14 days', '2 years'. */
export function intervalOf({ amount, unit }: Term): string {
  return `${amount} ${unit}`;
}
