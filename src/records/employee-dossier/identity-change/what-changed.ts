import type { Identity } from '../employee.js';

/** What of a person an employer changes that others act on: whose letter it is, where it goes, and by what he proves who he is. */
export type IdentityPart = 'name' | 'address' | 'birth-date';

const FIELDS: Readonly<Record<IdentityPart, readonly (keyof WhoAndWhere)[]>> = {
  name: ['givenName', 'infix', 'familyName'],
  address: ['street', 'houseNumber', 'postcode', 'city'],
  'birth-date': ['birthDate'],
};
const PARTS = ['name', 'address', 'birth-date'] as const;

/** The fields of a dossier that tell people apart and say where they live. */
export type WhoAndWhere = Omit<Identity, 'email' | 'phone'>;

export function whoAndWhereOf(identity: Identity): WhoAndWhere {
  const { staffNumber, givenName, infix, familyName, birthDate, street, houseNumber, postcode, city } = identity;
  return { staffNumber, givenName, infix, familyName, birthDate, street, houseNumber, postcode, city };
}

/**
 * I1, S7 — a value that wasn't on record is a change too: what a dossier says first, it says when it is made.
 * @returns the parts in which the two differ
 */
export function whatChanged(recorded: WhoAndWhere, said: WhoAndWhere): readonly IdentityPart[] {
  return PARTS.filter((part) => FIELDS[part].some((field) => recorded[field] !== said[field]));
}
