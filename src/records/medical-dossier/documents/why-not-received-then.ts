import type { LocalDate } from '../../../platform/calendar/local-date.js';

/**
 * Can a letter have come in on that day?
 * @returns null, or which of the two dates is wrong and why: a day to come, or a letter that came before it was written
 */
export function whyNotReceivedThen(
  letter: { readonly datedOn: LocalDate; readonly receivedOn: LocalDate },
  today: LocalDate,
): { readonly at: 'datedOn' | 'receivedOn'; readonly code: string } | null {
  if (letter.receivedOn > today) return { at: 'receivedOn', code: 'in_the_future' };
  return letter.datedOn > letter.receivedOn ? { at: 'datedOn', code: 'after_it_was_received' } : null;
}
