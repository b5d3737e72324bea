import { isRealDate } from '../../../platform/calendar/local-date.js';
import {
  daysTaken,
  type AdviceField,
  type AdviceItem,
  type AdviceItems,
  type DaysOfAdvice,
} from '../../../safeguards/advice/advice-items.js';
import type { AdviceValue, AdvisedItem } from './advice.js';

/** An item as it was received. */
export interface WrittenItem {
  readonly item: string;
  readonly values: readonly { readonly field: string; readonly is: AdviceValue | string[] }[];
}

/** What is wrong at a place of the input; never what was written there. */
export interface WrittenFault {
  readonly at: string;
  readonly code: string;
  readonly rule?: string;
}

/**
 * V5 — holds what a doctor wrote against policies/advice.yaml.
 *
 * @returns the items with their values by field, in the policy's order; or what is wrong: an item twice, a field that is
 *          missing, twice or not the item's, a code that isn't on its list, a number outside its range, no real date or one
 *          outside its days (V5)
 */
export function advisedItems(
  written: readonly WrittenItem[],
  known: AdviceItems,
  days: DaysOfAdvice,
): { readonly items: readonly AdvisedItem[]; readonly faults: readonly WrittenFault[] } {
  const faults = written.flatMap(({ item }, index) =>
    written.findIndex((other) => other.item === item) < index ? [{ at: `/items/${index}/item`, code: 'twice' }] : [],
  );
  const items = written.flatMap((one, index) => {
    const item = known.get(one.item);
    if (item === undefined) return [];
    faults.push(...faultsOf(one, item, days, `/items/${index}/values`));
    return [{ item: item.item, values: valuesOf(one, item) }];
  });
  return { items, faults };
}

function valuesOf({ values }: WrittenItem, { fields }: AdviceItem): AdvisedItem['values'] {
  return Object.fromEntries(
    [...fields.keys()].flatMap((name) => values.filter(({ field }) => field === name).map(({ is }) => [name, is])),
  );
}

function faultsOf({ values }: WrittenItem, { fields }: AdviceItem, days: DaysOfAdvice, place: string): WrittenFault[] {
  const missing = [...fields.keys()].some((name) => !values.some(({ field }) => field === name));
  return [
    ...(missing ? [{ at: place, code: 'field_missing' }] : []),
    ...values.flatMap(({ field, is }, index) => {
      const at = `${place}/${index}`;
      const takes = fields.get(field);
      if (takes === undefined) return [{ at: `${at}/field`, code: 'no_field_of_this_item' }];
      if (values.findIndex((other) => other.field === field) < index) return [{ at: `${at}/field`, code: 'twice' }];
      if (!isTaken(is, takes)) return [{ at: `${at}/is`, code: 'not_what_the_field_takes' }];
      return isWithin(is, takes, days) ? [] : [{ at: `${at}/is`, code: 'outside_its_days', rule: 'V5' }];
    }),
  ];
}

function isTaken(is: AdviceValue, field: AdviceField): boolean {
  switch (field.takes) {
    case 'number':
      return typeof is === 'number' && is >= field.from && is <= field.to;
    case 'date':
      return typeof is === 'string' && isRealDate(is);
    case 'code':
      return typeof is === 'string' && field.codes.has(is);
    case 'codes':
      return typeof is === 'object' && is.every((code, at) => field.codes.has(code) && is.indexOf(code) === at);
  }
}

/** V5 — a day that can't be the field's would say something else to the employer. */
function isWithin(is: AdviceValue, field: AdviceField, days: DaysOfAdvice): boolean {
  if (field.takes !== 'date' || typeof is !== 'string') return true;
  const [first, last] = daysTaken(field, days);
  return first <= is && is <= last;
}
