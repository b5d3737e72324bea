import type { Label } from './advice-document.js';

/** What a field of an item takes: a code, some codes, a whole number or a date; never a text of one's own (V5). */
export type AdviceField =
  | { readonly takes: 'code' | 'codes'; readonly codes: ReadonlyMap<string, Label> }
  | { readonly takes: 'number'; readonly from: number; readonly to: number }
  | { readonly takes: 'date' };

/** One item of structured advice. */
export interface AdviceItem {
  readonly item: string;
  readonly label: Label;
  readonly fields: ReadonlyMap<string, AdviceField>;
}

/** By the number of the item, as 'M04'. */
export type AdviceItems = ReadonlyMap<string, AdviceItem>;
