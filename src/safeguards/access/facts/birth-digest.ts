import type { DataKey } from '../../../platform/keys/envelope.js';
import { keyedDigest } from '../../../platform/keys/keyed-digest.js';
import type { LocalDate } from '../../../platform/calendar/local-date.js';

/**
 * What travels of a birth date in the `access` schema: the desk asks the person for it (I1) and can't read it in the dossier
 * (D2). With the employee's id in it, equal dates of two people are different digests.
 * @param key the digest key of the employee's employer
 */
export function birthDigest(key: DataKey, employeeId: string, birthDate: LocalDate): Buffer {
  return keyedDigest(key, `birth-date/1\n${employeeId}\n${birthDate}`);
}
