/** What is wrong with the moment of a consultation. */
export type PlannedThenFault = 'not_to_come' | 'after_its_time';

/**
 * S14 — can a consultation be planned for that moment? It is still to come, and within the time in which the doctor sees it.
 * @param plannedFor ISO 8601; so is until
 * @returns the code of what is wrong, or null
 */
export function whyNotPlannedThen(plannedFor: string, until: string, now: Date): PlannedThenFault | null {
  if (Date.parse(plannedFor) <= now.getTime()) return 'not_to_come';
  return Date.parse(plannedFor) < Date.parse(until) ? null : 'after_its_time';
}
