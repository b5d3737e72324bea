import type { LocalDate } from '../../platform/calendar/local-date.js';
import { recipientOfRole, type DisclosureMatrix } from './disclosure-matrix.js';
import { mayReceive, NOTHING_ELSE } from './may-receive.js';

/**
 * V8, V5 — may who acts in this role receive the item with nothing beside it?
 *
 * @param edition that the employer's agreement chose, null where there never was one
 * @returns false for a role that receives nothing as such; row security looks the same up by itself
 */
export function isReceivable(
  matrix: DisclosureMatrix,
  role: string,
  item: string,
  edition: string | null,
  on: LocalDate,
): boolean {
  const recipient = recipientOfRole(matrix, role);
  if (recipient === null || edition === null) return false;
  return mayReceive(matrix, { item, recipient, edition, on, insideEea: true, accompanied: NOTHING_ELSE }).allowed;
}
