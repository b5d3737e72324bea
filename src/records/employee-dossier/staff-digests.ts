import type { DataKey } from '../../platform/keys/envelope.js';
import { keyedDigest } from '../../platform/keys/keyed-digest.js';
import { birthDigest } from '../../safeguards/access/facts/birth-digest.js';
import type { Identity } from './employee.js';
import { hexOf, type Hex } from './hex.js';
import { lettersOf } from './how-another-person.js';
import { staffRowDigestInput } from './staff-import/staff-row-digest-input.js';
import type { StaffRow } from './staff-import/staff-row.js';

/** Finds a staff number again under the employer's digest key. @param staffNumber in canonical form */
export function staffNumberDigest(key: DataKey, staffNumber: string): Hex {
  return hexOf(keyedDigest(key, staffNumber));
}

/** Tells at the next import whether anything of a row changed. */
export function staffRowDigest(key: DataKey, row: StaffRow): Hex {
  return hexOf(keyedDigest(key, staffRowDigestInput(row)));
}

/** In the place of a row's digest for somebody whom no staff file named yet: equal to no row's. */
export function noStaffRowDigest(key: DataKey, employeeId: string): Hex {
  return hexOf(keyedDigest(key, `no-staff-row/1\n${employeeId}`));
}

/**
 * S8 — finds who is called so and was born then, under the employer's digest key: whoever is sought in an emergency has no other
 * number that is known at a bedside. @returns null where the birth date is unknown
 */
export function nameDigest(
  key: DataKey,
  { familyName, birthDate }: Pick<Identity, 'familyName' | 'birthDate'>,
): Hex | null {
  if (birthDate === null) return null;
  return hexOf(keyedDigest(key, `name-and-birth-date/1\n${lettersOf(familyName)}\n${birthDate}`));
}

/** What the desk compares when the person links the dossier; null where the birth date is unknown. */
export function birthDateDigest(
  key: DataKey,
  employeeId: string,
  { birthDate }: Pick<Identity, 'birthDate'>,
): Hex | null {
  return birthDate === null ? null : hexOf(birthDigest(key, employeeId, birthDate));
}
