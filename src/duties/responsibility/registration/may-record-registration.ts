import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { FieldError } from '../../../platform/problems/problem.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/**
 * S15 — what is wrong with the dates of a check; empty when nothing is. A check that isn't made yet counts for nothing,
 * and none counts longer than the register itself lets a registration count.
 */
export function faultsOfRegistration(
  { checkedOn, validUntil }: { readonly checkedOn: LocalDate; readonly validUntil: LocalDate | null },
  today: LocalDate,
  longest: Term,
): readonly FieldError[] {
  return [
    ...(checkedOn > today ? [{ at: '/checkedOn', code: 'in_the_future', rule: 'S15' }] : []),
    ...(validUntil !== null && validUntil < checkedOn
      ? [{ at: '/validUntil', code: 'before_the_check', rule: 'S15' }]
      : []),
    ...(validUntil !== null && validUntil > endOfTerm(longest, checkedOn)
      ? [{ at: '/validUntil', code: 'too_long', rule: 'S15' }]
      : []),
  ];
}

/** S15 — the last day that a registration counts by this check: of somebody struck off, the day before it. */
export function lastDayBy({
  checkedOn,
  validUntil,
}: {
  checkedOn: LocalDate;
  validUntil: LocalDate | null;
}): LocalDate {
  return validUntil ?? Temporal.PlainDate.from(checkedOn).subtract({ days: 1 }).toString();
}
