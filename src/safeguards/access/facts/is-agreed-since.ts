import { isWithin, plainDate } from '../../../platform/calendar/local-date.js';
import type { EmployeeFacts, Moment } from './access-facts.js';
import { momentOf } from './moment.js';

/**
 * S13 — is an agreement with the employer in force, and did agreements follow each other without a gap since then? One that begins
 * in future doesn't count yet, and one of after a gap brings nothing back.
 * @param since ISO 8601, as the moment at which a responsibility began
 */
export function isAgreedSince(agreements: EmployeeFacts['agreements'], since: string, { today }: Moment): boolean {
  const firstDay = momentOf(since).today;
  const isFollowed = (until: string) =>
    agreements.some(({ from }) => from === plainDate(until).add({ days: 1 }).toString());
  return (
    agreements.some(({ from, until }) => isWithin(today, from, until)) &&
    agreements.every(({ until }) => until === null || until >= today || until < firstDay || isFollowed(until))
  );
}
