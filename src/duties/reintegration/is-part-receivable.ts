import type { LocalDate } from '../../platform/calendar/local-date.js';
import { isReceivable } from '../../safeguards/disclosure/is-receivable.js';
import type { DisclosureMatrix } from '../../safeguards/disclosure/disclosure-matrix.js';
import type { PartName } from './reintegration-part.js';

/** Each part's item of the matrix; what the employee says himself is none. */
export const ITEM_OF_PART: Readonly<Record<PartName, string | null>> = {
  'problem-analysis': 'M25',
  'current-opinion': 'M27',
  plan: 'M26',
  evaluation: 'M26',
  'own-share': null,
  activity: 'M23',
  intervention: 'M22',
  'wage-value': 'M20',
  'pay-suspension': 'M21',
  'next-doctor-contact': 'M28',
  'non-attendance': 'M31',
};

/** A part, and whose side says it. */
export interface SaidPart {
  readonly part: PartName;
  /** The employer's side recorded it; else the service or the employee. */
  readonly byEmployer: boolean;
}

/** What the service alone says. */
const SERVICES_OWN: ReadonlySet<PartName> = new Set([
  'problem-analysis',
  'current-opinion',
  'next-doctor-contact',
  'non-attendance',
]);
/** What both sides record, each what it has to say. */
const OF_EITHER_SIDE: ReadonlySet<PartName> = new Set(['plan', 'evaluation', 'activity', 'intervention']);

/** Does the service say this part? Then it goes to employer and employee together (V7), as far as the edition lets it (V5). */
export function isSaidByTheService({ part, byEmployer }: SaidPart): boolean {
  return SERVICES_OWN.has(part) || (OF_EITHER_SIDE.has(part) && !byEmployer);
}

/**
 * V5, V8 — does the matrix give this part to who acts in this role, in the edition that the agreement chose?
 *
 * @param edition null where there never was an agreement
 * @returns for what the service says false to a role that receives nothing as such; row security looks the same up by itself
 */
export function isPartReceivable(
  matrix: DisclosureMatrix,
  role: string,
  said: SaidPart,
  edition: string | null,
  on: LocalDate,
): boolean {
  const item = ITEM_OF_PART[said.part];
  return item === null || !isSaidByTheService(said) || isReceivable(matrix, role, item, edition, on);
}
