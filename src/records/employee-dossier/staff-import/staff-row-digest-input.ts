import type { StaffRow } from './staff-row.js';

/** Changes whenever the list below does, so that an old digest never meets a new input. */
const EDITION = 'staff-row/1';

/**
 * The text over which the keyed digest of a row is taken that tells 'unchanged' from 'changed' at the next import.
 * Two rows have the same text exactly when all that is recorded of them is equal; the line in the file is not among it, nor
 * of whom the person isn't the namesake.
 */
export function staffRowDigestInput(row: StaffRow): string {
  return JSON.stringify([
    EDITION,
    row.staffNumber,
    row.givenName,
    row.infix,
    row.familyName,
    row.birthDate,
    row.email,
    row.phone,
    row.street,
    row.houseNumber,
    row.postcode,
    row.city,
    row.startsOn,
    row.endsOn,
    row.hoursPerWeek,
  ]);
}
