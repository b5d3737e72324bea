import type { LocalDate } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../access/policy/terms.js';
import type { Label, LowerBound } from './advice-document.js';

/** What a field of an item takes: a code, some codes, a whole number or a date; never a text of one's own (V5). */
export type AdviceField =
  | { readonly takes: 'code' | 'codes'; readonly codes: ReadonlyMap<string, Label> }
  | { readonly takes: 'number'; readonly from: number; readonly to: number }
  | DateField;

/** A date that lies between two days; a term counts from the day of the advice. */
export interface DateField {
  readonly takes: 'date';
  readonly notBefore: LowerBound;
  readonly notAfter: LowerBound | Term;
}

/** The two days that bounds may name. */
export interface DaysOfAdvice {
  readonly firstDay: LocalDate;
  readonly today: LocalDate;
}

/** V5 — the first and the last day that such a field takes. */
export function daysTaken({ notBefore, notAfter }: DateField, days: DaysOfAdvice): readonly [LocalDate, LocalDate] {
  return [
    dayOf(notBefore, days),
    typeof notAfter === 'string' ? dayOf(notAfter, days) : endOfTerm(notAfter, days.today),
  ];
}

function dayOf(bound: LowerBound, { firstDay, today }: DaysOfAdvice): LocalDate {
  return bound === 'first-day' ? firstDay : today;
}

/** One item of structured advice. */
export interface AdviceItem {
  readonly item: string;
  readonly label: Label;
  readonly fields: ReadonlyMap<string, AdviceField>;
}

/** By the number of the item, as 'M04'. */
export type AdviceItems = ReadonlyMap<string, AdviceItem>;
