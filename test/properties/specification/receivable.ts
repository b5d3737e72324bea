import { dayOf } from './calendar.js';
import type { Shown } from './shown.js';
import type { Acting } from './standing.js';
import type { World } from './world.js';

const NOT_FOR: Readonly<Record<string, readonly string[]>> = { 'labour-expert': ['M28', 'M31'] };
/** V5, V8 — what the matrix gives of advice to who works for the employer, and what the edition leaves of it. */
export function isReceivable({ agreements, now }: World, { role }: Acting, { employerId, item = '' }: Shown): boolean {
  const begun = agreements.filter((one) => one.employerId === employerId && one.from <= dayOf(now));
  const edition = begun.toSorted((one, other) => (one.from < other.from ? 1 : -1))[0]?.disclosureEdition;
  const narrowed = edition === undefined || (edition === 'statement-2019' && role === 'employer-officer');
  return !narrowed && NOT_FOR[role]?.includes(item) !== true;
}
