import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { DisclosureMatrix } from '../../../safeguards/disclosure/disclosure-matrix.js';
import { isInsideEea } from '../../../safeguards/disclosure/eea-country.js';
import { mayReceive, NOTHING_ELSE } from '../../../safeguards/disclosure/may-receive.js';

/** The kind of recipient of the matrix that somebody in this capacity is: 'other-doctor' is `other_doctor`. */
export function recipientIn(capacity: string): string {
  return capacity.replaceAll('-', '_');
}

/**
 * V8, C1 — the capacities of those outside the service: a consent is about who isn't served by a role of it.
 * @returns their codes, in the order of the matrix
 */
export function capacitiesOutside({ recipients }: DisclosureMatrix): readonly string[] {
  return [...recipients.values()]
    .filter(({ roles }) => roles.length === 0)
    .map(({ name }) => name.replaceAll('_', '-'));
}

/**
 * V8 — why an item can never go to somebody in this capacity, whatever the employee allows and the doctor decides (N!, C14, D8).
 * @returns the rule; null where it can, with what the matrix asks beside the consent
 */
export function whyNeverSent(
  matrix: DisclosureMatrix,
  item: string,
  { capacity, country }: { readonly capacity: string; readonly country: string },
  on: LocalDate,
): string | null {
  const answer = mayReceive(matrix, {
    item,
    recipient: recipientIn(capacity),
    edition: editionOn(matrix, on),
    on,
    insideEea: isInsideEea(country),
    accompanied: NOTHING_ELSE,
  });
  return answer.allowed || answer.reason === 'lacking' ? null : answer.rule;
}

/** The latest edition: what an employer chose narrows what he gets himself, and nobody outside (V5). */
export function editionOn({ editions }: DisclosureMatrix, on: LocalDate): string {
  const begun = [...editions.values()]
    .filter(({ from }) => from <= on)
    .sort((one, other) => (one.from < other.from ? 1 : -1));
  return begun[0]?.name ?? '';
}
