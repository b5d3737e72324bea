import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';

/**
 * S3 — is a text announced early enough? The notice is a whole term: it ends with its last day, the text begins after
 * it.
 * @param notice the term of policies/terms.yaml
 * @returns null, or the code of the field error
 */
export function whyNotAnnounced(effectiveFrom: LocalDate, notice: Term, today: LocalDate): string | null {
  return effectiveFrom > endOfTerm(notice, today) ? null : 'announced_too_late';
}
