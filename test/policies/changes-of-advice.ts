import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { AdviceDocument } from '../../src/safeguards/advice/advice-document.js';
import type { Change } from './mutant.js';

const DAYS = ['first-day', 'today'] as const;

/** Every date from the other day on, and until each other day or term. */
export function* changesOfAdvice({ items }: AdviceDocument, policies: Policies): Generator<Change<AdviceDocument>> {
  for (const [item, { fields }] of Object.entries(items)) {
    for (const [field, { date }] of Object.entries(fields)) {
      if (date === undefined) continue;
      const { 'not-before': first, 'not-after': last } = date;
      for (const notBefore of DAYS.filter((day) => day !== first)) {
        yield changed('begin a date of advice elsewhere', item, field, { 'not-before': notBefore, 'not-after': last });
      }
      for (const notAfter of [...DAYS, ...policies.termNames()].filter((name) => name !== last)) {
        if (isAlike(notAfter, last, policies)) continue;
        yield changed('end a date of advice elsewhere', item, field, { 'not-before': first, 'not-after': notAfter });
      }
    }
  }
}

/** Two terms of one length say the same. */
function isAlike(one: string, other: string, policies: Policies): boolean {
  if (![one, other].every((name) => policies.termNames().includes(name))) return false;
  const [a, b] = [policies.term(one), policies.term(other)];
  return a.amount === b.amount && a.unit === b.unit;
}

function changed(
  change: string,
  item: string,
  field: string,
  date: { 'not-before': 'first-day' | 'today'; 'not-after': string },
): Change<AdviceDocument> {
  return {
    change,
    place: `${item} ${field} ${Object.values(date).join(' to ')}`,
    apply: (draft) => {
      const fields = draft.items[item]?.fields;
      if (fields === undefined) throw new Error('a change was made for an item that is not there');
      fields[field] = { date };
    },
  };
}
