import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { daysTaken } from '../../src/safeguards/advice/advice-items.js';
import type { Cases } from './case-documents.js';

/** Where advice.cases.yaml and the policy differ; a date without a case deviates. */
export function deviationsOfAdvice({ advice }: Policies, { advice: { cases } }: Cases): string[] {
  const dates = [...advice.values()].flatMap(({ item, fields }) =>
    [...fields].flatMap(([field, takes]) => (takes.takes === 'date' ? [{ item, field, takes }] : [])),
  );
  const uncovered = dates.filter(
    (date) => !cases.some(({ item, field }) => date.item === item && date.field === field),
  );
  return [
    ...uncovered.map(({ item, field }) => `${item} ${field} has no case`),
    ...cases.flatMap(({ item, field, from, until, 'first-day': firstDay, advised: today }) => {
      const takes = dates.find((date) => date.item === item && date.field === field)?.takes;
      const actual = takes === undefined ? 'no date' : daysTaken(takes, { firstDay, today }).join(' to ');
      return actual === `${from} to ${until}`
        ? []
        : [`${item} ${field}: ${from} to ${until} by the cases, ${actual} by the policy`];
    }),
  ];
}
