import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam, plainDate, startOfDayAmsterdam } from '../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../access/policy/terms.js';

/**
 * I1 — the address and the birth date by which a person proves who he is have stood for a whole term, if his employer ever
 * changed them; row security reckons the same (access.identity_stands).
 * @param changedAt when the employer changed either last, ISO 8601, UTC; null for never
 * @returns from when a letter is printed, ISO 8601, UTC; null for now
 */
export function letterWaitsUntil(changedAt: string | null, term: Term, now: Date): string | null {
  if (changedAt === null) return null;
  const lastDay = endOfTerm(term, dateInAmsterdam(Temporal.Instant.from(changedAt)));
  const until = startOfDayAmsterdam(plainDate(lastDay).add({ days: 1 }).toString());
  return until.epochMilliseconds > now.getTime() ? until.toString() : null;
}
