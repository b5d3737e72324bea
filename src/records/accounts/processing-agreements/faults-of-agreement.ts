import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { FieldError } from '../../../platform/problems/problem.js';

/** P1 — what is wrong with the days of a processing agreement: nobody works under it unsigned, nor after it. */
export function faultsOfAgreement(
  { signedOn, from, until }: Readonly<Record<'signedOn' | 'from' | 'until', LocalDate>>,
  today: LocalDate,
): readonly FieldError[] {
  return [
    ...(signedOn > today ? [{ at: '/signedOn', code: 'in_the_future', rule: 'P1' }] : []),
    ...(from < signedOn ? [{ at: '/from', code: 'before_signed', rule: 'P1' }] : []),
    ...(until < from ? [{ at: '/until', code: 'before_from', rule: 'P1' }] : []),
    ...(until < today ? [{ at: '/until', code: 'in_the_past', rule: 'P1' }] : []),
  ];
}
