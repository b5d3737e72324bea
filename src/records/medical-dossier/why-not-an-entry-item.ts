import type { FieldError } from '../../platform/problems/problem.js';

/** What the vocabulary says of items. */
export interface ItemLists {
  readonly items: Readonly<Record<string, string>>;
  readonly 'items-kept-apart': readonly string[];
}

/**
 * May a piece of an entry be this item?
 * @returns null, or the code and rule of the refusal: an item that isn't listed (V8), or one that is kept apart from the
 *          dossier until it is filed (S12).
 */
export function whyNotAnEntryItem(item: string, lists: ItemLists): Omit<FieldError, 'at'> | null {
  if (!Object.hasOwn(lists.items, item)) return { code: 'unknown_item', rule: 'V8' };
  return lists['items-kept-apart'].includes(item) ? { code: 'kept_apart_from_the_dossier', rule: 'S12' } : null;
}
