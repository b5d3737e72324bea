import { seal, unseal, type DataKey } from '../../platform/keys/envelope.js';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { EmploymentContent } from './employee.js';
import { byteaList, hexOf } from './hex.js';
import { employmentPlace, identityPlace } from './sealed-places.js';
import type { Change, EmploymentChange } from './staff-member.js';

/** Data keys by employee id. */
export type KeysOf = ReadonlyMap<string, DataKey>;

/** An employment as it is stored. */
export interface SealedTerms {
  readonly employmentId: string;
  readonly employeeId: string;
  readonly startsOn: LocalDate | null;
  readonly sealed: Buffer;
  readonly version: number;
}

/** What of an employment is sealed. */
export function unsealedTerms(
  { employmentId, employeeId, sealed, version }: SealedTerms,
  keys: KeysOf,
): EmploymentContent {
  return unseal<EmploymentContent>(keyOf(keys, employeeId), employmentPlace(employeeId, employmentId, version), sealed);
}

/** Who people are, sealed, as a list for the database. */
export function sealedIdentities(
  people: readonly Omit<Change, 'rowDigest' | 'birthDigest' | 'nameDigest'>[],
  keys: KeysOf,
): string {
  return byteaList(
    people.map(({ employeeId, version, identity }) =>
      hexOf(seal(keyOf(keys, employeeId), identityPlace(employeeId, version), identity)),
    ),
  );
}

/** What of their employments is sealed, likewise. */
export function sealedTerms(employments: readonly EmploymentChange[], keys: KeysOf): string {
  return byteaList(
    employments.map(({ employmentId, employeeId, version, terms: { hoursPerWeek } }) =>
      hexOf(seal(keyOf(keys, employeeId), employmentPlace(employeeId, employmentId, version), { hoursPerWeek })),
    ),
  );
}

/** @throws Error where a person has no key among these: nobody is recorded without one */
export function keyOf(keys: KeysOf, employeeId: string): DataKey {
  const key = keys.get(employeeId);
  if (key === undefined) throw new Error('a person is recorded without a key');
  return key;
}
